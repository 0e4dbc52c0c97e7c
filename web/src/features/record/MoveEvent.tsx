import { useTranslation } from "react-i18next";
import { useProcesses } from "../../api/queries";
import type { Guide, TimelineItem } from "../../api/types";
import { word } from "../../i18n";

const ways: Record<string, string> = { lost: "lost", won: "won", disqualified: "disqualified", nurture: "nurtured" };

/** A step on the way: from where to where, how long it stood there, and whether that was long. */
export function MoveEvent({ item, guide }: { item: TimelineItem; guide: Guide | undefined }) {
  const { t } = useTranslation();
  const processes = useProcesses().data ?? [];
  const name = (key: string | null | undefined) =>
    word(processes.flatMap((process) => process.stages).find((stage) => stage.key === key)?.names) || (key ?? "");
  const days = Math.max(1, Math.round(item.working_days ?? 0));
  const allowed = guide?.stages.find((stage) => stage.key === item.from)?.allowed_days ?? null;
  const over = allowed !== null && days > allowed ? `, ${t("longer_than", { count: days - allowed })}` : "";
  const way = ways[item.left_by ?? ""];
  return (
    <>
      <b className="strong">
        {item.left_by === "converted" || (!way && !item.to)
          ? t("became_deal")
          : t("moved", { from: name(item.from), to: way ? t(way) : name(item.to) })}
      </b>
      <div className="sub">
        {t("stood", { days: t("work_days", { count: days }) + over })} {item.reason}
        {item.overridden && <span className="risk"> {t("overridden")}</span>}
      </div>
    </>
  );
}

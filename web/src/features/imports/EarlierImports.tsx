import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { get } from "../../api/client";
import { useSchema } from "../../api/queries";
import { word } from "../../i18n";
import { moment, number } from "../../ui/format";

type Earlier = {
  id: number;
  name: string;
  state: string;
  module: string | null;
  rows: number | null;
  at: string;
  by_title: string;
  result: { created: number; updated: number; skipped: number; failed: number } | null;
};
const tones: Record<string, string> = { done: "good", failed: "late", running: "accent", checking: "accent" };

/** Files that were brought in before: what came of each, and the way back to it. */
export function EarlierImports({ onOpen }: { onOpen: (id: number) => void }) {
  const { t } = useTranslation();
  const schema = useSchema().data ?? [];
  const imports = useQuery({
    queryKey: ["any", "imports"],
    queryFn: async () => (await get<{ items: Earlier[] }>("/imports")).items,
  }).data;
  if (!imports || imports.length === 0) return null;
  const labelOf = (key: string | null) => word(schema.find((one) => one.key === key)?.labels);
  const figures = ({ state, result, rows }: Earlier) =>
    !result || state === "recognised"
      ? rows !== null && t("rows_count", { count: rows, formatted: number(rows) })
      : [
          `${number(result.created)} ${t(state === "done" || state === "undone" ? "were_created" : "will_create")}`,
          result.updated > 0 && `${number(result.updated)} ${t("will_update")}`,
          result.failed > 0 && `${number(result.failed)} ${t("will_fail")}`,
        ]
          .filter(Boolean)
          .join(", ");
  return (
    <section className="card pad earlier" aria-label={t("earlier_imports")}>
      <h2>{t("earlier_imports")}</h2>
      {imports.map((one) => (
        <button key={one.id} type="button" className="item" onClick={() => onOpen(one.id)}>
          <span className="grow ellipsis">
            <b className="strong">{one.name}</b> <span className="sub">{labelOf(one.module)}</span>
          </span>
          <span className={`tag ${tones[one.state] ?? ""}`}>{t(`import_state_${one.state}`)}</span>
          <span className="sub figures">{figures(one)}</span>
          <span className="sub small whose">
            {one.by_title}, {moment(one.at)}
          </span>
        </button>
      ))}
    </section>
  );
}

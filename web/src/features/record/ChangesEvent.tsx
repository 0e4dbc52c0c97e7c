import { useTranslation } from "react-i18next";
import type { Row, TimelineItem } from "../../api/types";
import { type Line, useChangeLines } from "./useChangeLines";

function Sentence({ line }: { line: Line }) {
  return (
    <div>
      {line.label}: {line.from && `${line.from} → `}
      <b className="strong">{line.to}</b>
      {line.more && `, ${line.more}`}
    </div>
  );
}

const shown_at_once = 4;

/** What somebody changed in one go, told field by field. */
export function ChangesEvent({ resource, row, items }: { resource: string; row: Row; items: TimelineItem[] }) {
  const { t } = useTranslation();
  const lines = useChangeLines(resource, row, items);
  const made = items.some((item) => item.change === "create");
  const verb = items.find((item) => item.change !== "update" && item.change !== "create")?.change;
  const rest = lines.slice(shown_at_once);
  return (
    <>
      {made && <b className="strong">{t("change_create")}</b>}
      {verb && <div>{t(`change_${verb}`)}</div>}
      {!made && !verb && lines.length === 0 && t("change_update")}
      <div className={made ? "sub" : "told"}>
        {lines.slice(0, shown_at_once).map((line) => (
          <Sentence key={line.key} line={line} />
        ))}
      </div>
      {rest.length > 0 && (
        <details>
          <summary className="sub">{t("more_changes", { count: rest.length })}</summary>
          {rest.map((line) => (
            <Sentence key={line.key} line={line} />
          ))}
        </details>
      )}
    </>
  );
}

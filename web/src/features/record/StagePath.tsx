import { useTranslation } from "react-i18next";
import type { Guide, Row } from "../../api/types";
import { useVerbs } from "../../fields/selling/useVerbs";

/** The seven steps of the journey: what lies behind, where it stands and since when, what is ahead. */
export function StagePath({ guide, row, may }: { guide: Guide; row: Row; may: boolean }) {
  const { t } = useTranslation();
  const verbs = useVerbs();
  const lost = row.outcome === "lost" || row.status === "disqualified";
  const open = row.outcome === "open";
  return (
    <div className="path" role="group" aria-label={t("board")}>
      {guide.stages.map((stage) => {
        const kind = stage.state === "current" ? (lost ? "lost" : "now") : stage.state === "done" ? "past" : "";
        const days = stage.working_days === null ? null : Math.max(1, Math.round(stage.working_days));
        const time =
          days === null
            ? ""
            : stage.state === "current" && stage.allowed_days
              ? ` · ${t("day_of", { day: days, of: stage.allowed_days })}`
              : stage.state === "done"
                ? ` · ${t("days_short", { count: days })}`
                : "";
        return (
          <button
            key={stage.key}
            type="button"
            className={kind}
            aria-current={stage.state === "current" ? "step" : undefined}
            disabled={!may || !open || stage.state === "current" || stage.key === "prospecting"}
            title={stage.name + time}
            onClick={() => verbs.move(row, stage.key, stage.name, stage.state !== "ahead")}
          >
            {stage.name}
            {time}
          </button>
        );
      })}
      {verbs.dialog}
    </div>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { get } from "../../api/client";
import type { Row, Score } from "../../api/types";

/** How promising a lead is by the company's rules, and what speaks for it and against. */
export function LeadScore({ lead }: { lead: Row }) {
  const { t } = useTranslation();
  const score = useQuery({
    queryKey: ["leads", "score", lead.id],
    queryFn: () => get<Score>(`/leads/${lead.id}/score`),
  }).data;
  if (!score || score.score === null) return null;
  return (
    <section className="sec">
      <h2>
        <span className="grow">{t("score")}</span>
        <b className="strong">{score.score}</b>
      </h2>
      {score.reasons.length === 0 && <p className="sub">{t("score_no_reasons")}</p>}
      {score.reasons.map((reason) => (
        <div key={reason.rule} className="item">
          <span className="grow">{reason.sentence}</span>
          <span className={reason.points < 0 ? "late nowrap" : "good nowrap"}>
            {reason.points > 0 ? `+${reason.points}` : `−${-reason.points}`}
          </span>
        </div>
      ))}
    </section>
  );
}

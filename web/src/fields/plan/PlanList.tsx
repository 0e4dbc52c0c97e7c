import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, patch } from "../../api/client";
import type { Plan, PlannedNeed } from "../../api/types";
import { useAct } from "../useAct";
import { Coverage } from "./Coverage";
import "./plan.css";
import { Reaction } from "./Reaction";

export const usePlan = (deal: number) =>
  useQuery({ queryKey: ["any", "plan", deal], queryFn: () => get<Plan>(`/deals/${deal}/plan`) });

/** With what the need will be answered: a feature of a product, or what we say ourselves. */
function Feature({ deal, need, may }: { deal: number; need: PlannedNeed; may: boolean }) {
  const { t } = useTranslation();
  const act = useAct();
  const [text, setText] = useState<string | null>(null);
  const save = (feature: string | null) => {
    setText(null);
    if ((feature || null) !== need.feature)
      void act(patch(`/deals/${deal}/needs/${need.id}`, { feature: feature || null }), null);
  };
  const offered = need.answers.filter((answer) => answer.feature !== need.feature);
  return (
    <div className="plan-feature">
      {may ? (
        <input
          aria-label={t("answered_by", { need: need.text })}
          placeholder={t(need.gap ? "gap_fill" : "choose_feature")}
          value={text ?? need.feature ?? ""}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => text !== null && save(text.trim())}
          onKeyDown={(event) => event.key === "Enter" && save((text ?? need.feature ?? "").trim())}
        />
      ) : (
        <p>{need.feature}</p>
      )}
      <p className="print-only">{need.feature}</p>
      {offered.map((answer) => (
        <button
          key={`${answer.product}${answer.feature}`}
          type="button"
          className="offer"
          disabled={!may}
          onClick={() => save(answer.feature)}
        >
          {answer.feature} <span className="sub">{answer.title}</span>
        </button>
      ))}
      {need.gap && <p className="risk small">{t("gap")}</p>}
    </div>
  );
}

/** The plan of the demo: needs by importance, with what each is answered; afterwards, how each was taken. */
export function PlanList({ deal, may }: { deal: number; may: boolean }) {
  const { t } = useTranslation();
  const plan = usePlan(deal);
  if (plan.isPending) return <div className="skeleton plan-skeleton" />;
  if (plan.isError) return <p className="empty">{t("load_failed")}</p>;
  const { needs, coverage } = plan.data;
  if (needs.length === 0) return <p className="empty">{t("plan_empty")}</p>;
  const gaps = needs.filter((need) => need.gap).length;
  return (
    <div className="plan-box">
      <p className="line wrap plan-head">
        <Coverage value={coverage} />
        {gaps > 0 && <span className="tag risk">{t("gaps_count", { count: gaps })}</span>}
      </p>
      <ol className="plan">
        {needs.map((need) => (
          <li key={need.id} className={need.gap ? "gap" : ""}>
            <div className="plan-need">
              <p className="strong">«{need.text}»</p>
              <p className="sub small">{t("importance", { n: need.importance })}</p>
            </div>
            <Feature deal={deal} need={need} may={may} />
            <Reaction deal={deal} need={need.id} text={need.text} value={need.reaction} may={may} />
          </li>
        ))}
      </ol>
    </div>
  );
}

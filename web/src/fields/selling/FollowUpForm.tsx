import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patch } from "../../api/client";
import { useModule } from "../../api/queries";
import type { Row } from "../../api/types";
import { word } from "../../i18n";
import { useAct } from "../useAct";

const scores = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

function Scores({ value, onChange }: { value: number | null; onChange: (value: number) => void }) {
  const { t } = useTranslation();
  return (
    <div role="radiogroup" aria-label={t("satisfaction")} className="scores">
      {scores.map((score) => (
        <button
          key={score}
          type="button"
          role="radio"
          aria-checked={value === score}
          className={value === score ? "on" : ""}
          onClick={() => onChange(score)}
        >
          {score}
        </button>
      ))}
    </div>
  );
}

/** What came of a call after the sale: all in order, a question, or a problem, which becomes a task; and how content they are. */
export function FollowUpForm({ activity, onDone }: { activity: Row; onDone: () => void }) {
  const { t } = useTranslation();
  const act = useAct();
  const findings = useModule("activities")?.fields.find((field) => field.key === "finding")?.choices ?? [];
  const [finding, setFinding] = useState<string | null>(null);
  const [score, setScore] = useState<number | null>(null);
  const [outcome, setOutcome] = useState("");
  const of_deal = activity.about_resource === "deals";
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    if (score !== null && !(await act(patch(`/deals/${activity.about}`, { satisfaction: score }), null))) return;
    const done = patch(`/activities/${activity.id}`, { done: true, finding, outcome: outcome.trim() || null });
    if (await act(done, t(finding === "problem" ? "follow_up_problem" : "saved"))) onDone();
  };
  return (
    <form className="stack follow-up-form" onSubmit={save}>
      {Boolean(activity.description) && <p className="sub">{String(activity.description)}</p>}
      <div role="radiogroup" aria-label={t("finding")} className="line wrap">
        {findings.map((choice) => (
          <label key={choice.key} className="check">
            <input
              type="radio"
              name={`finding-${activity.id}`}
              checked={finding === choice.key}
              onChange={() => setFinding(choice.key)}
            />
            {word(choice.label)}
          </label>
        ))}
      </div>
      {of_deal && (
        <div>
          <p className="sub small">{t("satisfaction_ask")}</p>
          <Scores value={score} onChange={setScore} />
        </div>
      )}
      <input
        aria-label={t("what_they_said")}
        placeholder={t("what_they_said")}
        value={outcome}
        onChange={(event) => setOutcome(event.target.value)}
      />
      <div className="line end">
        <button type="submit" className="btn main" disabled={!finding}>
          {t("act_complete")}
        </button>
      </div>
    </form>
  );
}

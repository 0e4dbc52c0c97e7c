import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TodayItem } from "../../api/types";
import { next_morning, type Step, StepFields } from "../../fields/selling/StepFields";
import { Dialog } from "../../ui/Dialog";

type Props = {
  item: TodayItem;
  reason: string;
  onFinish: (outcome: string, next: Step | null) => void;
  onClose: () => void;
};

/** Finishing one thing asks what came of it and offers the next step at once. */
export function FinishDialog({ item, reason, onFinish, onClose }: Props) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState("");
  const [step, setStep] = useState<Step>({ kind: "call", subject: "", due: next_morning() });
  const next = item.resource === "leads" || item.resource === "deals";
  return (
    <Dialog title={item.title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onFinish(outcome, step.subject.trim() ? step : null);
        }}
      >
        <p className="sub">{reason}</p>
        <label className="field">
          <span>{t("outcome")}</span>
          <textarea autoFocus rows={2} value={outcome} onChange={(event) => setOutcome(event.target.value)} />
        </label>
        {next && (
          <fieldset className="stack next-step">
            <legend className="strong">{t("finished_next")}</legend>
            <StepFields step={step} onChange={setStep} />
          </fieldset>
        )}
        <footer>
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="btn main">
            {t(step.subject.trim() ? "complete_and_plan" : "act_complete")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

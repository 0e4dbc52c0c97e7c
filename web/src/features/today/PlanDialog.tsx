import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TodayItem } from "../../api/types";
import { next_morning, type Step, StepFields } from "../../fields/selling/StepFields";
import { Dialog } from "../../ui/Dialog";

/** Gives a deal the next step that it lacks. */
export function PlanDialog({
  item,
  onPlan,
  onClose,
}: {
  item: TodayItem;
  onPlan: (step: Step) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>({ kind: "call", subject: "", due: next_morning() });
  return (
    <Dialog title={`${t("next_step")}: ${item.title}`} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onPlan(step);
        }}
      >
        <p className="sub">{item.reason}</p>
        <StepFields step={step} onChange={setStep} focus />
        <footer>
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="btn main" disabled={!step.subject.trim()}>
            {t("plan")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

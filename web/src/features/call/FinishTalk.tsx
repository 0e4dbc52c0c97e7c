import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Row } from "../../api/types";
import { next_morning, type Step, StepFields } from "../../fields/selling/StepFields";
import { Dialog } from "../../ui/Dialog";
import { moment } from "../../ui/format";
import type { useDraft } from "./useDraft";
import { useEnding } from "./useEnding";

type WhichProps = { talks: Row[]; was: Row | undefined; onChange: (id: number | "new") => void };

/** Which of the planned activities this conversation was. */
function Which({ talks, was, onChange }: WhichProps) {
  const { t } = useTranslation();
  if (talks.length === 0) return null;
  return (
    <label className="field">
      <span>{t("this_was")}</span>
      <select
        value={was?.id ?? "new"}
        onChange={(event) => onChange(event.target.value === "new" ? "new" : Number(event.target.value))}
      >
        {talks.map((one) => (
          <option key={one.id} value={one.id}>
            {`${String(one.subject)}, ${moment(one.due_at as string)}`}
          </option>
        ))}
        <option value="new">{t("unplanned_talk")}</option>
      </select>
    </label>
  );
}

function NextStep({ ahead, step, onChange }: { ahead: Row[]; step: Step; onChange: (step: Step) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="stack next-step">
      <legend className="strong">{t("agreed_next")}</legend>
      {ahead.map((one) => (
        <p key={one.id} className="good">
          ✓ {String(one.subject)}, {moment(one.due_at as string)}
        </p>
      ))}
      <StepFields step={step} onChange={onChange} />
      {ahead.length === 0 && !step.subject.trim() && <p className="sub">{t("next_step_needed")}</p>}
    </fieldset>
  );
}

type Props = {
  resource: string;
  row: Row;
  stage: string;
  talk: ReturnType<typeof useDraft>;
  onClose: () => void;
  onLeave: () => void;
};

/** Ends the conversation: what came of it, and what was agreed as the next step; without one it does not end. */
export function FinishTalk({ resource, row, stage, talk, onClose, onLeave }: Props) {
  const { t } = useTranslation();
  const ending = useEnding(row, stage);
  const [reached, setReached] = useState(true);
  const [chosen, setChosen] = useState<number | "new" | null>(null);
  const [step, setStep] = useState<Step>({ kind: "call", subject: "", due: next_morning() });
  const [busy, setBusy] = useState(false);
  const was = chosen === "new" ? undefined : (ending.talks.find((one) => one.id === chosen) ?? ending.planned);
  const ahead = ending.open.filter((one) => one !== was && new Date(String(one.due_at)) > new Date());
  const next = step.subject.trim() ? step : null;
  const ready = reached ? talk.draft.outcome.trim() !== "" && (ahead.length > 0 || next !== null) : step.due !== "";
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const kept = await (reached ? ending.held(talk.draft, was, next) : ending.unreached(was, step.due));
    setBusy(false);
    if (kept) onLeave();
  };
  return (
    <Dialog title={t("finish_talk")} onClose={onClose}>
      <form className="stack" onSubmit={save}>
        <div className="line wrap" role="radiogroup" aria-label={t("finish_talk")}>
          {[true, false].map((one) => (
            <label key={String(one)} className="check">
              <input type="radio" name="reached" checked={reached === one} onChange={() => setReached(one)} />
              {t(one ? "reached" : "not_reached")}
            </label>
          ))}
        </div>
        <Which talks={ending.talks} was={was} onChange={setChosen} />
        {reached ? (
          <>
            <label className="field">
              <span>{t("outcome_ask")}</span>
              <textarea
                data-first
                rows={2}
                value={talk.draft.outcome}
                onChange={(event) => talk.change({ outcome: event.target.value })}
              />
            </label>
            <NextStep ahead={ahead} step={step} onChange={setStep} />
          </>
        ) : (
          <label className="field">
            <span>{t("try_again_at")}</span>
            <input
              type="datetime-local"
              value={step.due}
              onChange={(event) => setStep({ ...step, due: event.target.value })}
            />
          </label>
        )}
        <footer>
          <button type="button" className="btn" onClick={onClose}>
            {t("go_on_talking")}
          </button>
          <button type="submit" className="btn main" disabled={!ready || busy}>
            {t("finish_talk")}
          </button>
        </footer>
        {resource === "leads" && <p className="sub small">{t("lead_after_talk")}</p>}
      </form>
    </Dialog>
  );
}

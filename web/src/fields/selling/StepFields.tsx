import "./selling.css";
import { useTranslation } from "react-i18next";
import { addDays, dayOf, weekday } from "../../ui/zone";

export type Step = { kind: string; subject: string; due: string };
const kinds = ["call", "meeting", "email", "task"] as const;

/** The next working day at ten: a time that suits most next steps. */
export function next_morning(now = new Date()) {
  let on = dayOf(now);
  do on = addDays(on, 1);
  while ([0, 6].includes(weekday(on)));
  return `${on}T10:00`;
}

/** What comes next: a call, meeting, letter or task, about what, and when. */
export function StepFields({ step, onChange, focus }: { step: Step; onChange: (step: Step) => void; focus?: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="line wrap">
        <select
          aria-label={t("next_step")}
          className="pick"
          value={step.kind}
          onChange={(event) => onChange({ ...step, kind: event.target.value })}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`compose_${one}`)}
            </option>
          ))}
        </select>
        <input
          aria-label={t("when")}
          type="datetime-local"
          className="step-when"
          value={step.due}
          onChange={(event) => onChange({ ...step, due: event.target.value })}
        />
      </div>
      <input
        aria-label={t("subject")}
        placeholder={t("subject")}
        autoFocus={focus}
        value={step.subject}
        onChange={(event) => onChange({ ...step, subject: event.target.value })}
      />
    </>
  );
}

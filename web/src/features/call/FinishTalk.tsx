import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patch, post } from "../../api/client";
import { useList } from "../../api/queries";
import type { Row } from "../../api/types";
import { next_morning, type Step, StepFields } from "../../fields/selling/StepFields";
import { useAct } from "../../fields/useAct";
import { Dialog } from "../../ui/Dialog";
import { fromLocalInput, moment } from "../../ui/format";
import { told, type useDraft } from "./useDraft";

const purposes: Record<string, string> = {
  prospecting: "first_contact",
  preparation: "discovery",
  approach: "discovery",
  presentation: "presentation",
  objections: "closing",
  closing: "closing",
  "follow-up": "follow-up",
};

type Props = {
  resource: string;
  row: Row;
  stage: string;
  talk: ReturnType<typeof useDraft>;
  onClose: () => void;
  onLeave: () => void;
};

/** The planned activities about the record: the one that this conversation was, and those that are still ahead. */
function usePlanned(id: number, purpose: string) {
  const q = `about = ${id} and done = false and kind in (call, meeting) sort due_at`;
  const all = useList("activities", { q, limit: 20 }).data?.items ?? [];
  return { all, own: all.find((one) => one.purpose === purpose) ?? all[0] };
}

/** Ends the conversation: what came of it, and what was agreed as the next step; without one it does not end. */
export function FinishTalk({ resource, row, stage, talk, onClose, onLeave }: Props) {
  const { t } = useTranslation();
  const act = useAct();
  const purpose = purposes[stage] ?? "discovery";
  const { all, own } = usePlanned(row.id, purpose);
  const [chosen, setChosen] = useState<number | "new" | null>(null);
  const [step, setStep] = useState<Step>({ kind: "call", subject: "", due: next_morning() });
  const [busy, setBusy] = useState(false);
  const was = chosen === "new" ? undefined : (all.find((one) => one.id === chosen) ?? own);
  const ahead = all.filter((one) => one !== was && new Date(String(one.due_at)) > new Date());
  const ready = talk.draft.outcome.trim() !== "" && (ahead.length > 0 || step.subject.trim() !== "");
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const minutes = Math.round((Date.now() - Date.parse(talk.draft.began)) / 60_000);
    const course = {
      done: true,
      // What was planned without saying why counts for the stage in which it was held.
      purpose: (was?.purpose as string | null) ?? purpose,
      outcome: talk.draft.outcome.trim(),
      description: [was?.description, told(talk.draft)].filter(Boolean).join("\n\n") || null,
      duration_minutes: Math.min(Math.max(minutes, 1), 480),
    };
    const held = was
      ? patch(`/activities/${was.id}`, course)
      : post("/activities", {
          ...course,
          kind: "call",
          subject: t(`purpose_${purpose}`),
          about: row.id,
          due_at: new Date().toISOString(),
          direction: "out",
        });
    const planned =
      step.subject.trim() &&
      post("/activities", { kind: step.kind, subject: step.subject, about: row.id, due_at: fromLocalInput(step.due) });
    const done = (await act(held)) && (!planned || (await act(planned, null)));
    setBusy(false);
    if (done) onLeave();
  };
  return (
    <Dialog title={t("finish_talk")} onClose={onClose}>
      <form className="stack" onSubmit={save}>
        {all.length > 0 && (
          <label className="field">
            <span>{t("this_was")}</span>
            <select
              value={was?.id ?? "new"}
              onChange={(event) => setChosen(event.target.value === "new" ? "new" : Number(event.target.value))}
            >
              {all.map((one) => (
                <option key={one.id} value={one.id}>
                  {`${String(one.subject)}, ${moment(one.due_at as string)}`}
                </option>
              ))}
              <option value="new">{t("unplanned_talk")}</option>
            </select>
          </label>
        )}
        <label className="field">
          <span>{t("outcome_ask")}</span>
          <textarea
            autoFocus
            rows={2}
            value={talk.draft.outcome}
            onChange={(event) => talk.change({ outcome: event.target.value })}
          />
        </label>
        <fieldset className="stack next-step">
          <legend className="strong">{t("agreed_next")}</legend>
          {ahead.map((one) => (
            <p key={one.id} className="good">
              ✓ {String(one.subject)}, {moment(one.due_at as string)}
            </p>
          ))}
          <StepFields step={step} onChange={setStep} />
          {ahead.length === 0 && !step.subject.trim() && <p className="sub">{t("next_step_needed")}</p>}
        </fieldset>
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

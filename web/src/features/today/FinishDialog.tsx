import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patch, post } from "../../api/client";
import type { TodayItem } from "../../api/types";
import { Dialog } from "../../ui/Dialog";
import { fromLocalInput, toLocalInput } from "../../ui/format";
import { useToasts } from "../../ui/toasts";

const kinds = ["call", "meeting", "email", "task"] as const;

/** Finishing one thing asks for its outcome and offers the next step at once. */
export function FinishDialog({ item, onClose }: { item: TodayItem; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const [outcome, setOutcome] = useState("");
  const [kind, setKind] = useState<string>("call");
  const [subject, setSubject] = useState("");
  const [due, setDue] = useState(toLocalInput(new Date(Date.now() + 86_400_000).toISOString()));
  const finish = async () => {
    try {
      const answer = await patch(`/activities/${item.activity}`, { done: true, outcome: outcome || null });
      if (subject.trim()) await post("/activities", { kind, subject, about: item.id, due_at: fromLocalInput(due) });
      toasts.done(t("saved"), answer.changeSet);
      onClose();
      await client.invalidateQueries();
    } catch (error) {
      toasts.failed(error);
    }
  };
  const snooze = async () => {
    try {
      const answer = await patch(`/activities/${item.activity}`, {
        due_at: new Date(Date.now() + 86_400_000).toISOString(),
      });
      toasts.done(t("saved"), answer.changeSet);
      onClose();
      await client.invalidateQueries();
    } catch (error) {
      toasts.failed(error);
    }
  };
  const next = item.resource === "leads" || item.resource === "deals";
  return (
    <Dialog title={item.title} onClose={onClose}>
      <p className="sub">{item.reason}</p>
      <label className="field">
        <span>{t("outcome")}</span>
        <input autoFocus value={outcome} onChange={(event) => setOutcome(event.target.value)} />
      </label>
      {next && (
        <fieldset className="stack" style={{ border: 0, padding: 0 }}>
          <legend className="strong">{t("finished_next")}</legend>
          <div className="line wrap" style={{ marginTop: 6 }}>
            <select
              aria-label={t("next_step")}
              style={{ width: 120 }}
              value={kind}
              onChange={(event) => setKind(event.target.value)}
            >
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {t(`compose_${one}`)}
                </option>
              ))}
            </select>
            <input
              aria-label={t("subject")}
              className="grow"
              placeholder={t("subject")}
              value={subject}
              onChange={(event) => setSubject(event.target.value)}
            />
            <input
              aria-label={t("when")}
              type="datetime-local"
              style={{ width: 190 }}
              value={due}
              onChange={(event) => setDue(event.target.value)}
            />
          </div>
        </fieldset>
      )}
      <footer>
        <button type="button" className="btn quiet" onClick={snooze}>
          {t("snooze")}
        </button>
        <button type="button" className="btn main" onClick={finish}>
          {t("act_complete")}
        </button>
      </footer>
    </Dialog>
  );
}

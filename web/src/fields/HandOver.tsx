import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, post } from "../api/client";
import { watched } from "../api/jobs";
import { useList } from "../api/queries";
import type { Field, Job } from "../api/types";
import { Dialog } from "../ui/Dialog";
import { useToasts } from "../ui/toasts";

/** What is handed over with a note. */
const handed = ["leads", "deals", "organizations", "contacts"];
/** Whether another value of the field is a new owner, who has to know more than the name of the record. */
export const handsOver = (resource: string, field: Field) => field.key === "owner" && handed.includes(resource);

type Props = {
  /** The record, or the person whose everything goes. */
  path: string;
  title: string;
  from: number | null;
  onClose: () => void;
};

/** Asks to whom, and what the new owner has to know. */
export function HandOver({ path, title, from, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const people = useList("users", { q: "active = true sort name", limit: 200 }).data?.items ?? [];
  const [to, setTo] = useState("");
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const many = path.startsWith("/users/");
  const run = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const answer = await post<Job>(`${path}/hand-over`, { to: Number(to), note: note.trim() });
      const job = many ? await watched(answer.data) : null;
      const result = (job?.result ?? {}) as { changed?: number; refused?: number };
      if (job && job.state !== "done") toasts.failed(new Error(job.message));
      else if (job) toasts.done(t("handed_many", { count: result.changed ?? 0 }));
      else toasts.done(t("handed"), answer.changeSet);
      onClose();
      await client.invalidateQueries();
    } catch (error) {
      setBusy(false);
      if (error instanceof Problem && error.errors.length > 0) setProblem(error);
      else toasts.failed(error);
    }
  };
  return (
    <Dialog title={t(many ? "hand_over_all" : "hand_over")} onClose={onClose}>
      <form className="stack" onSubmit={run}>
        <p className="sub">{many ? t("hand_over_all_text", { name: title }) : t("hand_over_text")}</p>
        <label className="field">
          <span>{t("hand_over_to")}</span>
          <select autoFocus required value={to} onChange={(event) => setTo(event.target.value)}>
            <option value="">{t("choose")}</option>
            {people
              .filter((one) => one.id !== from)
              .map((one) => (
                <option key={one.id} value={one.id}>
                  {String(one.name)}
                </option>
              ))}
          </select>
          {problem?.of("to") && <em className="error">{problem.of("to")}</em>}
        </label>
        <label className="field">
          <span>{t("hand_over_note")}</span>
          <textarea required rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
          {problem?.of("note") && <em className="error">{problem.of("note")}</em>}
        </label>
        <footer>
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="btn main" disabled={busy || !to || !note.trim()}>
            {t("hand_over_do")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

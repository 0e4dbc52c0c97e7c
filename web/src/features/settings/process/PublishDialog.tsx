import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../../api/client";
import { Dialog } from "../../../ui/Dialog";
import { useToasts } from "../../../ui/toasts";
import { ChangeList } from "./ChangeList";
import type { Document } from "./document";
import { Migration } from "./Migration";
import type { Editing } from "./useDraft";

type Props = { editing: Editing; onClose: () => void };

/** What will change, in words, before it holds for everybody; then what it means for what is running. */
export function PublishDialog({ editing, onClose }: Props) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState<Document | null>(null);
  const publish = async (event: React.FormEvent) => {
    event.preventDefault();
    try {
      const kept = await editing.publish(note.trim());
      toasts.done(t("pe_published", { version: kept.version }));
      setDone(kept);
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
      else toasts.failed(error);
    }
  };
  return (
    <Dialog title={t(done ? "pe_migration" : "pe_publish")} onClose={onClose}>
      {done ? (
        <Migration document={done} onDone={onClose} />
      ) : (
        <form className="stack" onSubmit={publish}>
          <div className="scroll-y">
            <ChangeList changes={editing.changes} from={editing.published} to={editing.document} />
          </div>
          <label className="field">
            <span>{t("pe_note")}</span>
            <input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
          </label>
          {(problem ?? editing.problem) && (
            <p className="error" role="alert">
              {(problem ?? editing.problem)?.message}
            </p>
          )}
          <footer>
            <button type="button" className="btn" onClick={onClose}>
              {t("cancel")}
            </button>
            <button type="submit" className="btn main" disabled={Boolean(editing.problem) || editing.stale}>
              {t("pe_publish")}
            </button>
          </footer>
        </form>
      )}
    </Dialog>
  );
}

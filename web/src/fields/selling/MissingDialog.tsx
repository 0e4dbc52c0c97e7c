import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useModule } from "../../api/queries";
import type { Missing } from "../../api/types";
import { Dialog } from "../../ui/Dialog";
import { type Draft, FieldInputs } from "../RecordForm";

export type MissingQuestion = {
  missing: Missing[];
  resource: string;
  mayOverride: boolean;
  onGo: (more: Record<string, unknown>) => void;
};

/** Says what is missing to move on, and takes it right there. */
export function MissingDialog({ question, onClose }: { question: MissingQuestion; onClose: () => void }) {
  const { t } = useTranslation();
  const module = useModule(question.resource);
  const [draft, setDraft] = useState<Draft>({ values: {}, titles: {} });
  const [reason, setReason] = useState("");
  const names = [...new Set(question.missing.flatMap((one) => one.fields))];
  const fields = names.flatMap((name) => module?.fields.find((field) => field.key === name) ?? []);
  return (
    <Dialog title={t("missing_title")} onClose={onClose}>
      <ul>
        {question.missing.map((one) => (
          <li key={one.message}>{one.message}</li>
        ))}
      </ul>
      <FieldInputs fields={fields} draft={draft} onChange={setDraft} />
      {question.mayOverride && (
        <label className="field">
          <span>
            {t("override")}: {t("reason")}
          </span>
          <input value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      )}
      <footer>
        <button type="button" className="btn" onClick={onClose}>
          {t("cancel")}
        </button>
        {reason && (
          <button
            type="button"
            className="btn"
            onClick={() => question.onGo({ override: true, reason, set: draft.values })}
          >
            {t("override")}
          </button>
        )}
        <button type="button" className="btn main" onClick={() => question.onGo({ set: draft.values })}>
          {t("to_go_on")}
        </button>
      </footer>
    </Dialog>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, patch, post } from "../api/client";
import { useModule } from "../api/queries";
import type { Row, Value } from "../api/types";
import { word } from "../i18n";
import { Dialog } from "../ui/Dialog";
import { useToasts } from "../ui/toasts";
import { DraftDuplicates } from "./duplicates/DraftDuplicates";
import { type Draft, editable, FieldInputs } from "./RecordForm";

type Props = {
  resource: string;
  row?: Row;
  preset?: Record<string, Value>;
  onClose: () => void;
  onCreated: (id: number) => void;
};

/** A drawer with the form of a module: a new record, or one that is there already. */
export function CreateDialog({ resource, row, preset, onClose, onCreated }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const module = useModule(resource);
  const [draft, setDraft] = useState<Draft>({
    values: { ...(row as Record<string, Value> | undefined), ...preset },
    titles: row?.titles ?? {},
  });
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!module) return null;
  const sections = editable(module, !row);
  const fields = sections.flatMap((section) => section.inputs);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const body: Record<string, Value> = {};
    for (const field of fields) {
      const value = draft.values[field.key];
      if (value !== undefined && JSON.stringify(value ?? null) !== JSON.stringify(row?.[field.key] ?? null))
        body[field.key] = value;
    }
    for (const [key, value] of Object.entries(preset ?? {})) body[key] ??= value;
    try {
      const answer = row
        ? await patch<Row>(`/${resource}/${row.id}`, body, row.version)
        : await post<Row>(`/${resource}`, body);
      toasts.done(t("saved"), answer.changeSet);
      await client.invalidateQueries({ queryKey: [resource] });
      await client.invalidateQueries({ queryKey: ["any"] });
      onCreated(answer.data.id);
    } catch (error) {
      if (error instanceof Problem && error.errors.length > 0) setProblem(error);
      else toasts.failed(error);
    }
  };
  return (
    <Dialog title={row ? t("edit") : `${t("create")}: ${word(module.label)}`} onClose={onClose} kind="drawer">
      <form className="stack" onSubmit={submit}>
        {sections.map((section, index) => (
          <details key={section.key} open={index < 1 || Boolean(problem)}>
            <summary className="strong" style={{ padding: "6px 0", cursor: "pointer" }}>
              {word(section.label)}
            </summary>
            <div className="stack">
              <FieldInputs fields={section.inputs} draft={draft} onChange={setDraft} problem={problem} />
            </div>
          </details>
        ))}
        {!row && <DraftDuplicates resource={resource} values={draft.values} />}
        {problem && (
          <p className="error" role="alert">
            {problem.errors.map((error) => error.message).join(" ")}
          </p>
        )}
        <footer className="line end">
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="btn main">
            {t("save")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, patch, post, remove } from "../../api/client";
import type { Module, Row, Value } from "../../api/types";
import { useToasts } from "../../ui/toasts";
import { type Draft, FieldInputs } from "../RecordForm";

type Props = { module: Module; base: string; row: Row | null; preset?: Record<string, Value>; onClose: () => void };

/** Writes one child of a record where it stands: a need, a person, a product. */
export function ChildForm({ module, base, row, preset, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const fields = module.fields.filter((field) => !field.system && !field.read_only && field.key !== "by_system");
  const [draft, setDraft] = useState<Draft>({
    values: {
      ...Object.fromEntries(fields.map((field) => [field.key, (row?.[field.key] ?? null) as Value])),
      ...preset,
    },
    titles: row?.titles ?? {},
  });
  const [problem, setProblem] = useState<Problem | null>(null);
  const settle = async (work: Promise<{ changeSet: number | null }>) => {
    try {
      toasts.done(t("saved"), (await work).changeSet);
      onClose();
      await client.invalidateQueries({ queryKey: [base.split("/")[1]] });
      await client.invalidateQueries({ queryKey: ["any"] });
    } catch (error) {
      if (error instanceof Problem && error.errors.length > 0) setProblem(error);
      else toasts.failed(error);
    }
  };
  const given = Object.fromEntries(
    Object.entries(draft.values).filter(([key, value]) => value !== null || (row && row[key] !== null)),
  );
  return (
    <form
      className="card child-form stack"
      ref={(form) => {
        if (form && !form.contains(document.activeElement))
          form.querySelector<HTMLElement>("input, select, textarea")?.focus();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void settle(row ? patch(`${base}/${row.id}`, given) : post(base, given));
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <FieldInputs fields={fields} draft={draft} onChange={setDraft} problem={problem} />
      <div className="line wrap">
        {row && (
          <button type="button" className="btn danger" onClick={() => void settle(remove(`${base}/${row.id}`))}>
            {t("remove")}
          </button>
        )}
        <span className="grow" />
        <button type="button" className="btn quiet" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="submit" className="btn main">
          {t("save")}
        </button>
      </div>
    </form>
  );
}

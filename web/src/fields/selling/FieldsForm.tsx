import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, patch } from "../../api/client";
import type { Module, Row, Value } from "../../api/types";
import { type Draft, FieldInputs } from "../RecordForm";
import { useAct } from "../useAct";

type Props = {
  module: Module;
  row: Row;
  names: string[];
  /** Kept as soon as one leaves the field: for a conversation, which leaves no time for a button. */
  auto?: boolean;
};

/** Some fields of a record, as they are asked together: the terms of a deal, what a step wants to know. */
export function FieldsForm({ module, row, names, auto = false }: Props) {
  const { t } = useTranslation();
  const act = useAct();
  const [draft, setDraft] = useState<Draft>({ values: {}, titles: {} });
  const [problem, setProblem] = useState<Problem | null>(null);
  const fields = names.flatMap((name) => module.fields.find((field) => field.key === name && !field.read_only) ?? []);
  if (fields.length === 0) return null;
  const values = Object.fromEntries(
    fields.map(({ key }) => [key, key in draft.values ? draft.values[key]! : ((row[key] ?? null) as Value)]),
  );
  const save = async () => {
    if (Object.keys(draft.values).length === 0) return;
    const work = patch<Row>(`/${module.key}/${row.id}`, draft.values);
    work.catch((error) => error instanceof Problem && error.errors.length > 0 && setProblem(error));
    if (!(await act(work, auto ? null : undefined))) return;
    setDraft({ values: {}, titles: {} });
    setProblem(null);
  };
  return (
    <form
      className="stack fields-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onBlur={() => auto && void save()}
    >
      <FieldInputs
        fields={fields}
        draft={{ values, titles: { ...row.titles, ...draft.titles } }}
        problem={problem}
        onChange={(next) => {
          const changed = Object.entries(next.values).filter(
            ([key, value]) => JSON.stringify(value ?? null) !== JSON.stringify(row[key] ?? null),
          );
          setDraft({ values: Object.fromEntries(changed), titles: next.titles });
        }}
      />
      {!auto && (
        <div className="line end">
          <button type="submit" className="btn" disabled={Object.keys(draft.values).length === 0}>
            {t("save")}
          </button>
        </div>
      )}
    </form>
  );
}

import { useId } from "react";
import type { Problem } from "../api/client";
import type { Field, Module, Value } from "../api/types";
import { word } from "../i18n";
import { Input } from "./Input";

export type Draft = { values: Record<string, Value>; titles: Record<string, string> };
type Props = { fields: Field[]; draft: Draft; onChange: (draft: Draft) => void; problem?: Problem | null };

/** Inputs for some fields of a record, each with its label and what is wrong with it. */
export function FieldInputs({ fields, draft, onChange, problem }: Props) {
  const id = useId();
  return (
    <>
      {fields.map((field) => (
        <label key={field.key} className={field.type === "boolean" ? "check" : "field"} htmlFor={`${id}-${field.key}`}>
          <span>
            {word(field.label)}
            {field.required ? " *" : ""}
          </span>
          <Input
            id={`${id}-${field.key}`}
            field={field}
            value={draft.values[field.key] ?? null}
            title={draft.titles[field.key]}
            onChange={(value, title) =>
              onChange({
                values: { ...draft.values, [field.key]: value },
                titles: title ? { ...draft.titles, [field.key]: title } : draft.titles,
              })
            }
          />
          {problem?.of(field.key) && <em className="error">{problem.of(field.key)}</em>}
        </label>
      ))}
    </>
  );
}

/** What can be given for a new record, section by section; `emails` stand in for `email`, the list behind it. */
export function editable(module: Module, isNew: boolean) {
  const may = (field: Field | undefined): field is Field =>
    Boolean(
      field &&
        !field.read_only &&
        !field.system &&
        !field.first_of &&
        (isNew || !field.create_only) &&
        !(isNew && field.key === "process"),
    );
  return module.sections
    .map((section) => ({
      ...section,
      inputs: section.fields.map((key) => module.fields.find((field) => field.key === key)).filter(may),
    }))
    .filter((section) => section.inputs.length > 0);
}

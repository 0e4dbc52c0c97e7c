import type { Guide, Module, Row } from "../../api/types";
import { FieldsForm } from "../../fields/selling/FieldsForm";

/** What qualifies a lead: each step that wants to know something, with its question and its fields. */
export function LeadScript({ guide, row, module }: { guide: Guide; row: Row; module: Module }) {
  return (
    <ol className="script">
      {guide.steps
        .filter((step) => step.fields.length > 0 || (step.questions ?? []).length > 0)
        .map((step) => (
          <li key={step.key} className="question">
            <p className="strong">{step.label}</p>
            {[step.hint, ...(step.questions ?? [])].filter(Boolean).map((question) => (
              <p key={question} className="sub">
                {question}
              </p>
            ))}
            <FieldsForm module={module} row={row} names={step.fields} auto />
          </li>
        ))}
    </ol>
  );
}

import type { Choice, Field, Module, Process } from "../../api/types";
import { i18next, word } from "../../i18n";

export type Target = { key: string; label: string; field: Field };
/** What a value of the file may become: the value that the field keeps, and how it reads. */
type Meaning = { to: string; label: string };

// An import takes other reasons than those of the process as they stand.
const reasons = ["loss_reason", "disqualify_reason"];
const takes_any = (field: Field) => field.open || reasons.includes(field.key);

/** What the columns of a file can go to: fields of the module, and of deals also what is sold (`lines.…`). */
export function targetsOf(schema: Module[], key: string | null): Target[] {
  const module = schema.find((one) => one.key === key);
  const lines = schema.find((one) => one.key === `${key}.lines`);
  const own = module?.fields
    .filter((field) => !field.system || field.key === "external_id" || field.key === "created_at")
    .map((field) => ({ key: field.key, label: word(field.label), field }));
  const sold = lines?.fields
    .filter((field) => !field.system)
    .map((field) => ({
      key: `lines.${field.key}`,
      label: [...new Set([word(lines.label), word(field.label)])].join(": "),
      field,
    }));
  return [...(own ?? []), ...(sold ?? [])];
}

/** The stages that records of the module stand in. */
function stagesOf(module: string, stages: Choice[], processes: Process[]) {
  const all = processes.flatMap((process) => process.stages);
  const of_leads = (key: string) => all.some((stage) => stage.key === key && stage.record === "lead");
  return stages.filter((stage) => of_leads(stage.key) === (module === "leads"));
}

/** What this value of the file may become: a choice, its own text where the field takes any, and what it is now. */
export function meaningsOf(module: string, field: Field, processes: Process[], from: string, to?: string): Meaning[] {
  const choices = field.choices ?? [];
  const shown = field.key === "stage" ? stagesOf(module, choices, processes) : choices;
  const meanings = shown.map((choice) => ({ to: choice.key, label: word(choice.label) }));
  // A file tells by its stages how deals ended, too.
  if (module === "deals" && field.key === "stage")
    for (const how of ["won", "lost"]) meanings.push({ to: how, label: i18next.t(how) });
  for (const text of [takes_any(field) ? from : "", to ?? ""])
    if (text && !meanings.some((one) => one.to === text))
      meanings.push({ to: text, label: text === from ? i18next.t("as_in_file", { text }) : text });
  return meanings;
}

/** Whether the server reads this value without being told what it means. */
export function isUnderstood(field: Field, from: string) {
  const names = (field.choices ?? []).flatMap((choice) => [choice.key, choice.label.ru, choice.label.en]);
  return takes_any(field) || names.some((name) => name.toLowerCase() === from.trim().toLowerCase());
}

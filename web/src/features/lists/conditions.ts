import type { Field, Module } from "../../api/types";
import { i18next, word } from "../../i18n";
import { number } from "../../ui/format";
import type { Part } from "./shape";

/** What a chip's builder can say of a field; the rest is said in text. */
export type Condition = { op: string; values: string[] };

const time = (field: Field) => field.type === "date" || field.type === "instant";
const counts = (field: Field) => ["money", "integer", "decimal", "percent"].includes(field.type);

export function opsOf(field: Field): string[] {
  if (field.type === "boolean") return ["="];
  if (field.type === "choice" || field.type === "reference") return ["in", "not in", "is empty", "is not empty"];
  if (counts(field)) return ["=", ">=", "<=", "between", "is empty", "is not empty"];
  if (time(field)) return [">=", "<=", "=", "between", "is empty", "is not empty"];
  return ["contains", "starts with", "=", "is empty", "is not empty"];
}
export const wordless = (op: string) => op.startsWith("is ");

/** Spans of time that a date may be compared with, as the language writes them. */
export const moments = [
  "today",
  "today - 7d",
  "today + 7d",
  "today + 30d",
  "start of week",
  "start of month",
  "start of quarter",
  "start of year",
  "end of month",
];

const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const figure = /^-?\d+([.]\d+)?$/;
const quoted = (value: string) => `"${value.replace(/(["\\])/g, "\\$1")}"`;

function written(value: string, field: Field) {
  if (time(field) || counts(field) || field.type === "boolean" || (field.type === "reference" && figure.test(value)))
    return value;
  if (value === "me" || value === "my_team") return field.type === "reference" ? value : quoted(value);
  return field.type === "choice" && plain.test(value) && !field.open ? value : quoted(value);
}

/** A condition as text, by keys and in English; empty where a value is missing. */
export function conditionText(field: Field, { op, values }: Condition) {
  if (wordless(op)) return `${field.key} ${op}`;
  const given = values.filter((value) => value.trim() !== "" && value !== "day").map((value) => written(value, field));
  if (given.length < (op === "between" ? 2 : 1)) return "";
  if (op === "between") return `${field.key} between ${given[0]} and ${given[1]}`;
  if (op !== "in" && op !== "not in") return `${field.key} ${op} ${given[0]}`;
  if (given.length === 1)
    return `${field.key} ${op === "in" ? (given[0] === "my_team" ? "in" : "=") : "!="} ${given[0]}`;
  return `${field.key} ${op} (${given.join(", ")})`;
}

/** The condition of a chip for its builder; null where only text can say it. */
export function conditionOf(part: Part, module: Module): { field: Field; condition: Condition } | null {
  const field = module.fields.find((one) => one.key === part.field);
  if (!field || !part.op) return null;
  const many = field.type === "choice" || field.type === "reference";
  const op = many && part.op === "=" ? "in" : many && part.op === "!=" ? "not in" : part.op;
  return opsOf(field).includes(op) ? { field, condition: { op, values: part.values } } : null;
}

const signs: Record<string, string> = {
  "=": ":",
  "!=": " ≠",
  ">=": " ≥",
  "<=": " ≤",
  ">": " >",
  "<": " <",
  in: ":",
  "not in": " ≠",
};

/** What a chip says: the field by its label, the values as a person reads them. */
export function chipText(part: Part, module: Module, titles: Record<string, string>) {
  const field = module.fields.find((one) => one.key === part.field);
  if (!field || !part.op) return part.text;
  const says = (value: string) => {
    const choice = field.choices?.find((one) => one.key === value);
    if (choice) return word(choice.label);
    if (field.type === "boolean") return i18next.t(value === "true" ? "yes" : "no");
    if (field.type === "reference" && (value === "me" || value === "my_team")) return i18next.t(`value_${value}`);
    if (field.type === "reference") return titles[`${field.key} ${value}`] ?? value;
    return counts(field) && figure.test(value) ? number(Number(value), 2) : value;
  };
  const sign = signs[part.op];
  if (!sign || time(field)) return part.text.replaceAll('"', "");
  return `${word(field.label)}${sign} ${part.values.map(says).join(", ")}`;
}

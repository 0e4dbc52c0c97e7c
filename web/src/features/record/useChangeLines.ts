import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { get } from "../../api/client";
import { useList, useSchema } from "../../api/queries";
import type { Field, Module, Row, TimelineItem } from "../../api/types";
import { shown } from "../../fields/View";
import { word } from "../../i18n";
import { type Pair, summed } from "./merge";

export type Line = { key: string; label: string; from: string; to: string; more?: string };
// Kept by the server for itself; people learn of them by other means.
const hidden = ["next_step_at", "amount_base", "journey", "about_resource", "version", "stage", "outcome", "closed_at"];
const whole = ["text", "product", "contact", "competitor", "kind"];

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function text(field: Field, value: unknown, row: Row, people: Row[]) {
  if (value === null || value === undefined) return "";
  if (field.type !== "reference")
    return shown(field, { id: 0, version: 0, currency: row.currency, [field.key]: value });
  if (field.references?.[0] === "users") return String(people.find((one) => one.id === value)?.name ?? "");
  return row[field.key] === value ? (row.titles?.[field.key] ?? "") : "";
}

// What tells nothing beside the rest of a child.
const quiet = ["reference", "instant", "boolean"];

// «Потребность: „Видеть остатки“, важность 5»: the fields of one child in one line.
function child_line(
  key: string,
  module: Module,
  id: number,
  pairs: [string, Pair][],
  rows: Row[],
  removed: string,
): Line {
  const row = rows.find((one) => one.id === id) ?? { id, version: 0 };
  const field = (name: string) => module.fields.find((one) => one.key === name && !one.system);
  const main = whole.map(field).find((one) => one && row[one.key] !== null && row[one.key] !== undefined);
  const told = pairs.flatMap(([name, [, to]]) => {
    const one = field(name);
    if (!one || name === main?.key || quiet.includes(one.type) || to === null || to === undefined) return [];
    const value = shown(one, { id: 0, version: 0, [name]: to });
    return [`${lower(word(one.label).replace(/ 1–5$/, ""))} — ${one.type === "choice" ? lower(value) : value}`];
  });
  const title = main ? shown(main, row) : String(pairs.find(([name]) => name === "text")?.[1].find(Boolean) ?? "");
  const gone = pairs.every(([, [, to]]) => to === null || to === undefined);
  return { key, label: word(module.label), from: "", to: title, more: gone ? removed : told.join(", ") };
}

/** What was changed in a record, a line for each field and for each child. */
export function useChangeLines(resource: string, record: Row, items: TimelineItem[]): Line[] {
  const { t } = useTranslation();
  const schema = useSchema().data ?? [];
  const people = useList("users", { limit: 200 }).data?.items ?? [];
  const fields = summed(items);
  const collections = [...new Set(fields.flatMap(([key]) => (key.split(".").length === 3 ? key.split(".")[0]! : [])))];
  const children = useQueries({
    queries: collections.map((name) => ({
      queryKey: [resource, "children", record.id, name],
      queryFn: async () => (await get<{ items: Row[] }>(`/${resource}/${record.id}/${name}`)).items,
    })),
  });
  const module = schema.find((one) => one.key === resource);
  const lines: Line[] = [];
  const parts = new Map<string, [string, Pair][]>();
  for (const [key, pair] of fields) {
    const [collection, id, name] = key.split(".");
    if (name) {
      const at = `${collection}.${id}`;
      parts.set(at, [...(parts.get(at) ?? []), [name, pair]]);
      continue;
    }
    const field = module?.fields.find((one) => one.key === key);
    if (!field || field.first_of || hidden.includes(key)) continue;
    const to = text(field, pair[1], record, people);
    if (!to && field.type === "reference" && pair[1]) continue;
    lines.push({ key, label: word(field.label), from: text(field, pair[0], record, people), to: to || "—" });
  }
  for (const [at, pairs] of parts) {
    const [collection, id] = at.split(".");
    const child = schema.find((one) => one.key === `${resource}.${collection}`);
    const rows = children[collections.indexOf(collection!)]?.data ?? [];
    if (child) lines.push(child_line(at, child, Number(id), pairs, rows, t("was_removed")));
  }
  return lines;
}

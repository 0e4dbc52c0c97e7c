import type { QueryPart, QuerySort } from "../../api/types";
import type { Shape } from "../../fields/query/queries";

export type Part = QueryPart;
export type SortKey = QuerySort;
export const textPart = (text: string): Part => ({ at: 0, length: 0, text, field: "", op: "", values: [] });

// Parentheses around the whole are needed only beside other conditions; only alternatives are written with them.
const bare = (text: string) => (text.startsWith("(") && text.endsWith(")") ? text.slice(1, -1) : text);

/** The filter as text, joined in the reader's language. */
export function filterText(parts: Part[], language: string) {
  if (parts.length === 1) return bare(parts[0]!.text);
  return parts.map((part) => part.text).join(language === "ru" ? " и " : " and ");
}

const sortText = (sort: SortKey[]) =>
  sort.length > 0 ? `sort ${sort.map((key) => `${key.field}${key.descending ? " desc" : ""}`).join(", ")}` : "";

/** The whole query again; without its grouping where rows are wanted. */
export function queryText(shape: Shape, language: string, grouped = true) {
  const group = grouped && shape.group.length > 0 ? `group by ${shape.group.join(", ")}` : "";
  return [filterText(shape.parts, language), sortText(shape.sort), group].filter(Boolean).join(" ");
}

/** A click on a column's head: ascending, descending, not at all; with Shift beside the other keys. */
export function sortedBy(sort: SortKey[], field: string, beside: boolean): SortKey[] {
  const now = sort.find((key) => key.field === field);
  const next: SortKey[] = !now ? [{ field, descending: false }] : now.descending ? [] : [{ field, descending: true }];
  if (!beside) return next;
  return now ? sort.flatMap((key) => (key.field === field ? next : [key])) : [...sort, ...next];
}

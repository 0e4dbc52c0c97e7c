import { useState } from "react";
import type { Field, Module } from "../../api/types";

export const numeric = (field: Field) => ["money", "integer", "decimal", "percent"].includes(field.type);
export const width_least = 64;
const width_most = 900;

/** Pixels that a column has until somebody drags it. */
export function usualWidth(field: Field, first: boolean) {
  if (first) return 260;
  if (["boolean", "integer", "percent"].includes(field.type)) return 110;
  if (numeric(field) || ["date", "instant", "choice", "phone"].includes(field.type)) return 140;
  return field.type === "long_text" ? 260 : 180;
}

const read = (key: string) => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
};

/** Which columns somebody wants to see, in which order and how wide; kept in the browser, for each view by itself. */
export function useColumns(module: Module, view: { id: number; columns: string | null } | null) {
  const key = view ? `columns.view.${view.id}` : `columns.${module.key}`;
  const width_key = `widths.${module.key}`;
  const [, redraw] = useState(0);
  const saved = view?.columns ? view.columns.split(",") : module.list;
  const kept = (read(key) as string[] | null) ?? saved;
  const widths = (read(width_key) ?? {}) as Record<string, number>;
  const fields = kept.flatMap((name) => module.fields.find((field) => field.key === name) ?? []);
  const keep = (name: string, value: unknown) => {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
    redraw((n) => n + 1);
  };
  const choose = (names: string[] | null) => keep(key, names);
  const move = (name: string, to: number) => {
    const rest = kept.filter((one) => one !== name);
    choose([...rest.slice(0, to), name, ...rest.slice(to)]);
  };
  const resize = (name: string, pixels: number | null) => {
    const { [name]: _, ...rest } = widths;
    keep(
      width_key,
      pixels ? { ...rest, [name]: Math.round(Math.min(width_most, Math.max(width_least, pixels))) } : rest,
    );
  };
  const width = (field: Field, index: number) => widths[field.key] ?? usualWidth(field, index === 0);
  return { fields, chosen: kept, changed: kept.join() !== saved.join(), choose, move, resize, width };
}
export type Columns = ReturnType<typeof useColumns>;

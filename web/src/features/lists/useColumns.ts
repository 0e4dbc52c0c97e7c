import { useState } from "react";
import type { Module } from "../../api/types";

/** Which columns a person wants to see of a module, kept in the browser. */
export function useColumns(module: Module | undefined) {
  const key = `columns.${module?.key ?? ""}`;
  const [, redraw] = useState(0);
  const kept = module ? localStorage.getItem(key) : null;
  const chosen: string[] = kept ? JSON.parse(kept) : (module?.list ?? []);
  const fields = chosen.flatMap((name) => module?.fields.find((field) => field.key === name) ?? []);
  const choose = (names: string[]) => {
    localStorage.setItem(key, JSON.stringify(names));
    redraw((n) => n + 1);
  };
  return { chosen, fields, choose };
}

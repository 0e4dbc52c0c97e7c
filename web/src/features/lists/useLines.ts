import { type RefObject, useMemo } from "react";
import type { Field, Module } from "../../api/types";
import { type Block, lineAt, startsOf } from "./layout";
import { page_rows, useRows, type Wanted } from "./useRows";
import { useVirtual } from "./useVirtual";

/** Fields that a row needs beside its columns. */
function asked(module: Module, fields: Field[]) {
  const beside = ["version", "currency"].filter((key) => module.fields.some((field) => field.key === key));
  return [...new Set([...fields.map((field) => field.key), ...beside])];
}

type Height = { line: number; head: number };

/** The lines that can be seen, and the rows that stand in them, read where they are missing. */
export function useLines(
  module: Module,
  fields: Field[],
  blocks: Block[],
  scroller: RefObject<HTMLElement | null>,
  height: Height,
) {
  const { starts, total } = useMemo(() => startsOf(blocks), [blocks]);
  const virtual = useVirtual(scroller, total, height.line, height.head);
  const lines = Array.from({ length: Math.max(0, virtual.last - virtual.first + 1) }, (_, index) => {
    const line = virtual.first + index;
    return { line, ...lineAt(blocks, starts, line) };
  });
  const needed = new Map<string, Wanted>();
  for (const one of lines)
    if (one.kind === "row") {
      const wanted = { q: blocks[one.block]!.q, page: Math.floor(one.at / page_rows) };
      needed.set(`${wanted.page} ${wanted.q}`, wanted);
    }
  const rows = useRows(module.key, asked(module, fields), [...needed.values()]);
  /** What stands in a line, whether it can be seen or not. */
  const where = (line: number) => {
    const one = line < total ? lineAt(blocks, starts, line) : null;
    const block = one ? blocks[one.block] : undefined;
    const row = one?.kind === "row" && block ? rows.row(block.q, one.at) : undefined;
    return { one, block, row };
  };
  return { lines, total, virtual, rows, where };
}
export type Lines = ReturnType<typeof useLines>;

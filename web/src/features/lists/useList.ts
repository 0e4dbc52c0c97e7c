import { useMemo, useState } from "react";
import { useMe } from "../../api/queries";
import type { Module } from "../../api/types";
import { language } from "../../i18n";
import type { Block } from "./layout";
import { filterText, queryText } from "./shape";
import { useColumns } from "./useColumns";
import { useListState } from "./useListState";
import { inOrder, useCount, useGroups, useTotals } from "./useQueries";

const open_at_most = 12;
const waiting_rows = 12;

/** All that a list is drawn from: its state, its columns, and the blocks of rows with their figures. */
export function useList(module: Module) {
  const me = useMe().data;
  const state = useListState(module.key);
  const columns = useColumns(module, state.view);
  const { shape, settled, ready } = state;
  const grouped = shape.group.length > 0;
  const filter = settled ? filterText(shape.parts, language()) : null;
  const rows_query = grouped ? queryText(shape, language(), false) : state.q;
  const broken = Boolean(state.problem && state.problem.text === state.q);
  const count = useCount(module.key, rows_query, ready && !broken).data ?? null;
  const sums = columns.fields.filter((field) => field.type === "money");
  const totals = useTotals(module.key, filter, sums).data;
  const read = useGroups(module.key, filter, shape.group, sums).data;
  const groups = useMemo(() => read && inOrder(read, module.fields), [read, module]);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const sort = queryText({ parts: [], sort: shape.sort, group: [] }, language());
  const blocks = useMemo<Block[]>(() => {
    if (!ready || broken) return [];
    if (!grouped) return [{ q: rows_query, count: count ?? waiting_rows, head: false, open: true }];
    const usually = (groups?.length ?? 0) <= open_at_most;
    return (groups ?? []).map((group) => ({
      q: `${group.records} ${sort}`.trim(),
      count: Number(group.values.count),
      head: true,
      open: usually !== turned.has(group.records),
    }));
  }, [ready, broken, grouped, rows_query, count, groups, turned, sort]);
  const toggle = (index: number) => {
    const key = groups?.[index]?.records ?? "";
    setTurned((old) => {
      const next = new Set(old);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  };
  const currency = me?.company.currency ?? "RUB";
  return {
    me,
    state,
    columns,
    filter,
    rows_query,
    count,
    sums,
    totals,
    groups: groups ?? [],
    blocks,
    toggle,
    currency,
  };
}
export type List = ReturnType<typeof useList>;

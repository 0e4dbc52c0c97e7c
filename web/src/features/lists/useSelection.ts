import { useRef, useState } from "react";
import { get, query } from "../../api/client";
import type { Page } from "../../api/types";

const ids_a_request = 200;

/** Rows picked by hand, or all that the query finds but for some. */
export type Picked = { all: boolean; ids: ReadonlySet<number> };
export const none_picked: Picked = { all: false, ids: new Set() };

async function idsBetween(resource: string, q: string, from: number, to: number) {
  const ids: number[] = [];
  for (let at = from; at <= to; at += ids_a_request) {
    const limit = Math.min(ids_a_request, to - at + 1);
    const page = await get<Page>(`/${resource}${query({ q, fields: "id", titles: 0, limit, skip: at || undefined })}`);
    ids.push(...page.items.map((row) => row.id));
  }
  return ids;
}

export function useSelection(resource: string, q: string) {
  const [kept, setKept] = useState<{ of: string; picked: Picked }>({ of: q, picked: none_picked });
  // Another query is another list: what was picked of the one before is let go.
  const picked = kept.of === q ? kept.picked : none_picked;
  const last = useRef<{ q: string; at: number } | null>(null);
  const set = (next: Picked) => setKept({ of: q, picked: next });
  const has = (id: number) => picked.ids.has(id) !== picked.all;
  const toggle = (id: number) => {
    const ids = new Set(picked.ids);
    if (!ids.delete(id)) ids.add(id);
    set({ ...picked, ids });
  };
  /** A click on a row's box; with Shift all between the last one and this. */
  const pick = async (block: string, at: number, id: number, range: boolean) => {
    const from = last.current;
    last.current = { q: block, at };
    if (!range || from?.q !== block || picked.all) return toggle(id);
    const between = await idsBetween(resource, block, Math.min(from.at, at), Math.max(from.at, at));
    set({ all: false, ids: new Set([...picked.ids, ...between]) });
  };
  const count = (of: number) => (picked.all ? of - picked.ids.size : picked.ids.size);
  return {
    picked,
    has,
    pick,
    count,
    clear: () => set(none_picked),
    all: () => set({ all: true, ids: new Set() }),
  };
}
export type Selection = ReturnType<typeof useSelection>;

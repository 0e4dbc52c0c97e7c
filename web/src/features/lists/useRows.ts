import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { get, type Problem, query } from "../../api/client";
import type { Page, Row } from "../../api/types";

export const page_rows = 100;
const pause_ms = 70;
const kept_ms = 120_000;

export type Wanted = { q: string; page: number };

/** At most one change in `pause_ms`, the last one always: what flies by while somebody drags the scroll bar is not asked for. */
function useThrottled(wanted: Wanted[]) {
  const key = JSON.stringify(wanted);
  const [kept, setKept] = useState(key);
  const changed_at = useRef(0);
  useEffect(() => {
    if (key === kept) return;
    const change = () => {
      changed_at.current = performance.now();
      setKept(key);
    };
    const timer = setTimeout(change, Math.max(0, pause_ms - (performance.now() - changed_at.current)));
    return () => clearTimeout(timer);
  }, [key, kept]);
  return JSON.parse(kept) as Wanted[];
}

/** Rows of queries of any length: pages are read where somebody looks, and kept for a while. */
export function useRows(resource: string, fields: string[], needed: Wanted[]) {
  const client = useQueryClient();
  // What a record is called stands in for a name that it does not have.
  const columns = [...new Set([...fields, "title"])].join(",");
  const key = useCallback((q: string, page: number) => [resource, "page", columns, q, page], [resource, columns]);
  const wanted = useThrottled(needed);
  const results = useQueries({
    queries: wanted.map(({ q, page }) => ({
      queryKey: key(q, page),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        get<Page>(
          `/${resource}${query({ q, fields: columns, limit: page_rows, skip: page * page_rows || undefined })}`,
          signal,
        ),
      gcTime: kept_ms,
    })),
  });
  const read = new Map(wanted.map((one, index) => [`${one.page} ${one.q}`, results[index]?.data]));
  const row = (q: string, at: number): Row | undefined => {
    const page = Math.floor(at / page_rows);
    return (read.get(`${page} ${q}`) ?? client.getQueryData<Page>(key(q, page)))?.items[at % page_rows];
  };
  /** Shows a row as it is now wherever it stands. */
  const show = (changed: Row) =>
    client.setQueriesData<Page>(
      { queryKey: [resource, "page"] },
      (old) =>
        old && {
          ...old,
          items: old.items.map((one) =>
            one.id === changed.id ? { ...one, ...changed, titles: { ...one.titles, ...changed.titles } } : one,
          ),
        },
    );
  const error = (results.find((one) => one.error)?.error ?? null) as Problem | null;
  return { row, show, error };
}
export type Rows = ReturnType<typeof useRows>;

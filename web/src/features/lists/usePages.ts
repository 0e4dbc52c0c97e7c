import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { get, type Problem, query } from "../../api/client";
import type { Page, Row } from "../../api/types";

export const page_rows = 100;

/** A list of any length: pages are read where somebody looks, and kept. */
export function usePages(resource: string, q: string, enabled: boolean) {
  const client = useQueryClient();
  const [wanted, setWanted] = useState<number[]>([0]);
  const key = (page: number) => [resource, "page", q, page];
  const first = useQuery({
    queryKey: [resource, "count", q],
    queryFn: () => get<Page>(`/${resource}${query({ q, limit: 1, count: "exact", fields: "id" })}`),
    enabled,
    placeholderData: (old) => old,
  });
  const pages = useQueries({
    queries: wanted.map((page) => ({
      queryKey: key(page),
      queryFn: () => get<Page>(`/${resource}${query({ q, limit: page_rows, skip: page * page_rows || undefined })}`),
      enabled,
    })),
  });
  // Read out of the results, not out of the cache: only what is read here makes the list draw itself anew.
  const by_page = new Map(wanted.map((page, index) => [page, pages[index]?.data]));
  const row = (index: number): Row | undefined =>
    by_page.get(Math.floor(index / page_rows))?.items[index % page_rows] ??
    client.getQueryData<Page>(key(Math.floor(index / page_rows)))?.items[index % page_rows];
  const look = (from: number, to: number) => {
    const needed = [];
    for (let page = Math.floor(from / page_rows); page <= Math.floor(to / page_rows); page++) needed.push(page);
    if (needed.some((page) => !wanted.includes(page))) setWanted(needed);
  };
  const show = (changed: Row) => {
    for (const page of wanted)
      client.setQueryData<Page>(
        key(page),
        (old) =>
          old && { ...old, items: old.items.map((one) => (one.id === changed.id ? { ...one, ...changed } : one)) },
      );
  };
  const error = (first.error ?? pages.find((page) => page.error)?.error ?? null) as Problem | null;
  return { count: first.data?.count ?? null, row, look, show, error };
}
export type Pages = ReturnType<typeof usePages>;

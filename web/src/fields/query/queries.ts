import { useQuery } from "@tanstack/react-query";
import { get, query } from "../../api/client";
import type { QueryPart, QuerySort, QuerySuggestion } from "../../api/types";
import { language } from "../../i18n";

/** A query taken apart: what chips, column heads and the grouping show, and change. */
export type Shape = { parts: QueryPart[]; sort: QuerySort[]; group: string[] };
export type Explained = Shape & { text: string; grouped: boolean };

export const nothing: Explained = { text: "", parts: [], sort: [], group: [], grouped: false };

export const explainedKey = (resource: string, q: string) => ["explained", resource, language(), q];
export const explain = (resource: string, q: string, signal?: AbortSignal) =>
  q.trim() ? get<Explained>(`/query${query({ resource, q })}`, signal) : Promise.resolve(nothing);

/** A query taken apart by the server, in the reader's language. */
export function useExplained(resource: string, q: string) {
  return useQuery({
    queryKey: explainedKey(resource, q),
    queryFn: ({ signal }) => explain(resource, q, signal),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (old, before) => (before?.queryKey[1] === resource ? old : undefined),
  });
}

export type Option = QuerySuggestion;
export type Completion = { from: number; to: number; items: Option[] };

/** What may stand where somebody is typing; an answer that comes too late is broken off. */
export function useCompletion(resource: string, q: string, at: number, enabled: boolean) {
  return useQuery({
    queryKey: ["completion", resource, language(), q, at],
    queryFn: ({ signal }) => get<Completion>(`/query/complete${query({ resource, q, at: String(at) })}`, signal),
    enabled,
    staleTime: 60_000,
    retry: false,
    placeholderData: (old) => old,
  });
}

import { useQuery } from "@tanstack/react-query";
import { get, type Problem, query } from "../../api/client";
import type { Field, Group, Page, QuerySuggestion } from "../../api/types";
import { language } from "../../i18n";
import { type Explained, nothing } from "./shape";

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

export function useCount(resource: string, q: string, enabled: boolean) {
  return useQuery({
    queryKey: [resource, "count", q],
    queryFn: async ({ signal }) =>
      (await get<Page>(`/${resource}${query({ q, limit: 1, count: "exact", fields: "id" })}`, signal)).count ?? 0,
    enabled,
    placeholderData: (old, before) => (before?.queryKey[0] === resource ? old : undefined),
  });
}

const figures = (money: Field[]) => ["count", ...money.map((field) => `sum(${field.key})`)].join(", ");

export type Grouped = Group & { titles?: Record<string, string>; left_out?: Record<string, number> };
const groups = async (resource: string, q: string, signal: AbortSignal) =>
  (await get<{ groups: Grouped[] }>(`/${resource}${query({ q })}`, signal)).groups;

/** Count and sums of all that the filter finds, and how many sums have no rate. */
export function useTotals(resource: string, filter: string | null, money: Field[]) {
  return useQuery({
    queryKey: [resource, "totals", filter, figures(money)],
    queryFn: async ({ signal }) => (await groups(resource, `${filter} show ${figures(money)}`.trim(), signal))[0],
    enabled: filter !== null && money.length > 0,
    placeholderData: (old, before) => (before?.queryKey[0] === resource ? old : undefined),
  });
}

/** Groups of a choice in the order of its choices (stages from the first on), others as the server gives them. */
export function inOrder(groups: Grouped[], fields: Field[]) {
  const keys = Object.keys(groups[0]?.key ?? {});
  const choices = fields.find((field) => field.key === keys[0] && field.choices)?.choices;
  if (!choices || keys.length !== 1) return groups;
  const place = (group: Grouped) => {
    const at = choices.findIndex((choice) => choice.key === group.key[keys[0]!]);
    return at < 0 ? choices.length : at;
  };
  return [...groups].sort((a, b) => place(a) - place(b));
}

export function useGroups(resource: string, filter: string | null, group: string[], money: Field[]) {
  return useQuery({
    queryKey: [resource, "groups", filter, group, figures(money)],
    queryFn: ({ signal }) =>
      groups(resource, `${filter} group by ${group.join(", ")} show ${figures(money)}`.trim(), signal),
    enabled: filter !== null && group.length > 0,
    placeholderData: (old, before) => (before?.queryKey[0] === resource ? old : undefined),
  });
}

export type Refusal = Problem | null;

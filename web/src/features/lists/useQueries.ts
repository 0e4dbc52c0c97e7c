import { useQuery } from "@tanstack/react-query";
import { get, type Problem, query } from "../../api/client";
import type { Field, Group, Page } from "../../api/types";

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

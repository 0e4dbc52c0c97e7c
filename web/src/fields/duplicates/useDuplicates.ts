import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { get, post, put, query } from "../../api/client";
import type { Duplicate, DuplicatePair, Value } from "../../api/types";
import { useToasts } from "../../ui/toasts";

type Answer = { items: Duplicate[] };
export const compared = ["leads", "contacts", "organizations"];
// What tells records apart; while anything else is typed nobody is asked.
const telling = ["last_name", "first_name", "company", "name", "emails", "phones", "email", "phone", "inn", "city"];

/** Who may be the same as a record. */
export const useDuplicates = (resource: string, id: number) =>
  useQuery({
    queryKey: ["any", "duplicates", resource, id],
    queryFn: async () => (await get<Answer>(`/${resource}/${id}/duplicates`)).items,
    enabled: compared.includes(resource),
  });

type Pairs = { items: DuplicatePair[]; next_cursor: string | null };

/** All pairs of a resource that nobody has decided on, page by page; a page may be empty and yet not the last. */
export const useDuplicatePairs = (resource: string) =>
  useInfiniteQuery({
    queryKey: ["any", "duplicates", "pairs", resource],
    queryFn: ({ pageParam, signal }) => get<Pairs>(`/${resource}/duplicates${query({ cursor: pageParam })}`, signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
  });

/** Says of two records of a resource that they are not the same, which can be taken back. */
export function useDecide(resource: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const say = (id: number, other: number, different: boolean): Promise<unknown> =>
    put(`/${resource}/${id}/duplicates/${other}`, { different })
      .then(() => {
        if (different) toasts.done(t("duplicates_kept_apart"), () => say(id, other, false));
        return client.invalidateQueries({ queryKey: ["any", "duplicates"] });
      })
      .catch(toasts.failed);
  return (id: number, other: number) => say(id, other, true);
}

/** Who may be the same as what is being typed, asked when the typing rests. What cannot be read yet is like nobody. */
export function useDraftDuplicates(resource: string, values: Record<string, Value>) {
  const draft = Object.fromEntries(
    telling.filter((key) => Array.isArray(values[key]) || values[key]).map((key) => [key, values[key]]),
  );
  const text = JSON.stringify(draft);
  const [rested, setRested] = useState("{}");
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), 400);
    return () => clearTimeout(timer);
  }, [text]);
  return useQuery({
    queryKey: ["any", "duplicates", resource, "draft", rested],
    queryFn: async () => (await post<Answer>(`/${resource}/duplicates`, JSON.parse(rested))).data.items,
    enabled: compared.includes(resource) && rested !== "{}",
    placeholderData: (old) => old,
    retry: false,
  });
}

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { get, post } from "../../api/client";
import type { Duplicate, Value } from "../../api/types";

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

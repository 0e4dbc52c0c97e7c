import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get, query } from "../api/client";
import type { Hit, Page } from "../api/types";
import type { InputProps } from "./Input";

/** Finds a record as one types; people are few and offered at once. */
export function ReferenceInput({ field, value, title, onChange, id }: InputProps) {
  const resource = field.references?.[0] ?? "";
  const few = resource === "users" || resource === "teams" || resource === "competitors" || resource === "products";
  const [typed, setTyped] = useState<string | null>(null);
  const all = useQuery({
    queryKey: [resource, "choices"],
    queryFn: () => get<Page>(`/${resource}?limit=200`),
    enabled: few,
  });
  const found = useQuery({
    queryKey: ["any", "find", field.references, typed],
    queryFn: async () => (await get<{ items: Hit[] }>(`/search${query({ q: typed ?? "", limit: 20 })}`)).items,
    enabled: !few && (typed ?? "").length > 1,
  });
  if (few)
    return (
      <select
        id={id}
        value={String(value ?? "")}
        onChange={(event) =>
          onChange(event.target.value ? Number(event.target.value) : null, event.target.selectedOptions[0]?.text)
        }
      >
        <option value="">—</option>
        {all.data?.items.map((row) => (
          <option key={row.id} value={row.id}>
            {String(row.name ?? row.id)}
          </option>
        ))}
      </select>
    );
  const hits = (found.data ?? []).filter((hit) => field.references?.includes(hit.resource));
  const choose = (text: string) => {
    setTyped(text);
    const hit = hits.find((one) => one.title === text);
    if (hit) {
      onChange(hit.id, hit.title);
      setTyped(null);
    } else if (!text) onChange(null);
  };
  return (
    <>
      <input
        id={id}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-found`}
        list={`${id}-found`}
        value={typed ?? title ?? (value ? String(value) : "")}
        onChange={(event) => choose(event.target.value)}
      />
      <datalist id={`${id}-found`}>
        {hits.map((hit) => (
          <option key={hit.id} value={hit.title}>
            {hit.subtitle}
          </option>
        ))}
      </datalist>
    </>
  );
}

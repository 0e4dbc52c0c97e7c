import { useQuery } from "@tanstack/react-query";
import { get, query } from "../../api/client";
import type { LibraryObjection } from "../../api/types";

type Asked = { q?: string; kind?: string; limit?: number };

/** The objections that what is said calls up, each with its answers; those first that helped most surely. */
export function useLibrary({ q = "", kind = "", limit = 6 }: Asked, enabled = true) {
  return useQuery({
    queryKey: ["any", "library", q, kind, limit],
    queryFn: async ({ signal }) =>
      (await get<{ items: LibraryObjection[] }>(`/objections/search${query({ q, kind, limit })}`, signal)).items,
    placeholderData: (old) => old,
    enabled,
  });
}

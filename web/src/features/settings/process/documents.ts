import { type QueryClient, useQuery } from "@tanstack/react-query";
import { get, request } from "../../../api/client";
import type { Document } from "./document";

export const useDocument = (key: string, version?: number) =>
  useQuery({
    queryKey: ["processes", "document", key, version ?? 0],
    queryFn: () => get<Document>(`/processes/${key}${version ? `?version=${version}` : ""}`),
    enabled: Boolean(key),
    retry: false,
    // Whoever edits hears within moments that somebody published.
    refetchInterval: (asked) => (version || asked.state.error ? false : 20_000),
  });

/** The one draft of all who administer, as the server keeps it; without a document there is none. */
export type Kept = {
  revision: number;
  at?: string;
  by?: number;
  by_title?: string;
  /** The version that it began from; 0 for a new process. */
  base?: number;
  document?: Document;
};

const path = (key: string) => `/processes/${key}/draft`;
const seen = (revision: number) => ({ "If-Match": `"${revision}"` });
const keptKey = (key: string) => ["processes", "draft", key];

export const useKept = (key: string, may: boolean) =>
  useQuery({
    queryKey: keptKey(key),
    queryFn: ({ signal }) => get<Kept>(path(key), signal),
    enabled: may,
    staleTime: 0,
    refetchInterval: 5_000,
  });

/** How the calls about a draft answer: what is being read meanwhile is older than that. */
async function noted(client: QueryClient, key: string, work: () => Promise<{ data: Kept }>) {
  await client.cancelQueries({ queryKey: keptKey(key) });
  const { data } = await work();
  await client.cancelQueries({ queryKey: keptKey(key) });
  client.setQueryData(keptKey(key), data);
  return data;
}

export const newestDraft = (client: QueryClient, key: string) => client.getQueryData<Kept>(keptKey(key));
export const readDraft = (client: QueryClient, key: string) =>
  client.fetchQuery({ queryKey: keptKey(key), queryFn: () => get<Kept>(path(key)), staleTime: 0 });

/** Keeps the draft after the revision that was seen; 412 when somebody changed it meanwhile. */
export const keepDraft = (client: QueryClient, key: string, revision: number, base: number, document: Document) =>
  noted(client, key, () => request<Kept>("PUT", path(key), { base, document }, seen(revision)));

export const dropDraft = (client: QueryClient, key: string, revision: number) =>
  noted(client, key, () => request<Kept>("DELETE", path(key), undefined, seen(revision)));

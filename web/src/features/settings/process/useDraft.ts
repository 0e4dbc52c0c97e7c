import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { get, Problem, request } from "../../../api/client";
import { useMe } from "../../../api/queries";
import { type Change, differences, merged } from "./changes";
import type { Document } from "./document";

/** A document that somebody changes: the version that it began from, and how it stands. */
export type Draft = { base: Document; document: Document };

const check_after_ms = 700;

export const useDocument = (key: string, version?: number) =>
  useQuery({
    queryKey: ["processes", "document", key, version ?? 0],
    queryFn: () => get<Document>(`/processes/${key}${version ? `?version=${version}` : ""}`),
    enabled: Boolean(key),
    retry: false,
    // Whoever edits hears within moments that somebody published.
    refetchInterval: (asked) => (version || asked.state.error ? false : 20_000),
  });

/** What this browser keeps for this person of this company, so that nothing is lost by a reload. */
function useKept(key: string) {
  const me = useMe().data;
  const place = `process-draft:${me?.company.name}:${me?.id}:${key}`;
  return {
    place,
    read: () => JSON.parse(localStorage.getItem(place) ?? "null") as Draft | null,
    write: (draft: Draft | null) =>
      draft ? localStorage.setItem(place, JSON.stringify(draft)) : localStorage.removeItem(place),
  };
}

/** Asks the server what it would refuse, a moment after each change. */
function useCheck(key: string, document: Document | undefined, active: boolean) {
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (!active || !document) return setProblem(null);
    const asked = new AbortController();
    const timer = setTimeout(() => {
      request("POST", `/processes/${key}/check`, document, {}, asked.signal)
        .then(() => setProblem(null))
        .catch((error) => error instanceof Problem && setProblem(error));
    }, check_after_ms);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [key, document, active]);
  return problem;
}

export type Editing = {
  document: Document;
  published: Document | undefined;
  /** The version that the draft began from. */
  base: number;
  changes: Change[];
  problem: Problem | null;
  /** Somebody published since this draft began. */
  stale: boolean;
  change: (document: Document) => void;
  discard: () => void;
  /** Takes their changes in; gives the paths that both changed. */
  rebase: () => string[];
  publish: (note: string) => Promise<Document>;
};

/** The newest version of a process and the draft over it. */
export function useDraft(key: string, may: boolean): Editing | null {
  const client = useQueryClient();
  const published = useDocument(key);
  const kept = useKept(key);
  const [state, setState] = useState<{ place: string; draft: Draft | null }>({ place: "", draft: null });
  if (state.place !== kept.place) setState({ place: kept.place, draft: kept.read() });
  const draft = state.place === kept.place ? state.draft : null;
  const document = draft?.document ?? published.data;
  const changes = draft ? differences(draft.base.version === 0 ? {} : draft.base, draft.document) : [];
  const problem = useCheck(key, draft?.document, may && changes.length > 0);
  const settle = (next: Draft | null) => {
    kept.write(next);
    setState({ place: kept.place, draft: next });
  };
  if (!document) return null;
  const newest = published.data;
  return {
    document,
    published: newest,
    base: draft?.base.version ?? newest?.version ?? 0,
    changes,
    problem,
    stale: Boolean(draft && newest && changes.length > 0 && newest.version !== draft.base.version),
    change: (next) => settle({ base: draft?.base ?? newest ?? { ...next, version: 0 }, document: next }),
    discard: () => settle(null),
    rebase: () => {
      const clashes: string[] = [];
      if (draft && newest) settle({ base: newest, document: merged(draft.base, draft.document, newest, clashes) });
      return clashes.filter((path) => path !== "version");
    },
    publish: async (note) => {
      const headers = { "If-Match": `"${draft?.base.version ?? newest?.version ?? 0}"` };
      const path = `/processes/${key}${note ? `?note=${encodeURIComponent(note)}` : ""}`;
      const answer = (await request<Document>("PUT", path, document, headers)).data;
      client.setQueryData(["processes", "document", key, 0], answer);
      settle(null);
      await client.invalidateQueries({ queryKey: ["processes"] });
      await client.invalidateQueries({ queryKey: ["any"] });
      return answer;
    },
  };
}

/** Begins a draft elsewhere: a new process, an imported file or an older version. */
export function keepDraft(company: string, person: number, base: Document | null, document: Document) {
  const draft: Draft = { base: base ?? { ...document, version: 0 }, document };
  localStorage.setItem(`process-draft:${company}:${person}:${document.key}`, JSON.stringify(draft));
}

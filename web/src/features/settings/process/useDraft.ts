import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, request } from "../../../api/client";
import { useMe } from "../../../api/queries";
import { useToasts } from "../../../ui/toasts";
import { type Change, differences, merged } from "./changes";
import type { Document } from "./document";
import { dropDraft, type Kept, keepDraft, newestDraft, useDocument, useKept } from "./documents";
import { useSaving, type Written } from "./useSaving";

const check_after_ms = 700;

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
  /** The draft that is open, as it was last kept. */
  kept: Kept | null;
  /** Somebody else's draft, which waits to be opened or dropped. */
  theirs: Kept | null;
  /** Somebody changed the same draft since the last change of this browser was begun. */
  beside: Kept | null;
  /** Somebody published since this draft began. */
  stale: boolean;
  open: () => void;
  change: (document: Document) => void;
  discard: () => Promise<void>;
  /** Takes the changes of the other draft, or of the published version, in; gives the paths that both changed. */
  join: () => string[];
  rebase: () => string[];
  publish: (note: string) => Promise<Document>;
};

/** The newest version of a process and the draft over it, which the server keeps for all who administer. */
export function useDraft(key: string, may: boolean): Editing | null {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const me = useMe().data?.id;
  const newest = useDocument(key).data;
  const asked = useKept(key, may);
  const kept: Kept = asked.data ?? { revision: 0 };
  const [written, setWritten] = useState<Written | null>(null);
  const [opened, setOpened] = useState(false);
  if (!opened && kept.document && kept.by === me) setOpened(true);
  if (opened && !kept.document && !written) setOpened(false);
  const shared = opened && kept.document ? kept : null;
  const document = written?.document ?? shared?.document ?? newest;
  const base = written?.base ?? shared?.base ?? newest?.version ?? 0;
  const before = useDocument(base > 0 && base !== newest?.version ? key : "", base).data;
  const began = base === 0 ? ({} as Document) : base === newest?.version ? newest : before;
  const changes = began && document && document !== newest ? differences(began, document) : [];
  const problem = useCheck(key, document, may && changes.length > 0);
  const saving = useSaving(key, written, setWritten, kept, Boolean(began) && changes.length === 0);
  if (!document || (may && asked.isPending)) return null;
  const { beside } = saving;
  return {
    document,
    published: newest,
    base,
    changes,
    problem,
    kept: shared,
    theirs: kept.document && !opened && !written ? kept : null,
    beside,
    stale: Boolean(newest && changes.length > 0 && newest.version !== base),
    open: () => setOpened(true),
    change: (next) => setWritten((old) => ({ from: old?.from ?? kept, base, document: next })),
    discard: async () => {
      setWritten(null);
      await saving.settled();
      const last = newestDraft(client, key) ?? kept;
      if (!last.document) return;
      try {
        const now = await dropDraft(client, key, last.revision);
        const back = () => keepDraft(client, key, now.revision, last.base ?? 0, last.document!);
        toasts.done(t("pe_discarded"), back);
      } catch (error) {
        toasts.failed(error);
      }
    },
    join: () => {
      const clashes: string[] = [];
      const other = beside?.document ?? newest;
      const common = written?.from.document ?? began;
      if (!beside || !written || !other || !common) return clashes;
      const both = merged(common, written.document, other, clashes);
      setWritten({ from: beside, base: beside.base ?? newest?.version ?? 0, document: both });
      return clashes.filter((path) => path !== "version");
    },
    rebase: () => {
      const clashes: string[] = [];
      if (newest && began) {
        const both = merged(began, document, newest, clashes);
        setWritten((old) => ({ from: old?.from ?? kept, base: newest.version, document: both }));
      }
      return clashes.filter((path) => path !== "version");
    },
    publish: async (note) => {
      const path = `/processes/${key}${note ? `?note=${encodeURIComponent(note)}` : ""}`;
      const answer = (await request<Document>("PUT", path, document, { "If-Match": `"${base}"` })).data;
      client.setQueryData(["processes", "document", key, 0], answer);
      setWritten(null);
      await saving.settled();
      const last = newestDraft(client, key);
      // What somebody changed at the same moment stays his draft.
      if (last?.document) await dropDraft(client, key, last.revision).catch(() => null);
      await client.invalidateQueries({ queryKey: ["processes"] });
      await client.invalidateQueries({ queryKey: ["any"] });
      return answer;
    },
  };
}

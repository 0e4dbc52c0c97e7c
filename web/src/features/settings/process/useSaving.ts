import { useQueryClient } from "@tanstack/react-query";
import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from "react";
import { Problem } from "../../../api/client";
import { useToasts } from "../../../ui/toasts";
import type { Document } from "./document";
import { dropDraft, type Kept, keepDraft, readDraft } from "./documents";

/** What this browser has changed and the server has not yet: over which draft and which version. */
export type Written = { from: Kept; base: number; document: Document };

const save_after_ms = 500;

/** Keeps what is written a moment after it was, one call at a time; says whose change came between. */
export function useSaving(
  key: string,
  written: Written | null,
  setWritten: Dispatch<SetStateAction<Written | null>>,
  kept: Kept,
  /** Nothing differs any more: then there is no draft to keep. */
  same: boolean,
) {
  const client = useQueryClient();
  const toasts = useToasts();
  const [busy, setBusy] = useState(false);
  const flight = useRef<Promise<unknown>>(Promise.resolve());
  const beside = written && !busy && kept.revision > written.from.revision ? kept : null;
  const send = ({ from, base, document }: Written) =>
    same ? dropDraft(client, key, from.revision) : keepDraft(client, key, from.revision, base, document);
  const save = async (one: Written) => {
    setBusy(true);
    try {
      const from = await send(one);
      setWritten((now) => (now === one ? null : now && { ...now, from }));
    } catch (error) {
      if (error instanceof Problem && error.status === 412) await readDraft(client, key).catch(() => null);
      else toasts.failed(error);
    }
    setBusy(false);
  };
  const waiting = written && !busy && !beside ? written : null;
  const latest = useRef({ save, send, waiting });
  latest.current = { save, send, waiting };
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => {
      flight.current = latest.current.save(waiting);
    }, save_after_ms);
    return () => clearTimeout(timer);
  }, [waiting]);
  // Whoever leaves at once has written it all the same.
  useEffect(
    () => () => {
      const one = latest.current.waiting;
      if (one) void latest.current.send(one).catch(() => null);
    },
    [],
  );
  return { beside, settled: () => flight.current };
}

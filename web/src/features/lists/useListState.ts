import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { Problem } from "../../api/client";
import { useMe } from "../../api/queries";
import { explain, explainedKey, nothing, type Shape, useExplained } from "../../fields/query/queries";
import { language } from "../../i18n";
import { useToasts } from "../../ui/toasts";
import { queryText } from "./shape";
import type { Refusal } from "./useQueries";
import { useViews, type View } from "./useViews";

/** The view that is open: the one of the address, else the one that opens first for the person's role. */
function opened(views: View[], search: URLSearchParams, role: string | undefined) {
  const wanted = search.get("view");
  if (wanted) return views.find((one) => String(one.id) === wanted) ?? null;
  return search.has("q") ? null : (views.find((one) => one.default_for === role) ?? null);
}

/** What a list shows is in its address: the query, and the view that it began with. */
export function useListState(resource: string) {
  const [search, setSearch] = useSearchParams();
  const client = useQueryClient();
  const toasts = useToasts();
  const views = useViews(resource);
  const me = useMe().data;
  const [refused, setRefused] = useState<{ text: string; problem: Problem } | null>(null);
  const view = opened(views.all, search, me?.role);
  const q = [search.get("q") ?? view?.query ?? "", search.get("sort") && `sort ${search.get("sort")}`]
    .filter(Boolean)
    .join(" ");
  const ready = search.has("q") || views.ready;
  const explained = useExplained(resource, ready ? q : "");
  const shape = explained.isError ? nothing : (explained.data ?? nothing);
  const understood = (text: string) =>
    client.fetchQuery({
      queryKey: explainedKey(resource, text),
      queryFn: () => explain(resource, text),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    });
  const go = async (change: Partial<Shape>) => {
    setRefused(null);
    // What is there may still be what the query before meant, or nothing yet: a change of that would lose the filter.
    const current = explained.isError || (explained.data && !explained.isPlaceholderData);
    const now = current ? shape : await understood(q).catch(() => nothing);
    setSearch((old) => {
      const next = new URLSearchParams({ q: queryText({ ...now, ...change }, language()) });
      const kept = view ? String(view.id) : old.get("view");
      if (kept) next.set("view", kept);
      return next;
    });
  };
  /** Takes what was typed: the server says what it means, or what is wrong with it. */
  const type = async (text: string) => {
    try {
      const read = await understood(text);
      await go({
        parts: read.parts,
        ...(read.sort.length ? { sort: read.sort } : {}),
        ...(read.group.length ? { group: read.group } : {}),
      });
    } catch (error) {
      if (error instanceof Problem) setRefused({ text, problem: error });
      else toasts.failed(error);
    }
  };
  const open = (one: View | null) => {
    setRefused(null);
    setSearch(new URLSearchParams({ view: one ? String(one.id) : "all" }));
  };
  const wrong = explained.error instanceof Problem ? { text: q, problem: explained.error as Problem } : null;
  const problem: { text: string; problem: NonNullable<Refusal> } | null = refused ?? wrong;
  const changed = Boolean(view) && search.has("q") && search.get("q") !== (view?.query ?? "");
  return {
    q,
    ready,
    shape,
    settled: !explained.isPending && !explained.isError,
    problem,
    views,
    view,
    changed,
    go,
    type,
    open,
  };
}
export type ListState = ReturnType<typeof useListState>;

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { get, patch, post, query, remove } from "../../api/client";
import type { Page, Row, Views } from "../../api/types";
import { useToasts } from "../../ui/toasts";

export type Shared = "private" | "team" | "everybody";
export type View = Row &
  Required<Pick<Views, "query" | "columns" | "default_for" | "pinned">> & {
    name: string;
    shared: Shared | null;
    owner: number | null;
  };
export type ViewDraft = Partial<Pick<View, "name" | "query" | "columns" | "shared" | "default_for" | "pinned">>;

/** The saved views of a resource that this person may see, and what can be done with them. */
export function useViews(resource: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const read = useQuery({
    queryKey: ["views", "of", resource],
    queryFn: () => get<Page>(`/views${query({ q: `resource = "${resource}" sort position, id`, limit: 200 })}`),
    staleTime: 60_000,
  });
  const settle = async (changeSet: number | null, said: string) => {
    toasts.done(said, changeSet);
    await client.invalidateQueries({ queryKey: ["views"] });
    await client.invalidateQueries({ queryKey: ["any", "counts"] });
  };
  const create = async (draft: ViewDraft) => {
    const answer = await post<View>("/views", { ...draft, resource });
    await settle(answer.changeSet, t("view_saved"));
    return answer.data;
  };
  const change = async (view: View, draft: ViewDraft) => {
    const answer = await patch<View>(`/views/${view.id}`, draft, view.version);
    await settle(answer.changeSet, t("view_saved"));
  };
  const drop = async (view: View) => {
    const answer = await remove(`/views/${view.id}`);
    await settle(answer.changeSet, t("deleted"));
  };
  return { all: (read.data?.items ?? []) as View[], ready: !read.isPending, create, change, drop };
}

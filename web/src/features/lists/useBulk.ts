import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/client";
import { watched } from "../../api/jobs";
import type { Job, Value } from "../../api/types";
import { useToasts } from "../../ui/toasts";
import { filterText, type Part } from "./shape";
import type { Picked } from "./useSelection";

/** What is picked, as the body of a bulk change says it. */
export function target(picked: Picked, parts: Part[], language: string) {
  if (!picked.all) return { ids: [...picked.ids] };
  const filter = filterText(parts, language);
  const but = picked.ids.size > 0 ? `id not in (${[...picked.ids].join(", ")})` : "";
  return { q: filter && but ? `(${filter}) and ${but}` : filter || but };
}

/** Changes many records as a job: tells how far it is, and takes all of it back when asked. */
export function useBulk(resource: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const [job, setJob] = useState<Job | null>(null);
  const watch = async (begun: Job) => {
    const now = await watched(begun, setJob);
    setJob(null);
    await client.invalidateQueries({ queryKey: [resource] });
    await client.invalidateQueries({ queryKey: ["any"] });
    return now;
  };
  const undo = (id: number) => async () => {
    const back = await watch((await post<Job>(`/jobs/${id}/undo`)).data);
    if (back.state === "done") toasts.done(t("bulk_undone"));
    else toasts.failed(new Error(back.message));
  };
  const run = async (what: ReturnType<typeof target>, set: Record<string, Value>, note?: string) => {
    const done = await watch((await post<Job>(`/${resource}/bulk`, { ...what, set, note })).data);
    const result = (done.result ?? {}) as { changed?: number; refused?: number };
    if (done.state !== "done") return toasts.failed(new Error(done.message));
    const refused = result.refused ? ` ${t("bulk_refused", { count: result.refused })}` : "";
    const changed = result.changed ?? 0;
    toasts.done(t("bulk_changed", { count: changed }) + refused, changed > 0 ? undo(done.id) : null);
  };
  return { job, run };
}

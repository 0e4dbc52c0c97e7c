import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { put } from "../../api/client";
import type { Duplicate, Module, Row } from "../../api/types";
import { DuplicateLine } from "../../fields/duplicates/DuplicateLine";
import { useDuplicates } from "../../fields/duplicates/useDuplicates";
import { useToasts } from "../../ui/toasts";
import { MergeDialog } from "./MergeDialog";

/** Who may be the same as this record, why, and what to do: merge, or say that they are two. */
export function Duplicates({ module, row, may }: { module: Module; row: Row; may: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const [merging, setMerging] = useState<Duplicate | null>(null);
  const found = useDuplicates(module.key, row.id).data ?? [];
  if (found.length === 0) return null;
  const say = (other: Duplicate, different: boolean): Promise<unknown> =>
    put(`/${module.key}/${row.id}/duplicates/${other.id}`, { different })
      .then(() => {
        if (different) toasts.done(t("duplicates_kept_apart"), () => say(other, false));
        return client.invalidateQueries({ queryKey: ["any", "duplicates"] });
      })
      .catch(toasts.failed);
  return (
    <section className="sec">
      <h2>{t("possible_duplicates")}</h2>
      {found.map((one) => (
        <DuplicateLine key={one.id} one={one}>
          {may && (
            <span className="line">
              {one.resource === module.key && (
                <button type="button" className="btn small" onClick={() => setMerging(one)}>
                  {t("merge")}
                </button>
              )}
              <button type="button" className="btn small quiet" onClick={() => void say(one, true)}>
                {t("duplicates_different")}
              </button>
            </span>
          )}
        </DuplicateLine>
      ))}
      {merging && <MergeDialog module={module} row={row} other={merging.id} onClose={() => setMerging(null)} />}
    </section>
  );
}

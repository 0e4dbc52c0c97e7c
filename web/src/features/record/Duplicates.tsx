import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Duplicate, Module, Row } from "../../api/types";
import { DuplicateLine } from "../../fields/duplicates/DuplicateLine";
import { MergeDialog } from "../../fields/duplicates/MergeDialog";
import { useDecide, useDuplicates } from "../../fields/duplicates/useDuplicates";

/** Who may be the same as this record, why, and what to do: merge, or say that they are two. */
export function Duplicates({ module, row, may }: { module: Module; row: Row; may: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const decide = useDecide(module.key);
  const [merging, setMerging] = useState<Duplicate | null>(null);
  const found = useDuplicates(module.key, row.id).data ?? [];
  if (found.length === 0) return null;
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
              <button type="button" className="btn small quiet" onClick={() => void decide(row.id, one.id)}>
                {t("duplicates_different")}
              </button>
            </span>
          )}
        </DuplicateLine>
      ))}
      {merging && (
        <MergeDialog
          module={module}
          row={row}
          other={merging.id}
          onClose={() => setMerging(null)}
          onMerged={(kept) => kept !== row.id && navigate(`/${module.key}/${kept}`)}
        />
      )}
    </section>
  );
}

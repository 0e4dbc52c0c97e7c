import { useTranslation } from "react-i18next";
import type { Value } from "../../api/types";
import { DuplicateLine } from "./DuplicateLine";
import "./duplicates.css";
import { useDraftDuplicates } from "./useDuplicates";

/** Says while a new record is typed that it may be there already. */
export function DraftDuplicates({ resource, values }: { resource: string; values: Record<string, Value> }) {
  const { t } = useTranslation();
  const found = useDraftDuplicates(resource, values).data ?? [];
  if (found.length === 0) return null;
  return (
    <div className="note draft-duplicates" role="status">
      <b>{t("duplicates_draft")}</b>
      {found.slice(0, 3).map((one) => (
        <DuplicateLine key={one.id} one={one} />
      ))}
    </div>
  );
}

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Module } from "../../api/types";
import { language } from "../../i18n";
import { number } from "../../ui/format";
import { useToasts } from "../../ui/toasts";
import { BulkDialog } from "./BulkDialog";
import type { Part } from "./shape";
import { target, useBulk } from "./useBulk";
import type { Selection } from "./useSelection";

type Props = { module: Module; selection: Selection; count: number; parts: Part[]; may_change: boolean };

/** What can be done with the records that are picked; while it is done, how far it is. */
export function BulkBar({ module, selection, count, parts, may_change }: Props) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const bulk = useBulk(module.key);
  const [asking, setAsking] = useState(false);
  const picked = selection.count(count);
  if (bulk.job) {
    const { done, total } = bulk.job;
    const share = total > 0 ? (done / total) * 100 : 0;
    return (
      <div className="bulk card" role="status">
        <span className="nowrap">{t("bulk_running", { done: number(done), total: number(total) })}</span>
        <div
          className="progress"
          role="progressbar"
          aria-label={t("change_field")}
          aria-valuenow={Math.round(share)}
          aria-valuemin={0}
          aria-valuemax={100}
        >
          <i style={{ width: `${share}%` }} />
        </div>
      </div>
    );
  }
  if (picked === 0) return null;
  const everything = selection.picked.all || picked === count;
  return (
    <div className="bulk card">
      <b className="nowrap">{t("selected", { n: number(picked) })}</b>
      {!everything && (
        <button type="button" className="link nowrap" onClick={selection.all}>
          {t("select_all_of", { n: number(count) })}
        </button>
      )}
      <span className="grow" />
      {may_change && (
        <button type="button" className="btn main" onClick={() => setAsking(true)}>
          {t("change_field")}
        </button>
      )}
      <button type="button" className="btn quiet" onClick={selection.clear}>
        {t("unselect")}
      </button>
      {asking && (
        <BulkDialog
          module={module}
          count={picked}
          onClose={() => setAsking(false)}
          onRun={(field, value, note) => {
            setAsking(false);
            const what = target(selection.picked, parts, language());
            bulk
              .run(what, { [field]: value }, note)
              .then(selection.clear)
              .catch(toasts.failed);
          }}
        />
      )}
    </div>
  );
}

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useProcesses } from "../../../api/queries";
import { word } from "../../../i18n";
import { moment } from "../../../ui/format";
import { ProcessMenu } from "./ProcessMenu";
import { PublishDialog } from "./PublishDialog";
import type { Editing } from "./useDraft";

/** Which process, and how far its draft is from what is in force. */
export function ProcessBar({ editing, may }: { editing: Editing; may: boolean }) {
  const { t } = useTranslation();
  const processes = useProcesses().data ?? [];
  const [, setSearch] = useSearchParams();
  const [publishing, setPublishing] = useState(false);
  const { document, changes, kept } = editing;
  const known = processes.some((one) => one.key === document.key);
  return (
    <div className="line wrap process-bar">
      <select
        className="pick"
        aria-label={t("pe_process")}
        value={document.key}
        onChange={(event) => setSearch({ process: event.target.value })}
      >
        {!known && <option value={document.key}>{word(document.names)}</option>}
        {processes.map((one) => (
          <option key={one.key} value={one.key}>
            {word(one.names)}
          </option>
        ))}
      </select>
      <span className={`tag ${changes.length > 0 ? "accent" : "good"}`}>
        {changes.length > 0
          ? t("pe_draft", { count: changes.length, version: editing.base })
          : t("pe_version_now", { version: document.version })}
      </span>
      <span className="grow" />
      <ProcessMenu editing={editing} may={may} />
      {changes.length > 0 && (
        <>
          <button type="button" className="btn" onClick={() => void editing.discard()}>
            {t("pe_discard")}
          </button>
          <button type="button" className="btn main" onClick={() => setPublishing(true)}>
            {t("pe_publish_what")}
          </button>
        </>
      )}
      {changes.length > 0 && kept && (
        <span className="sub small kept">{t("pe_kept", { name: kept.by_title, when: moment(kept.at) })}</span>
      )}
      {publishing && <PublishDialog editing={editing} onClose={() => setPublishing(false)} />}
    </div>
  );
}

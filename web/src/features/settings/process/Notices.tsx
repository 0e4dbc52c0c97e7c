import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChangeList } from "./ChangeList";
import { differences } from "./changes";
import { place_of } from "./describe";
import type { Editing } from "./useDraft";
import { useDocument } from "./useDraft";

/** Somebody published meanwhile: what they changed, and both people's work put together. */
function Stale({ editing, base, onClash }: { editing: Editing; base: number; onClash: (paths: string[]) => void }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const before = useDocument(editing.document.key, base).data;
  const theirs = editing.published;
  return (
    <div className="note stack" role="alert">
      <p>{t("pe_stale", { version: theirs?.version })}</p>
      <div className="line wrap">
        <button type="button" className="btn" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t("pe_stale_show")}
        </button>
        <button type="button" className="btn main" onClick={() => onClash(editing.rebase())}>
          {t("pe_stale_merge")}
        </button>
      </div>
      {shown && before && theirs && <ChangeList changes={differences(before, theirs)} from={before} to={theirs} />}
    </div>
  );
}

/** What the editor has to say at its top: another's version, what both changed, and refusals of no place that is shown. */
export function Notices({ editing, base, elsewhere }: { editing: Editing; base: number; elsewhere: string | null }) {
  const { t } = useTranslation();
  const [clashes, setClashes] = useState<string[]>([]);
  return (
    <>
      {editing.stale && <Stale editing={editing} base={base} onClash={setClashes} />}
      {clashes.length > 0 && !editing.stale && (
        <div className="note stack" role="alert">
          <p>{t("pe_clashes")}</p>
          <ul>
            {clashes.map((path) => (
              <li key={path}>{place_of(path, editing.document, editing.published).join(" · ")}</li>
            ))}
          </ul>
        </div>
      )}
      {elsewhere && (
        <p className="error" role="alert">
          {elsewhere}
        </p>
      )}
    </>
  );
}

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { moment } from "../../../ui/format";
import { ChangeList } from "./ChangeList";
import { differences } from "./changes";
import { place_of } from "./describe";
import { useDocument } from "./documents";
import type { Editing } from "./useDraft";

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

/** Somebody else is at a draft: it is worked on together, or given up. */
function Theirs({ editing }: { editing: Editing }) {
  const { t } = useTranslation();
  const { by_title: name, at } = editing.theirs!;
  return (
    <div className="note stack" role="alert">
      <p>{t("pe_theirs", { name, when: moment(at) })}</p>
      <div className="line wrap">
        <button type="button" className="btn main" onClick={editing.open}>
          {t("pe_theirs_open")}
        </button>
        <button type="button" className="btn" onClick={() => void editing.discard()}>
          {t("pe_theirs_anew")}
        </button>
      </div>
    </div>
  );
}

/** Two change one draft at the same time: neither overwrites the other. */
function Beside({ editing, onClash }: { editing: Editing; onClash: (paths: string[]) => void }) {
  const { t } = useTranslation();
  const { by_title: name, at } = editing.beside!;
  return (
    <div className="note stack" role="alert">
      <p>{t("pe_beside", { name, when: moment(at) })}</p>
      <div className="line wrap">
        <button type="button" className="btn main" onClick={() => onClash(editing.join())}>
          {t("pe_stale_merge")}
        </button>
      </div>
    </div>
  );
}

/** What the editor has to say at its top: another's version, what both changed, and refusals of no place that is shown. */
export function Notices({ editing, base, elsewhere }: { editing: Editing; base: number; elsewhere: string | null }) {
  const { t } = useTranslation();
  const [clashes, setClashes] = useState<string[]>([]);
  return (
    <>
      {editing.theirs && <Theirs editing={editing} />}
      {editing.beside && <Beside editing={editing} onClash={setClashes} />}
      {editing.stale && !editing.beside && <Stale editing={editing} base={base} onClash={setClashes} />}
      {clashes.length > 0 && !editing.stale && !editing.beside && (
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

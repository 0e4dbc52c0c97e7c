import { useTranslation } from "react-i18next";
import type { Change } from "./changes";
import { told } from "./describe";
import type { Document } from "./document";

type Props = { changes: Change[]; from: Document | undefined; to: Document | undefined };

/** What differs, as one reads it: where, and how it was and is. */
export function ChangeList({ changes, from, to }: Props) {
  const { t } = useTranslation();
  if (changes.length === 0) return <p className="sub">{t("pe_no_changes")}</p>;
  return (
    <ul className="changes">
      {changes.map((change) => {
        const one = told(change, from, to);
        return (
          <li key={change.path}>
            <div className="strong">{one.where.join(" · ")}</div>
            {one.kind === "added" && (
              <div>
                <span className="tag good">{t("pe_added")}</span> {one.after}
              </div>
            )}
            {one.kind === "removed" && (
              <div>
                <span className="tag late">{t("pe_removed")}</span> {one.before}
              </div>
            )}
            {(one.kind === "changed" || one.kind === "order") && (
              <>
                {one.kind === "order" && <span className="tag">{t("pe_order")}</span>}
                <div className="was">
                  <span className="hidden">{t("pe_was")}: </span>
                  <del>{one.before}</del>
                </div>
                <div>
                  <span className="hidden">{t("pe_is")}: </span>
                  <ins>{one.after}</ins>
                </div>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

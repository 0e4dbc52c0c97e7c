import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Guide, Row } from "../../api/types";
import { useVerbs } from "../../fields/selling/useVerbs";
import { ConvertDialog } from "./ConvertDialog";

type Props = { resource: string; row: Row; guide: Guide | undefined };

/** The one obvious next action of a lead or deal, and the ways out. */
export function VerbButtons({ resource, row, guide }: Props) {
  const { t } = useTranslation();
  const verbs = useVerbs();
  const [converting, setConverting] = useState(false);
  const next = guide?.stages.find((stage) => stage.key === guide.next);
  const reopen = () =>
    verbs.ask(
      { title: t("reason"), kind: "text" },
      (answer) => void verbs.say(`/${resource}/${row.id}/reopen`, answer, t("reopen")),
    );
  if (resource === "deals")
    return (
      <>
        {row.outcome === "open" ? (
          <>
            <button type="button" className="btn" onClick={() => verbs.lose(row)}>
              {t("lose")}
            </button>
            {next?.key === "follow-up" ? (
              <button type="button" className="btn main" onClick={() => verbs.move(row, "follow-up", "", false)}>
                {t("win")}
              </button>
            ) : (
              next && (
                <button type="button" className="btn main" onClick={() => verbs.move(row, next.key, next.name, false)}>
                  {t("move_to", { stage: next.name })} →
                </button>
              )
            )}
          </>
        ) : (
          <>
            <span className={`tag ${row.outcome === "won" ? "good" : "late"}`}>
              {t(row.outcome === "won" ? "won" : "lost")}
            </span>
            <button type="button" className="btn" onClick={reopen}>
              {t("reopen")}
            </button>
          </>
        )}
        {verbs.dialog}
      </>
    );
  const open = row.status !== "converted" && row.status !== "disqualified";
  return (
    <>
      {open && (
        <>
          <button
            type="button"
            className="btn wide"
            onClick={() =>
              verbs.ask(
                { title: t("return_on"), kind: "date" },
                (answer) => void verbs.say(`/leads/${row.id}/nurture`, answer, t("nurture")),
              )
            }
          >
            {t("nurture")}
          </button>
          <button
            type="button"
            className="btn"
            onClick={() =>
              verbs.ask(
                { title: t("why_let_go"), kind: "disqualify" },
                (answer) => void verbs.say(`/leads/${row.id}/disqualify`, answer, t("disqualify")),
              )
            }
          >
            {t("disqualify")}
          </button>
          <button type="button" className="btn main" onClick={() => setConverting(true)}>
            {t("convert")}
          </button>
        </>
      )}
      {row.status === "disqualified" && (
        <button type="button" className="btn" onClick={reopen}>
          {t("reopen")}
        </button>
      )}
      {converting && <ConvertDialog lead={row} onClose={() => setConverting(false)} />}
      {verbs.dialog}
    </>
  );
}

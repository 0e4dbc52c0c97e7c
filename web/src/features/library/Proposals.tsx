import { useTranslation } from "react-i18next";
import { patch } from "../../api/client";
import { useList } from "../../api/queries";
import type { Row } from "../../api/types";
import { useAct } from "../../fields/useAct";
import { day } from "../../ui/format";

function Proposal({ row, reviews }: { row: Row; reviews: boolean }) {
  const { t } = useTranslation();
  const act = useAct();
  const decide = (status: "approved" | "rejected") =>
    act(patch(`/objection-answers/${row.id}`, { status }), t(`proposal_${status}`));
  return (
    <li>
      <div className="grow">
        <p className="sub">«{row.titles?.objection ?? ""}»</p>
        <p>{String(row.text)}</p>
        {Boolean(row.facts) && <p className="sub small">{t("answer_facts", { facts: row.facts })}</p>}
        <p className="sub small">
          {row.titles?.owner ?? row.titles?.created_by ?? ""}, {day(row.created_at as string)}
        </p>
      </div>
      {reviews ? (
        <div className="line wrap">
          <button type="button" className="btn" onClick={() => void decide("rejected")}>
            {t("reject")}
          </button>
          <button type="button" className="btn main" onClick={() => void decide("approved")}>
            {t("approve")}
          </button>
        </div>
      ) : (
        <span className="tag accent">{t("waits_for_review")}</span>
      )}
    </li>
  );
}

/** Answers that the field proposes: whoever keeps the library takes them in or not. */
export function Proposals({ reviews }: { reviews: boolean }) {
  const { t } = useTranslation();
  const rows = useList("objection-answers", { q: "status = proposed sort created_at", limit: 50 }).data?.items ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="sec proposals card">
      <h2>{t("proposals_count", { count: rows.length })}</h2>
      <ul>
        {rows.map((row) => (
          <Proposal key={row.id} row={row} reviews={reviews} />
        ))}
      </ul>
    </section>
  );
}

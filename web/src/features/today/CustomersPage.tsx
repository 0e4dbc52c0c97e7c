import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useList, useModule } from "../../api/queries";
import type { Row } from "../../api/types";
import { FollowUpForm } from "../../fields/selling/FollowUpForm";
import { shown } from "../../fields/View";
import { Dialog } from "../../ui/Dialog";
import { moment, money } from "../../ui/format";
import "./today.css";
import "../../fields/selling/selling.css";

type DueProps = { item: Row; onFinish: () => void };

function Due({ item, onFinish }: DueProps) {
  const { t } = useTranslation();
  const late = new Date(String(item.due_at)) < new Date();
  return (
    <div className="todo">
      <span className="avatar">☎</span>
      <div className="who">
        <Link className="strong" to={`/${item.about_resource}/${item.about}`}>
          {item.titles?.about ?? String(item.subject)}
        </Link>
        <div className="why">{String(item.subject)}</div>
      </div>
      <span className={`when nowrap ${late ? "late" : ""}`}>{moment(item.due_at as string)}</span>
      <button type="button" className="btn" onClick={onFinish}>
        {t("note_outcome")}
      </button>
    </div>
  );
}

/** Those who said how content they are, the discontent first. */
function Contentment() {
  const { t } = useTranslation();
  const field = useModule("deals")?.fields.find((one) => one.key === "satisfaction");
  const q = "outcome = won and satisfaction is not empty sort satisfaction";
  const rows = useList("deals", { q, limit: 20 }).data?.items ?? [];
  if (rows.length === 0 || !field) return null;
  return (
    <section>
      <h2>{t("contentment")}</h2>
      {rows.map((row) => (
        <div key={row.id} className="item">
          <span
            className={`tag ${Number(row.satisfaction) <= 6 ? "late" : Number(row.satisfaction) >= 9 ? "good" : ""}`}
          >
            {shown(field, row)}
          </span>
          <Link className="grow link" to={`/deals/${row.id}`}>
            {row.titles?.organization ?? String(row.name)}
          </Link>
          <span className="sub nowrap">{money(row.amount as string, row.currency as string)}</span>
        </div>
      ))}
    </section>
  );
}

/** What follows after the sale: calls that are due, the late ones first; how content the customers are. */
export function CustomersPage() {
  const { t } = useTranslation();
  const page = useList("activities", { q: "purpose = follow-up and done = false sort due_at", limit: 100 }).data;
  const [asking, setAsking] = useState<Row | null>(null);
  return (
    <>
      <header className="bar">
        <h1>{t("customers")}</h1>
      </header>
      <div className="queue scroll">
        {page?.items.length === 0 && <div className="empty">{t("customers_empty")}</div>}
        {page?.items.map((item) => (
          <Due key={item.id} item={item} onFinish={() => setAsking(item)} />
        ))}
        <Contentment />
      </div>
      {asking && (
        <Dialog title={String(asking.subject)} onClose={() => setAsking(null)}>
          <FollowUpForm activity={asking} onDone={() => setAsking(null)} />
        </Dialog>
      )}
    </>
  );
}

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useList, useModule } from "../../../api/queries";
import type { Row } from "../../../api/types";
import { FollowUpForm } from "../../../fields/selling/FollowUpForm";
import { shown } from "../../../fields/View";
import { Dialog } from "../../../ui/Dialog";
import { initials, moment, money } from "../../../ui/format";
import "../../../fields/selling/selling.css";

const week_ms = 7 * 86_400_000;
const groups = ["late_already", "this_week", "later"] as const;

function group_of(item: Row) {
  const left = Date.parse(String(item.due_at)) - Date.now();
  return left < 0 ? "late_already" : left < week_ms ? "this_week" : "later";
}

/** The deals that the follow-ups are about: whose they are stands in the row. */
function useDeals(items: Row[]) {
  const ids = [...new Set(items.filter((one) => one.about_resource === "deals").map((one) => Number(one.about)))];
  const q = `id in (${ids.join(", ")})`;
  const page = useList("deals", { q, limit: 100 }, ids.length > 0).data;
  return new Map(page?.items.map((deal) => [deal.id, deal]));
}

type RowProps = { item: Row; deal: Row | undefined; onFinish: () => void };

function DueRow({ item, deal, onFinish }: RowProps) {
  const { t } = useTranslation();
  const name = item.titles?.about ?? String(item.subject);
  const firm = deal?.titles?.organization ?? deal?.titles?.contact;
  return (
    <div className="todo">
      <span className="avatar">{initials(firm ?? name)}</span>
      <div className="who">
        <Link className="strong" to={`/${item.about_resource}/${item.about}`}>
          {[firm, name].filter(Boolean).join(" · ")}
        </Link>
        <div className="why">{String(item.subject)}</div>
      </div>
      <span className={`when nowrap ${group_of(item) === "late_already" ? "late" : ""}`}>
        {moment(item.due_at as string)}
      </span>
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
  const q = "outcome = won and satisfaction is not empty sort satisfaction, closed_at desc";
  const rows = useList("deals", { q, limit: 30 }).data?.items ?? [];
  if (rows.length === 0 || !field) return null;
  return (
    <aside className="peek kept" aria-label={t("contentment")}>
      <h2>{t("contentment")}</h2>
      <div>
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
      </div>
    </aside>
  );
}

/** Calls and meetings after the sale that are due, the late ones first; how content the customers are. */
export function Due() {
  const { t } = useTranslation();
  const page = useList("activities", { q: "purpose = follow-up and done = false sort due_at", limit: 100 });
  const items = page.data?.items ?? [];
  const deals = useDeals(items);
  const [asking, setAsking] = useState<Row | null>(null);
  return (
    <>
      <div className="today">
        <div className="queue" role="region" aria-label={t("customers_due")} tabIndex={0}>
          {page.isError && <p className="empty">{t("load_failed")}</p>}
          {page.isSuccess && items.length === 0 && <div className="empty">{t("customers_empty")}</div>}
          {groups.map((group) => {
            const due = items.filter((item) => group_of(item) === group);
            return (
              due.length > 0 && (
                <section key={group}>
                  <h2>{t(group)}</h2>
                  {due.map((item) => (
                    <DueRow
                      key={item.id}
                      item={item}
                      deal={deals.get(Number(item.about))}
                      onFinish={() => setAsking(item)}
                    />
                  ))}
                </section>
              )
            );
          })}
        </div>
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

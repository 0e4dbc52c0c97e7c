import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { patch } from "../../../api/client";
import { day, moment, money } from "../../../ui/format";
import { useToasts } from "../../../ui/toasts";
import { type Customer, useCustomers } from "./queries";
import { usePlan } from "./usePlan";

const values = ["A", "B", "C"] as const;
const page = 50;

/** 9–10 is content, 0–6 is not: those were asked what went wrong. */
const tone = (satisfaction: number) => (satisfaction >= 9 ? "good" : satisfaction <= 6 ? "late" : "");

function ValuePick({ one }: { one: Customer }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const settle = (value: string) =>
    patch(`/organizations/${one.organization}`, { customer_value: value || null })
      .then((answer) => {
        toasts.done(t("saved"), answer.changeSet);
        return client.invalidateQueries({ queryKey: ["any"] });
      })
      .catch(toasts.failed);
  return (
    <select
      className={`value value-${one.value}`}
      aria-label={t("value_of", { name: one.title })}
      title={t(one.value_by_hand ? "value_by_hand" : "value_by_revenue")}
      value={one.value}
      onChange={(event) => void settle(event.target.value)}
    >
      {values.map((value) => (
        <option key={value} value={value}>
          {value}
        </option>
      ))}
      {one.value_by_hand && <option value="">{t("value_again")}</option>}
    </select>
  );
}

function CustomerRow({ one, currency }: { one: Customer; currency: string }) {
  const { t } = useTranslation();
  const plan = usePlan();
  const next = one.next_contact;
  return (
    <div className="customer">
      <ValuePick one={one} />
      <div className="who">
        <Link className="strong" to={`/organizations/${one.organization}`}>
          {one.title}
        </Link>
        <div className="why">
          {[
            t("bought_times", { count: one.deals }),
            Number(one.revenue) > 0 && t("bought_year", { sum: money(one.revenue, currency) }),
            t("bought_last", { day: day(one.bought_at) }),
            one.owner_title,
          ]
            .filter(Boolean)
            .join(" · ")}
        </div>
      </div>
      <span className="asked">
        {one.satisfaction === null ? (
          <span className="sub small">{t("not_asked")}</span>
        ) : (
          <span className={`tag ${tone(one.satisfaction)}`}>{t("satisfied", { count: one.satisfaction })}</span>
        )}
      </span>
      <div className="next">
        {next ? (
          <>
            <Link to={`/activities/${next.activity}`}>{next.subject}</Link>
            <div className={`small ${next.late ? "late" : "sub"}`}>{moment(next.due_at)}</div>
          </>
        ) : (
          <button
            type="button"
            className="btn"
            onClick={() => void plan([{ about: one.deal, subject: t("contact_subject") }])}
          >
            {t("plan_call")}
          </button>
        )}
      </div>
    </div>
  );
}

/** Who has bought, the most valuable first: how content they are, and when somebody speaks with them next. */
export function ByValue() {
  const { t } = useTranslation();
  const [value, setValue] = useState("");
  const [skip, setSkip] = useState(0);
  const customers = useCustomers(value, skip).data;
  const choose = (next: string) => {
    setValue(next);
    setSkip(0);
  };
  if (!customers) return <div className="skeleton todo-skeleton" />;
  return (
    <section>
      <div className="line wrap values">
        <button type="button" className="btn" aria-pressed={value === ""} onClick={() => choose("")}>
          {t("everybody")}
        </button>
        {values.map((one) => (
          <button
            key={one}
            type="button"
            className="btn"
            aria-pressed={value === one}
            aria-label={`${t("customer_value")} ${one}: ${customers.values[one]}`}
            onClick={() => choose(one)}
          >
            {one} <span className="sub">{customers.values[one]}</span>
          </button>
        ))}
        <span className="sub small grow rule">{t("value_rule")}</span>
      </div>
      {customers.items.length === 0 && <p className="empty">{t("customers_none")}</p>}
      {customers.items.map((one) => (
        <CustomerRow key={one.organization} one={one} currency={customers.currency} />
      ))}
      {customers.count > page && (
        <div className="line end values">
          <button type="button" className="btn" disabled={skip === 0} onClick={() => setSkip(skip - page)}>
            {t("earlier_page")}
          </button>
          <span className="sub">
            {skip + 1}–{Math.min(skip + page, customers.count)} / {customers.count}
          </span>
          <button
            type="button"
            className="btn"
            disabled={skip + page >= customers.count}
            onClick={() => setSkip(skip + page)}
          >
            {t("later_page")}
          </button>
        </div>
      )}
    </section>
  );
}

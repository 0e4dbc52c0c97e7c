import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useBoard, useFunnel, useMe, useMeasure } from "../../api/queries";
import type { Measure } from "../../api/types";
import { word } from "../../i18n";
import { money, number, percent, shortMoney } from "../../ui/format";
import { periods } from "./periods";
import "./dashboard.css";

/** "deals?q=…" of a figure as an address of the interface. */
const records = (text: string) => {
  const [resource, q] = text.split("?q=");
  return `/${resource}?q=${encodeURIComponent(q ?? "")}`;
};

function figure(measure: Measure, value: number | null, currency: string) {
  if (value === null) return "—";
  if (measure.unit === "currency" || measure.unit === "currency_per_day")
    return value > 999_999 ? shortMoney(value, currency) : money(Math.round(value), currency);
  if (measure.unit === "share") return percent(value, 1);
  return number(value, 1);
}

function Tile({ name, period }: { name: string; period: string }) {
  const { t } = useTranslation();
  const currency = useMe().data?.company.currency ?? "RUB";
  const measure = useMeasure(name, { period, compare: "previous" }).data;
  const unit = { days: t("days_unit"), minutes: t("minutes_unit"), currency_per_day: t("per_day") }[
    measure?.unit ?? ""
  ];
  return (
    <section className="card tile span3">
      <h2>{t(`m_${name}`)}</h2>
      {measure ? (
        <Link to={records(measure.records)}>
          <span className="big">{figure(measure, measure.value, currency)}</span>{" "}
          <span className="sub">{measure.value !== null && unit}</span>
          <div className="small sub">
            {measure.value === null
              ? t("not_enough")
              : measure.previous && measure.previous.value !== null
                ? t("was", { value: figure(measure, measure.previous.value, currency) })
                : "\u00a0"}
          </div>
          {measure.note && <div className="small risk">{measure.note}</div>}
        </Link>
      ) : (
        <div className="skeleton big">0</div>
      )}
    </section>
  );
}

function FunnelTile({ period }: { period: string }) {
  const { t } = useTranslation();
  const funnel = useFunnel(period).data;
  const most = Math.max(1, ...(funnel?.stages.map((stage) => stage.entered) ?? [1]));
  const days = (hours: number) => t("days_short", { count: Math.max(1, Math.round(hours / 8)) });
  return (
    <section className="card tile span8">
      <h2>
        {t("funnel_title")} <span className="wide">{t("click_number")}</span>
      </h2>
      {funnel?.stages
        .filter((stage) => stage.stage !== "follow-up")
        .map((stage) => (
          <div key={stage.stage} className="step">
            <span className="ellipsis">{word(stage.names)}</span>
            <span className="barx">
              <i style={{ width: `${(stage.entered / most) * 100}%` }} />
            </span>
            <Link to={records(stage.records)}>
              <b className="strong">{number(stage.entered)}</b>{" "}
              <small>{stage.conversion === null ? "" : percent(stage.conversion)}</small>
            </Link>
            <small
              className={
                stage.median_hours !== null && stage.allowed_hours > 0 && stage.median_hours > stage.allowed_hours
                  ? "late"
                  : ""
              }
            >
              {stage.median_hours === null ? "" : t("median", { value: days(stage.median_hours) })}
            </small>
          </div>
        ))}
      {funnel && (
        <div className="step">
          <span>{t("victory")}</span>
          <span className="barx">
            <i style={{ width: `${(funnel.won.count / most) * 100}%`, background: "var(--good)" }} />
          </span>
          <Link to={records(funnel.won.records)}>
            <b className="strong">{number(funnel.won.count)}</b>
          </Link>
          <small />
        </div>
      )}
      {funnel && <p className="small sub">{t("still_open", { count: funnel.open.count })}</p>}
    </section>
  );
}

function StageMoney() {
  const { t } = useTranslation();
  const board = useBoard("").data;
  const most = Math.max(1, ...(board?.columns.map((column) => Number(column.amount)) ?? [1]));
  return (
    <section className="card tile span4">
      <h2>{t("pipeline_by_stage")}</h2>
      {board?.columns.map((column) => (
        <Link
          key={column.stage}
          to={`/deals?q=${encodeURIComponent(column.query)}`}
          style={{ display: "block", padding: "4px 0" }}
        >
          <div className="line">
            <span className="grow ellipsis">{word(column.names)}</span>
            <b className="strong">{shortMoney(column.amount, board.currency)}</b>
            <span className="sub">{column.count}</span>
          </div>
          <div className="meter">
            <i className="accent" style={{ width: `${(Number(column.amount) / most) * 100}%` }} />
          </div>
        </Link>
      ))}
    </section>
  );
}

function PeopleTable({ period }: { period: string }) {
  const { t } = useTranslation();
  const currency = useMe().data?.company.currency ?? "RUB";
  const rate = useMeasure("win_rate", { period, by: "owner" }).data;
  const won = useMeasure("won_value", { period, by: "owner" }).data;
  const load = useMeasure("load", { period, by: "owner" }).data;
  const keys = [...new Set([...(won?.groups ?? []), ...(load?.groups ?? [])].map((group) => group.key))];
  const of = (measure: Measure | undefined, key: string) => measure?.groups.find((group) => group.key === key);
  const rows = keys.map((key) => ({
    key,
    label: of(won, key)?.label ?? of(load, key)?.label ?? key,
    won: of(won, key),
    rate: of(rate, key),
    load: of(load, key),
  }));
  rows.sort((a, b) => (b.won?.value ?? 0) - (a.won?.value ?? 0));
  return (
    <section className="card tile span8">
      <h2>{t("by_person")}</h2>
      <div style={{ overflowX: "auto" }}>
        <table>
          <thead>
            <tr>
              <th>{t("person")}</th>
              <th className="n">{t("won_count")}</th>
              <th className="n">{t("sum")}</th>
              <th className="n">{t("win_share")}</th>
              <th className="n">{t("open_deals")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, 40).map((row) => (
              <tr key={row.key}>
                <td>{row.label}</td>
                <td className="n">
                  {row.won ? <Link to={records(row.won.records)}>{number(row.won.count)}</Link> : 0}
                </td>
                <td className="n">{money(row.won?.value ?? 0, currency)}</td>
                <td className="n">
                  {row.rate?.value === null || row.rate?.value === undefined ? "—" : percent(row.rate.value, 2)}
                </td>
                <td className="n">
                  {row.load ? <Link to={records(row.load.records)}>{number(row.load.count)}</Link> : 0}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Split({ name, by, title, period }: { name: string; by: string; title: string; period: string }) {
  const measure = useMeasure(name, { period, by }).data;
  const groups = [...(measure?.groups ?? [])].sort((a, b) => b.count - a.count).slice(0, 12);
  return (
    <section className="card tile span4">
      <h2>
        {title} <span>{measure && number(measure.count)}</span>
      </h2>
      {groups.map((group) => (
        <Link key={group.key} to={records(group.records)} className="item">
          <span className="grow ellipsis">{group.label}</span>
          <b className="strong">{number(group.count)}</b>
          {name === "lead_conversion" && (
            <span className="sub">{group.value === null ? "" : percent(group.value, 1)}</span>
          )}
        </Link>
      ))}
    </section>
  );
}

/** Short-term and long-term figures side by side; each opens the records behind it. */
export function DashboardPage() {
  const { t } = useTranslation();
  const [period, setPeriod] = useState(periods()[2]!.value);
  return (
    <>
      <header className="bar">
        <h1>{t("measures")}</h1>
        <select
          aria-label={t("period")}
          value={period}
          onChange={(event) => setPeriod(event.target.value)}
          style={{ width: "auto" }}
        >
          {periods().map((one) => (
            <option key={one.key} value={one.value}>
              {t(one.key)}
            </option>
          ))}
        </select>
      </header>
      <div className="scroll tiles">
        {[
          "won_value",
          "win_rate",
          "cycle_length",
          "speed_to_lead",
          "sales_velocity",
          "pipeline_value",
          "next_step_coverage",
          "on_time_rate",
        ].map((name) => (
          <Tile key={name} name={name} period={period} />
        ))}
        <FunnelTile period={period} />
        <StageMoney />
        <PeopleTable period={period} />
        <Split name="outcomes" by="outcome" title={t("outcomes")} period={period} />
        <Split name="lead_conversion" by="source" title={t("lead_sources")} period={period} />
        <Split name="activity" by="kind" title={t("activity_kinds")} period={period} />
      </div>
    </>
  );
}

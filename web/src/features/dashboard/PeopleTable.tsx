import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useList, useMe, useMeasure } from "../../api/queries";
import type { Group, Measure } from "../../api/types";
import { money, number, percent } from "../../ui/format";
import { records } from "./figures";

const due_soon = "done = false and due_at <= today + 7d";

/** Who has how much to do, who wins what: who can take more, and who needs help. */
export function PeopleTable({ period, q }: { period: string; q: string }) {
  const { t } = useTranslation();
  const currency = useMe().data?.company.currency ?? "RUB";
  const rate = useMeasure("win_rate", { period, by: "owner", q }).data;
  const won = useMeasure("won_value", { period, by: "owner", q }).data;
  const load = useMeasure("load", { period, by: "owner", q }).data;
  const on_time = useMeasure("on_time_rate", { period, by: "owner", q }).data;
  const overrides = useMeasure("override_rate", { period, by: "owner", q }).data;
  const soon = `${q ? `${q} and ` : ""}${due_soon} group by owner show count`;
  const due = (useList("activities", { q: soon }).data as unknown as { groups?: Group[] } | undefined)?.groups ?? [];
  const of = (measure: Measure | undefined, key: string) => measure?.groups.find((group) => group.key === key);
  const keys = [...new Set([...(won?.groups ?? []), ...(load?.groups ?? [])].map((group) => group.key))];
  const rows = keys.map((key) => ({
    key,
    label: of(won, key)?.label ?? of(load, key)?.label ?? key,
    won: of(won, key),
    rate: of(rate, key)?.value,
    load: of(load, key),
    on_time: of(on_time, key)?.value,
    overrides: of(overrides, key),
    due: Number(due.find((group) => String(group.key.owner) === key)?.values.count ?? 0),
  }));
  rows.sort((a, b) => (b.won?.value ?? 0) - (a.won?.value ?? 0));
  const share = (value: number | null | undefined, digits = 0) =>
    value === null || value === undefined ? "—" : percent(value, digits, digits);
  const most = Math.max(...rows.map((row) => row.due));
  return (
    <section className="card tile span8">
      <h2>{t("by_person")}</h2>
      <div className="scroll-x">
        <table>
          <thead>
            <tr>
              <th>{t("person")}</th>
              <th className="n">{t("won_count")}</th>
              <th className="n">{t("sum")}</th>
              <th className="n">{t("win_share")}</th>
              <th className="n">{t("open_deals")}</th>
              <th className="n">{t("due_this_week")}</th>
              <th className="n">{t("on_time")}</th>
              <th className="n">{t("let_through")}</th>
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
                <td className="n">{share(row.rate, 2)}</td>
                <td className="n">
                  {row.load ? <Link to={records(row.load.records)}>{number(row.load.count)}</Link> : 0}
                </td>
                <td className={`n ${row.due === most && most > 0 && rows.length > 1 ? "late" : ""}`}>
                  <Link to={`/activities?q=${encodeURIComponent(`owner = ${row.key} and ${due_soon}`)}`}>
                    {number(row.due)}
                  </Link>
                </td>
                <td className="n">{share(row.on_time)}</td>
                <td className="n">
                  {row.overrides?.value ? (
                    <Link to={records(row.overrides.records)}>{share(row.overrides.value)}</Link>
                  ) : (
                    share(row.overrides?.value)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

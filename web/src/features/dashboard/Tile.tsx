import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe, useMeasure } from "../../api/queries";
import type { Measure } from "../../api/types";
import { percent } from "../../ui/format";
import { change, figure, records } from "./figures";

function Beside({ measure, currency }: { measure: Measure; currency: string }) {
  const { t } = useTranslation();
  if (measure.value === null) return <div className="small sub">{t("not_enough")}</div>;
  const to = change(measure);
  if (!to) return <div className="small sub">{"\u00a0"}</div>;
  const was = figure(measure, measure.previous?.value ?? null, currency);
  const how = to.share === 0 ? "same_as" : to.share > 0 ? "more_than" : "less_than";
  return <div className={`small ${to.tone || "sub"}`}>{t(how, { share: percent(Math.abs(to.share)), was })}</div>;
}

/** One figure, how it was in the period before, and the records behind it. */
export function Tile({ name, period, q }: { name: string; period: string; q: string }) {
  const { t } = useTranslation();
  const currency = useMe().data?.company.currency ?? "RUB";
  const measure = useMeasure(name, { period, q, compare: "previous" }).data;
  const unit = { days: t("days_unit"), minutes: t("minutes_unit"), currency_per_day: t("per_day") }[
    measure?.unit ?? ""
  ];
  return (
    <section className="card tile span3">
      <h2>{t(`m_${name}`)}</h2>
      {measure ? (
        <Link to={records(measure.records)} className="figure">
          <span className="big">{figure(measure, measure.value, currency)}</span>{" "}
          <span className="sub">{measure.value !== null && unit}</span>
          <Beside measure={measure} currency={currency} />
          {measure.note && <div className="small risk">{measure.note}</div>}
        </Link>
      ) : (
        <div className="skeleton big">0</div>
      )}
    </section>
  );
}

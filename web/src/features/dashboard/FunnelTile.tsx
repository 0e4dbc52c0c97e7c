import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFunnel } from "../../api/queries";
import { word } from "../../i18n";
import { number, percent } from "../../ui/format";
import { records } from "./figures";

/** How journeys that began in the period went on, stage by stage, and how long each took. */
export function FunnelTile({ period, q }: { period: string; q: string }) {
  const { t } = useTranslation();
  const funnel = useFunnel(period, q).data;
  // Of imported history more may be won than ever stood in one stage.
  const most = Math.max(1, funnel?.won.count ?? 0, ...(funnel?.stages.map((stage) => stage.entered) ?? []));
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

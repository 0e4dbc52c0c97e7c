import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFunnel } from "../../api/queries";
import type { Funnel } from "../../api/types";
import { word } from "../../i18n";
import { number, percent } from "../../ui/format";
import { records } from "./figures";

/** How many of the most there are, as a length; of nothing there is none. */
function Bar({ count, most, won = false }: { count: number; most: number; won?: boolean }) {
  return (
    <span className="barx">
      {count > 0 && <i className={won ? "won" : undefined} style={{ width: `${(count / most) * 100}%` }} />}
    </span>
  );
}

function StageStep({ stage, most }: { stage: Funnel["stages"][number]; most: number }) {
  const { t } = useTranslation();
  const days = (hours: number) => t("days_short", { count: Math.max(1, Math.round(hours / 8)) });
  const { median_hours: median, allowed_hours: allowed } = stage;
  return (
    <div className="step">
      <span className="ellipsis">{word(stage.names)}</span>
      <Bar count={stage.entered} most={most} />
      <Link to={records(stage.records)}>
        <b className="strong">{number(stage.entered)}</b>{" "}
        <small>{stage.conversion === null ? "" : percent(stage.conversion)}</small>
      </Link>
      <small className={median !== null && allowed > 0 && median > allowed ? "late" : ""}>
        {median === null ? "" : t("median", { value: days(median) })}
      </small>
    </div>
  );
}

/** How journeys that began in the period went on, stage by stage, and how long each took. */
export function FunnelTile({ period, q }: { period: string; q: string }) {
  const { t } = useTranslation();
  const funnel = useFunnel(period, q).data;
  // Of imported history more may be won than ever stood in one stage.
  const most = Math.max(1, funnel?.won.count ?? 0, ...(funnel?.stages.map((stage) => stage.entered) ?? []));
  return (
    <section className="card tile span8">
      <h2>
        {t("funnel_title")} <span className="wide">{t("click_number")}</span>
      </h2>
      {funnel?.stages
        .filter((stage) => stage.stage !== "follow-up")
        .map((stage) => (
          <StageStep key={stage.stage} stage={stage} most={most} />
        ))}
      {funnel && (
        <div className="step">
          <span>{t("victory")}</span>
          <Bar count={funnel.won.count} most={most} won />
          <Link to={records(funnel.won.records)}>
            <b className="strong">{number(funnel.won.count)}</b>
          </Link>
          <small />
        </div>
      )}
      {funnel && (
        <p className="small sub">
          {t("still_open", { count: funnel.open.count, formatted: number(funnel.open.count) })}
        </p>
      )}
    </section>
  );
}

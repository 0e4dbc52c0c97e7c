import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMe } from "../../api/queries";
import { OwnerFilter } from "../../fields/OwnerFilter";
import { CoverageTile } from "./CoverageTile";
import "./dashboard.css";
import { EmptyPeriod } from "./EmptyPeriod";
import { FunnelTile } from "./FunnelTile";
import { PeopleTable } from "./PeopleTable";
import { PipelineTile } from "./PipelineTile";
import { periods } from "./periods";
import { Split } from "./Split";
import { StageMoney } from "./StageMoney";
import { Tile } from "./Tile";

const figures = [
  "won_value",
  "win_rate",
  "cycle_length",
  "speed_to_lead",
  "sales_velocity",
  "pipeline_value",
  "next_step_coverage",
  "on_time_rate",
];

/** Short-term and long-term figures side by side; each opens the records behind it. */
export function DashboardPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const period = search.get("period") ?? periods()[2]!.value;
  const q = search.get("q") ?? "";
  const leads_others = useMe().data?.role !== "rep";
  const settle = (key: string, value: string) =>
    setSearch(
      (old) => {
        value ? old.set(key, value) : old.delete(key);
        return old;
      },
      { replace: true },
    );
  return (
    <>
      <header className="bar">
        <h1>{t("measures")}</h1>
        <select
          aria-label={t("period")}
          className="pick"
          value={period}
          onChange={(event) => settle("period", event.target.value)}
        >
          {periods().map((one) => (
            <option key={one.key} value={one.value}>
              {t(one.key)}
            </option>
          ))}
        </select>
        <OwnerFilter q={q} onChange={(value) => settle("q", value)} />
        <span className="grow" />
        {period !== "all" && <span className="sub wide">{t("compared")}</span>}
      </header>
      <div className="scroll tiles">
        <EmptyPeriod period={period} q={q} onAll={() => settle("period", "all")} />
        {figures.map((name) => (
          <Tile key={name} name={name} period={period} q={q} />
        ))}
        <FunnelTile period={period} q={q} />
        <StageMoney q={q} />
        <PeopleTable period={period} q={q} />
        {leads_others && <CoverageTile q={q} />}
        <PipelineTile />
        <Split name="outcomes" by="outcome" title={t("outcomes")} period={period} q={q} />
        <Split name="lead_conversion" by="source" title={t("lead_sources")} period={period} q={q} />
        <Split name="activity" by="kind" title={t("activity_kinds")} period={period} q={q} />
      </div>
    </>
  );
}

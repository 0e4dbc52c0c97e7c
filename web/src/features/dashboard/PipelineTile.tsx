import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { get } from "../../api/client";
import { useMe } from "../../api/queries";
import type { Label } from "../../api/types";
import { language, word } from "../../i18n";
import { shortMoney } from "../../ui/format";
import { dayFormat, today } from "../../ui/zone";

type Pipeline = { on: string; stages: { stage: string; names: Label; count: number; amount: string }[] };
const months_shown = 9;
const width = 360;
const height = 132;

/** The first day of this month and of those before it, and today; oldest first. */
export function days_shown(day: string) {
  const [year, month] = day.split("-").map(Number) as [number, number];
  const firsts = Array.from({ length: months_shown }, (_, n) =>
    new Date(Date.UTC(year, month - months_shown + n, 1)).toISOString().slice(0, 10),
  );
  return [...new Set([...firsts, day])];
}

const total = (point: Pipeline) => point.stages.reduce((sum, stage) => sum + Number(stage.amount), 0);

function Chart({ points, currency }: { points: Pipeline[]; currency: string }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...points.map(total));
  const step = width / Math.max(1, points.length);
  const month = (on: string) => dayFormat(language(), { month: "short" }, on);
  return (
    <svg viewBox={`0 0 ${width} ${height + 18}`} role="img" aria-label={t("pipeline_over_time")} className="chart">
      {points.map((point, n) => {
        let from = height;
        return (
          <g key={point.on}>
            {point.stages.map((stage, index) => {
              const tall = (Number(stage.amount) / most) * height;
              from -= tall;
              return (
                <rect
                  key={stage.stage}
                  x={n * step + 3}
                  y={from}
                  width={Math.max(2, step - 6)}
                  height={tall}
                  style={{ opacity: 0.3 + (0.7 * (index + 1)) / point.stages.length }}
                >
                  <title>{`${word(stage.names)}: ${shortMoney(stage.amount, currency)}`}</title>
                </rect>
              );
            })}
            {(points.length < 7 || n % 2 === 0) && (
              <text x={n * step + step / 2} y={height + 14} textAnchor="middle">
                {month(point.on)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** What stood in the pipeline at the beginning of each month, stage upon stage. */
export function PipelineTile() {
  const { t } = useTranslation();
  const currency = useMe().data?.company.currency ?? "RUB";
  const answers = useQueries({
    queries: days_shown(today()).map((on) => ({
      queryKey: ["any", "pipeline", on],
      queryFn: () => get<Pipeline>(`/pipeline?on=${on}`),
      staleTime: 300_000,
    })),
  });
  const points = answers.flatMap((answer) => answer.data ?? []);
  const last = points.at(-1);
  const bare = points.length > 0 && points.every((point) => total(point) === 0);
  return (
    <section className="card tile span4">
      <h2>
        {t("pipeline_over_time")} <span>{last && shortMoney(total(last), currency)}</span>
      </h2>
      {!bare && <Chart points={points} currency={currency} />}
      <p className="small sub">{t(bare ? "not_enough" : "pipeline_over_time_text")}</p>
    </section>
  );
}

import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { get } from "../../api/client";
import { useMe } from "../../api/queries";
import type { Label } from "../../api/types";
import { language, word } from "../../i18n";
import { shortMoney } from "../../ui/format";

type Pipeline = { on: string; stages: { stage: string; names: Label; count: number; amount: string }[] };
const months_shown = 9;
const width = 360;
const height = 132;

/** The first day of this month and of those before it, and today; oldest first. */
export function days_shown(now: Date) {
  const local = (at: Date) =>
    `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, "0")}-${String(at.getDate()).padStart(2, "0")}`;
  const firsts = Array.from({ length: months_shown }, (_, n) =>
    local(new Date(now.getFullYear(), now.getMonth() - (months_shown - 1 - n), 1)),
  );
  return [...new Set([...firsts, local(now)])];
}

/** What stood in the pipeline at the beginning of each month, stage upon stage. */
export function PipelineTile() {
  const { t } = useTranslation();
  const currency = useMe().data?.company.currency ?? "RUB";
  const answers = useQueries({
    queries: days_shown(new Date()).map((on) => ({
      queryKey: ["any", "pipeline", on],
      queryFn: () => get<Pipeline>(`/pipeline?on=${on}`),
      staleTime: 300_000,
    })),
  });
  const points = answers.flatMap((answer) => answer.data ?? []);
  const total = (point: Pipeline) => point.stages.reduce((sum, stage) => sum + Number(stage.amount), 0);
  const most = Math.max(1, ...points.map(total));
  const step = width / Math.max(1, points.length);
  const month = (on: string) => new Intl.DateTimeFormat(language(), { month: "short" }).format(new Date(`${on}T12:00`));
  const last = points.at(-1);
  return (
    <section className="card tile span4">
      <h2>
        {t("pipeline_over_time")} <span>{last && shortMoney(total(last), currency)}</span>
      </h2>
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
      <p className="small sub">{t("pipeline_over_time_text")}</p>
    </section>
  );
}

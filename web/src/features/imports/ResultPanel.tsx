import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Import } from "../../api/types";
import { number } from "../../ui/format";

type Props = { plan: Import; onSettle: (change: object) => Promise<void>; onUndo: () => void };

/** What the import did, or would do. */
export function ResultPanel({ plan, onSettle, onUndo }: Props) {
  const { t } = useTranslation();
  const result = plan.result!;
  const done = plan.state === "done" || plan.state === "undone";
  const figures = [
    [done ? "were_created" : "will_create", result.created],
    ["will_update", result.updated],
    ["will_skip", result.skipped],
    ["will_fail", result.failed],
  ] as const;
  const use = (field: string, value: string, what: { use: number } | { create: true }) => {
    const references = {
      ...plan.mapping.references,
      [field]: { ...plan.mapping.references[field], [value]: what },
    };
    void onSettle({ mapping: { ...plan.mapping, references } });
  };
  const decided = (one: { field: string; value: string }) =>
    plan.mapping.references[one.field]?.[one.value] !== undefined;
  const failed = result.sample.filter((row) => row.errors.length > 0);
  return (
    <section className="card pad stack" aria-live="polite">
      <div className="line wrap" style={{ gap: 24 }}>
        {figures.map(([key, value]) => (
          <div key={key}>
            <span className={`big ${key === "will_fail" && value > 0 ? "late" : ""}`}>{number(value)}</span>{" "}
            <span className="sub">{t(key)}</span>
          </div>
        ))}
      </div>
      {result.references_missing.length > 0 && (
        <div>
          <h2>{t("not_found_names")}</h2>
          {result.references_missing.slice(0, 8).map((one) => (
            <div key={one.field + one.value} className="item wrap missing">
              <b className="strong">{one.value}</b>
              <span className="sub grow nowrap">
                {t("rows_count", { count: one.rows, formatted: number(one.rows) })}
              </span>
              {one.nearest && !done && !decided(one) && (
                <button
                  type="button"
                  className="btn"
                  onClick={() => use(one.field, one.value, { use: one.nearest!.id })}
                >
                  {t("use_nearest", { name: one.nearest.title })}
                </button>
              )}
              {!done && !decided(one) && (
                <button type="button" className="btn quiet" onClick={() => use(one.field, one.value, { create: true })}>
                  {t("create_it")}
                </button>
              )}
              {!done && decided(one) && <span className="good">{t("decided")}</span>}
              {one.nearest && done && <span className="sub">{t("use_nearest", { name: one.nearest.title })}?</span>}
            </div>
          ))}
          {result.references_missing.length > 8 && (
            <p className="sub">{t("more_changes", { count: result.references_missing.length - 8 })}</p>
          )}
        </div>
      )}
      {failed.length > 0 && (
        <div>
          {failed.slice(0, 12).map((row) => (
            <div key={row.row} className="item">
              <span className="sub nowrap">{t("line_no", { n: row.row })}</span>
              <span className="late">{row.errors.join("; ")}</span>
            </div>
          ))}
        </div>
      )}
      {plan.state === "done" && (
        <div className="line wrap">
          <Link className="btn main" to={`/${plan.module}`}>
            {t("see_records")}
          </Link>
          {result.failed > 0 && (
            <a className="btn" href={`/api/v1/imports/${plan.id}/errors.csv`} download>
              {t("errors_file")}
            </a>
          )}
          <button type="button" className="btn danger" onClick={onUndo}>
            {t("undo_import")}
          </button>
        </div>
      )}
    </section>
  );
}

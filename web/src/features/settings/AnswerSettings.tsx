import { useTranslation } from "react-i18next";
import { useList, useModule } from "../../api/queries";
import { shown } from "../../fields/View";
import { useEditRow } from "./useEditRow";

const resource = "answer_rules";

/** How fast a new lead is answered, and what happens when it is not. */
export function AnswerSettings() {
  const { t } = useTranslation();
  const module = useModule(resource);
  const rules = useList(resource, { q: "sort position, id", limit: 200 }).data?.items ?? [];
  const { dialog, edit } = useEditRow(resource, { position: rules.length + 1 });
  const run_out = module?.fields.find((one) => one.key === "run_out");
  if (!module || !run_out) return null;
  return (
    <section className="panel stack" aria-label={t("answer_title")}>
      <h3>{t("answer_title")}</h3>
      <p className="sub">{t("answer_time_text")}</p>
      <ol className="rules">
        {rules.map((rule) => (
          <li key={rule.id}>
            <div className="line">
              <button type="button" className="link" onClick={() => edit(rule)}>
                {String(rule.name)}
              </button>
              {rule.active === false && <span className="tag">{t("switched_off")}</span>}
            </div>
            <p className="sub">
              {rule.query ? <code>{String(rule.query)}</code> : t("all_leads")}:{" "}
              {t("answer_minutes", { count: Number(rule.minutes) })} → {shown(run_out, rule).toLowerCase()}
            </p>
          </li>
        ))}
      </ol>
      {rules.length === 0 && <p>{t("answer_none")}</p>}
      <div className="line end">
        <button type="button" className="btn main" onClick={() => edit("new")}>
          {t("new_rule")}
        </button>
      </div>
      {dialog}
    </section>
  );
}

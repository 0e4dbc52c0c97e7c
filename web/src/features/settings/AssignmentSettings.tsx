import { useTranslation } from "react-i18next";
import { useList, useModule } from "../../api/queries";
import type { Row } from "../../api/types";
import { ChildSection } from "../../fields/children/ChildSection";
import { shown } from "../../fields/View";
import { useEditRow } from "./useEditRow";

const resource = "assignment_rules";

/** Who gets a new lead: the rules in the order in which they are asked. */
export function AssignmentSettings() {
  const { t } = useTranslation();
  const module = useModule(resource);
  const rules = useList(resource, { q: "sort position, id", limit: 200 }).data?.items ?? [];
  const people = useList("users", { limit: 200 }).data?.items ?? [];
  const { dialog, edit } = useEditRow(resource, { position: rules.length + 1 });
  if (!module) return null;
  const text = (rule: Row, key: string) => {
    const field = module.fields.find((one) => one.key === key);
    return field ? shown(field, rule) : "";
  };
  const among = (rule: Row) =>
    [
      ...((rule.people as number[] | null) ?? []).map((id) => people.find((one) => one.id === id)?.name as string),
      text(rule, "team"),
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <section className="panel stack" aria-label={t("assignment_title")}>
      <h3>{t("assignment_title")}</h3>
      <p className="sub">{t("assignment_text")}</p>
      {rules.length === 0 && <p>{t("assignment_none")}</p>}
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
              {rule.query ? <code>{String(rule.query)}</code> : t("all_leads")} → {text(rule, "method").toLowerCase()}
              {among(rule) && `: ${among(rule)}`}
            </p>
            {rule.method === "territory" && <ChildSection resource={resource} id={rule.id} name="territories" />}
          </li>
        ))}
      </ol>
      <div className="line end">
        <button type="button" className="btn main" onClick={() => edit("new")}>
          {t("new_rule")}
        </button>
      </div>
      {dialog}
    </section>
  );
}

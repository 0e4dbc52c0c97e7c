import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { post } from "../../api/client";
import { useList, useModule } from "../../api/queries";
import type { Job } from "../../api/types";
import { i18next } from "../../i18n";
import { useToasts } from "../../ui/toasts";
import { starterScores } from "./starterScores";
import { useEditRow } from "./useEditRow";

const resource = "score_rules";

/** What speaks for a lead and what against it, and that all of them are scored anew. */
export function ScoreSettings() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const module = useModule(resource);
  const rules = useList(resource, { q: "sort position, id", limit: 200 }).data?.items ?? [];
  const apply = () =>
    post<Job>("/score-rules/apply")
      .then(() => toasts.done(t("score_applying")))
      .catch(toasts.failed);
  const { dialog, edit } = useEditRow(resource, { position: rules.length + 1 }, () => void apply());
  if (!module) return null;
  const start = async () => {
    for (const [index, rule] of starterScores.entries()) await post("/score-rules", { ...rule, position: index + 1 });
    await client.invalidateQueries({ queryKey: [resource] });
    await apply();
  };
  const reason = i18next.language.startsWith("ru") ? "reason_ru" : "reason_en";
  return (
    <section className="panel stack" aria-label={t("score_title")}>
      <h3>{t("score_title")}</h3>
      <p className="sub">{t("score_text")}</p>
      <ul className="rules">
        {rules.map((rule) => (
          <li key={rule.id}>
            <div className="line">
              <b className="strong">{Number(rule.points) > 0 ? `+${rule.points}` : `−${-Number(rule.points)}`}</b>
              <button type="button" className="link" onClick={() => edit(rule)}>
                {String(rule[reason])}
              </button>
              {rule.active === false && <span className="tag">{t("switched_off")}</span>}
            </div>
            <p className="sub">
              <code>{String(rule.query)}</code>
            </p>
          </li>
        ))}
      </ul>
      <div className="line end">
        {rules.length === 0 ? (
          <button type="button" className="btn" onClick={() => void start().catch(toasts.failed)}>
            {t("score_start")}
          </button>
        ) : (
          <button type="button" className="btn" onClick={() => void apply()}>
            {t("score_apply")}
          </button>
        )}
        <button type="button" className="btn main" onClick={() => edit("new")}>
          {t("new_rule")}
        </button>
      </div>
      {dialog}
    </section>
  );
}

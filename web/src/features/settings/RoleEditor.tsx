import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, Problem, request } from "../../api/client";
import { useToasts } from "../../ui/toasts";
import { FieldRules } from "./FieldRules";
import { RecordRules } from "./RecordRules";
import type { Rules } from "./rules";

function Form({ kept }: { kept: Rules }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const [rules, setRules] = useState(kept);
  const [problem, setProblem] = useState<Problem | null>(null);
  const problems = problem?.errors ?? [];
  const changed = JSON.stringify(rules) !== JSON.stringify(kept);
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    setProblem(null);
    try {
      const { rights, records, fields } = rules;
      const answer = await request<Rules>(
        "PUT",
        `/roles/${kept.id}/rules`,
        { rights, records, fields },
        {
          "If-Match": `"${kept.version}"`,
        },
      );
      client.setQueryData(["roles", "rules", kept.id], answer.data);
      toasts.done(t("rules_saved"), answer.changeSet);
      await client.invalidateQueries();
    } catch (error) {
      if (error instanceof Problem && error.errors.length > 0) setProblem(error);
      else toasts.failed(error);
    }
  };
  const right = (key: "administer" | "process.override") => (
    <label className="check">
      <input
        type="checkbox"
        checked={rules.rights[key]}
        onChange={(event) => setRules({ ...rules, rights: { ...rules.rights, [key]: event.target.checked } })}
      />
      {t(key === "administer" ? "right_administer" : "right_override")}
    </label>
  );
  return (
    <form className="stack" onSubmit={save}>
      {right("administer")}
      {right("process.override")}
      <h3>{t("record_rules")}</h3>
      <div className="scroll-x">
        <RecordRules rules={rules} problems={problems} onChange={(records) => setRules({ ...rules, records })} />
      </div>
      <h3>{t("field_rules")}</h3>
      <FieldRules rules={rules} problems={problems} onChange={(fields) => setRules({ ...rules, fields })} />
      <div className="line end">
        {problem && (
          <p className="error grow" role="alert">
            {problem.message}
          </p>
        )}
        <button type="button" className="btn" disabled={!changed} onClick={() => setRules(kept)}>
          {t("cancel")}
        </button>
        <button type="submit" className="btn main" disabled={!changed}>
          {t("save")}
        </button>
      </div>
    </form>
  );
}

/** What people in one role may do: on which records, and with which fields. */
export function RoleEditor({ id }: { id: number }) {
  const { t } = useTranslation();
  const rules = useQuery({ queryKey: ["roles", "rules", id], queryFn: () => get<Rules>(`/roles/${id}/rules`) });
  if (rules.isError) return <p className="error">{t("load_failed")}</p>;
  return rules.data ? <Form key={rules.data.version} kept={rules.data} /> : <div className="skeleton">…</div>;
}

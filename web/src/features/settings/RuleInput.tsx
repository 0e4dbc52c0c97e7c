import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldProblem } from "../../api/types";
import { name_of, named, type Verb } from "./rules";

type Props = {
  label: string;
  verb: Verb;
  rule: string;
  problem: FieldProblem | undefined;
  onChange: (rule: string) => void;
};

/** Which records a verb is allowed on: nobody's, one's own, the team's, all, or those that a query finds. */
export function RuleInput({ label, verb, rule, problem, onChange }: Props) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(name_of(rule) === "query");
  // What is created has no owner yet that could be asked about.
  const offered = verb === "create" ? named.filter((one) => one.key === "none" || one.key === "all") : named;
  const choose = (key: string) => {
    setWriting(key === "query");
    const chosen = named.find((one) => one.key === key);
    if (chosen) onChange(chosen.rule);
  };
  return (
    <>
      <select
        aria-label={label}
        value={writing ? "query" : name_of(rule)}
        onChange={(event) => choose(event.target.value)}
      >
        {offered.map((one) => (
          <option key={one.key} value={one.key}>
            {t(`rule_${one.key}`)}
          </option>
        ))}
        <option value="query">{t("rule_query")}</option>
      </select>
      {writing && (
        <input
          aria-label={`${label}: ${t("rule_query")}`}
          aria-invalid={Boolean(problem)}
          value={rule}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {problem && (
        <em className="error" role="alert">
          {problem.message}
        </em>
      )}
    </>
  );
}

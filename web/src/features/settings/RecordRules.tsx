import { useTranslation } from "react-i18next";
import { useSchema } from "../../api/queries";
import type { FieldProblem } from "../../api/types";
import { word } from "../../i18n";
import { RuleInput } from "./RuleInput";
import { type Rules, verbs } from "./rules";

type Props = { rules: Rules; problems: FieldProblem[]; onChange: (records: Rules["records"]) => void };

/** A line for each module: what may be read, created, changed and deleted; a module without its own follows the rest. */
export function RecordRules({ rules, problems, onChange }: Props) {
  const { t } = useTranslation();
  const modules = (useSchema().data ?? []).filter((module) => !module.parent);
  const rest = rules.records.default ?? {};
  const settle = (module: string, change: Rules["records"][string]) =>
    onChange({ ...rules.records, [module]: { ...rest, ...rules.records[module], ...change } });
  const follow = (module: string) =>
    onChange(Object.fromEntries(Object.entries(rules.records).filter(([key]) => key !== module)));
  const lines = [{ key: "default", label: t("rules_default") }].concat(
    modules.map((module) => ({ key: module.key, label: word(module.labels) })),
  );
  return (
    <table className="rules">
      <thead>
        <tr>
          <th>{t("rules_what")}</th>
          {verbs.map((verb) => (
            <th key={verb}>{t(`verb_${verb}`)}</th>
          ))}
          <th>
            <span className="hidden">{t("more_actions")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const own = rules.records[line.key];
          return (
            <tr key={line.key} className={own ? "" : "follows"}>
              <td className={own ? "strong" : ""}>{line.label}</td>
              {own ? (
                verbs.map((verb) => (
                  <td key={verb}>
                    <RuleInput
                      label={`${line.label}: ${t(`verb_${verb}`)}`}
                      verb={verb}
                      rule={own[verb] ?? rest[verb] ?? "none"}
                      problem={problems.find((one) => one.field === `records.${line.key}.${verb}`)}
                      onChange={(rule) => settle(line.key, { [verb]: rule })}
                    />
                  </td>
                ))
              ) : (
                <td colSpan={verbs.length}>{t("rules_follow")}</td>
              )}
              <td className="acts">
                {line.key !== "default" && (
                  <button
                    type="button"
                    className="btn quiet"
                    aria-label={`${t(own ? "rules_as_rest" : "rules_own")}: ${line.label}`}
                    onClick={() => (own ? follow(line.key) : settle(line.key, {}))}
                  >
                    {t(own ? "rules_as_rest" : "rules_own")}
                  </button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

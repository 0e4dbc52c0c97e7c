import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSchema } from "../../api/queries";
import type { FieldProblem } from "../../api/types";
import { word } from "../../i18n";
import type { FieldRule, Rules } from "./rules";

type Props = { rules: Rules; problems: FieldProblem[]; onChange: (fields: Rules["fields"]) => void };

/** Single fields that a role does not see, or sees and may not change. */
export function FieldRules({ rules, problems, onChange }: Props) {
  const { t } = useTranslation();
  const modules = (useSchema().data ?? []).filter((module) => !module.key.startsWith("journeys"));
  const [chosen, setChosen] = useState("");
  const set = (module: string, field: string, rule: FieldRule | null) => {
    const { [field]: _, ...others } = rules.fields[module] ?? {};
    const next = { ...rules.fields, [module]: rule ? { ...others, [field]: rule } : others };
    onChange(Object.fromEntries(Object.entries(next).filter(([, fields]) => Object.keys(fields).length > 0)));
  };
  const lines = Object.entries(rules.fields).flatMap(([module, fields]) =>
    Object.entries(fields).map(([field, rule]) => ({ module, field, rule })),
  );
  const label = (module: string, field: string) => {
    const found = modules.find((one) => one.key === module);
    return `${word(found?.labels) || module}: ${word(found?.fields.find((one) => one.key === field)?.label) || field}`;
  };
  return (
    <div className="stack">
      {lines.length === 0 && <p className="sub">{t("field_rules_none")}</p>}
      {lines.map((line) => (
        <div key={`${line.module}.${line.field}`} className="line">
          <span className="grow">{label(line.module, line.field)}</span>
          <select
            className="pick"
            aria-label={label(line.module, line.field)}
            value={line.rule}
            onChange={(event) => set(line.module, line.field, (event.target.value || null) as FieldRule | null)}
          >
            <option value="hidden">{t("field_hidden")}</option>
            <option value="read_only">{t("field_read_only")}</option>
            <option value="">{t("field_open")}</option>
          </select>
          {problems
            .filter((one) => one.field === `fields.${line.module}.${line.field}`)
            .map((one) => (
              <em key={one.message} className="error">
                {one.message}
              </em>
            ))}
        </div>
      ))}
      <select
        aria-label={t("field_rule_add")}
        className="pick"
        value={chosen}
        onChange={(event) => {
          const at = event.target.value.lastIndexOf(".");
          if (at > 0) set(event.target.value.slice(0, at), event.target.value.slice(at + 1), "hidden");
          setChosen("");
        }}
      >
        <option value="">{t("field_rule_add")}</option>
        {modules.map((module) => (
          <optgroup key={module.key} label={word(module.labels)}>
            {module.fields
              .filter((field) => !field.system && !rules.fields[module.key]?.[field.key])
              .map((field) => (
                <option key={field.key} value={`${module.key}.${field.key}`}>
                  {word(field.label)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

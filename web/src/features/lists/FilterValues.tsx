import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "../../api/types";
import { ReferenceInput } from "../../fields/ReferenceInput";
import { word } from "../../i18n";
import { type Condition, moments } from "./conditions";

type Props = {
  field: Field;
  condition: Condition;
  titles: Record<string, string>;
  onChange: (values: string[]) => void;
};

function Picks({ field, condition, onChange }: Props) {
  const toggle = (key: string, on: boolean) =>
    onChange(on ? [...condition.values, key] : condition.values.filter((one) => one !== key));
  return (
    <div className="picks">
      {field.choices?.map((choice) => (
        <label key={choice.key} className="check">
          <input
            type="checkbox"
            checked={condition.values.includes(choice.key)}
            onChange={(event) => toggle(choice.key, event.target.checked)}
          />
          {word(choice.label)}
        </label>
      ))}
    </div>
  );
}

function People({ field, condition, titles, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [value] = condition.values;
  const person = field.references?.includes("users");
  return (
    <>
      {person && (
        <div className="line">
          {["me", "my_team"].map((one) => (
            <label key={one} className="check">
              <input type="radio" name={id} checked={value === one} onChange={() => onChange([one])} />
              {t(`value_${one}`)}
            </label>
          ))}
        </div>
      )}
      <ReferenceInput
        id={id}
        field={field}
        label={word(field.label)}
        value={value && /^\d+$/.test(value) ? Number(value) : null}
        title={value ? titles[`${field.key} ${value}`] : undefined}
        onChange={(next) => onChange(next ? [String(next)] : [])}
      />
    </>
  );
}

function Moment({ value, label, onChange }: { value: string; label: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const day = /^\d{4}-/.test(value) || value === "day";
  const known = moments.includes(value);
  return (
    <span className="line wrap">
      <select aria-label={label} value={day ? "day" : value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t("choose")}</option>
        {moments.map((one) => (
          <option key={one} value={one}>
            {t(`moment_${one.replace(" + ", "_in_").replace(" - ", "_ago_").replaceAll(" ", "_")}`)}
          </option>
        ))}
        {value && !known && !day && <option value={value}>{value}</option>}
        <option value="day">{t("certain_day")}</option>
      </select>
      {day && (
        <input
          type="date"
          aria-label={label}
          value={value === "day" ? "" : value}
          onChange={(event) => onChange(event.target.value || "day")}
        />
      )}
    </span>
  );
}

/** The values of one condition, given as the field's type wants them. */
export function FilterValues(props: Props) {
  const { t } = useTranslation();
  const { field, condition, onChange } = props;
  const [first = "", second = ""] = condition.values;
  if (field.type === "choice" && field.choices?.length) return <Picks {...props} />;
  if (field.type === "reference") return <People {...props} />;
  if (field.type === "boolean")
    return (
      <select aria-label={t("value")} value={first} onChange={(event) => onChange([event.target.value])}>
        <option value="true">{t("yes")}</option>
        <option value="false">{t("no")}</option>
      </select>
    );
  const both = condition.op === "between" ? [first, second] : [first];
  const set = (index: number, value: string) => onChange(both.map((one, at) => (at === index ? value : one)));
  const time = field.type === "date" || field.type === "instant";
  return (
    <>
      {both.map((value, index) => {
        const label = both.length > 1 ? t(index ? "until" : "from") : t("value");
        return time ? (
          <Moment key={index} value={value} label={label} onChange={(next) => set(index, next)} />
        ) : (
          <input
            key={index}
            aria-label={label}
            placeholder={both.length > 1 ? label : undefined}
            inputMode={["text", "long_text"].includes(field.type) ? "text" : "decimal"}
            value={value}
            onChange={(event) =>
              set(
                index,
                field.type === "money" ? event.target.value.replace(/\s/g, "").replace(",", ".") : event.target.value,
              )
            }
          />
        );
      })}
    </>
  );
}

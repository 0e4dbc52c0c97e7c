import "../ui/options.css";
import { useTranslation } from "react-i18next";
import type { Field, Item, Value } from "../api/types";
import { word } from "../i18n";
import { fromLocalInput, toLocalInput } from "../ui/zone";
import { ReferenceInput } from "./ReferenceInput";
import { ReferencesInput } from "./ReferencesInput";

export type InputProps = {
  field: Field;
  value: Value;
  title?: string;
  onChange: (value: Value, title?: string) => void;
  id?: string;
  autoFocus?: boolean;
  /** Where no label stands beside it. */
  label?: string;
  invalid?: boolean;
};

const items = (text: string): Item[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((value) => ({ value, kind: null }));
const words = (text: string) =>
  text
    .split(/[,;]/)
    .map((part) => part.trimStart())
    .filter((part, index, all) => part || index === all.length - 1);

function ChoiceInput({ field, value, onChange, id, label, invalid }: InputProps) {
  const { t } = useTranslation();
  const named = { id, "aria-label": label, "aria-invalid": invalid || undefined };
  if (field.open)
    return (
      <>
        <input
          {...named}
          list={`${id}-choices`}
          value={word(field.choices?.find((choice) => choice.key === value)?.label) || String(value ?? "")}
          onChange={(event) => {
            const text = event.target.value;
            onChange((field.choices?.find((choice) => word(choice.label) === text)?.key ?? text) || null);
          }}
        />
        <datalist id={`${id}-choices`}>
          {field.choices?.map((choice) => (
            <option key={choice.key} value={word(choice.label)} />
          ))}
        </datalist>
      </>
    );
  return (
    <select {...named} value={String(value ?? "")} onChange={(event) => onChange(event.target.value || null)}>
      <option value="">{field.required ? t("choose") : "—"}</option>
      {field.choices?.map((choice) => (
        <option key={choice.key} value={choice.key}>
          {word(choice.label)}
        </option>
      ))}
    </select>
  );
}

function ChoicesInput({ field, value, onChange, label }: InputProps) {
  const chosen = (value as string[] | null) ?? [];
  return (
    <span role="group" aria-label={label ?? word(field.label)} className="picks">
      {field.choices?.map((choice) => (
        <label key={choice.key} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(choice.key)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, choice.key] : chosen.filter((one) => one !== choice.key))
            }
          />
          {word(choice.label)}
        </label>
      ))}
    </span>
  );
}

/** The control with which a value of this type is given. */
export function Input(props: InputProps) {
  const { field, value, onChange, autoFocus } = props;
  const named = { id: props.id, "aria-label": props.label, "aria-invalid": props.invalid || undefined };
  const text = value === null || value === undefined ? "" : String(value);
  switch (field.type) {
    case "choice":
      return <ChoiceInput {...props} />;
    case "reference":
      return <ReferenceInput {...props} />;
    case "boolean":
      return (
        <input
          {...named}
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      );
    case "long_text":
      return (
        <textarea
          {...named}
          rows={3}
          value={text}
          autoFocus={autoFocus}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
    case "date":
      return <input {...named} type="date" value={text} onChange={(event) => onChange(event.target.value || null)} />;
    case "instant":
      return (
        <input
          {...named}
          type="datetime-local"
          value={toLocalInput(value as string)}
          onChange={(event) => onChange(fromLocalInput(event.target.value))}
        />
      );
    case "integer":
    case "decimal":
    case "percent":
      return (
        <input
          {...named}
          type="number"
          step="any"
          value={text}
          autoFocus={autoFocus}
          onChange={(event) => onChange(event.target.value === "" ? null : Number(event.target.value))}
        />
      );
    case "money":
      return (
        <input
          {...named}
          inputMode="decimal"
          value={text}
          autoFocus={autoFocus}
          onChange={(event) => onChange(event.target.value.replace(/[\s\u00a0]/g, "").replace(",", ".") || null)}
        />
      );
    case "references":
      return <ReferencesInput {...props} />;
    case "choices":
      return <ChoicesInput {...props} />;
    case "tags":
      return (
        <input
          {...named}
          value={((value as string[]) ?? []).join(", ")}
          onChange={(event) => onChange(words(event.target.value))}
        />
      );
    case "emails":
    case "phones":
      return (
        <input
          {...named}
          defaultValue={((value as Item[]) ?? []).map((item) => item.value).join(", ")}
          onChange={(event) => onChange(items(event.target.value))}
        />
      );
    default:
      return (
        <input
          {...named}
          type={field.type === "email" ? "email" : field.type === "phone" ? "tel" : "text"}
          value={text}
          autoFocus={autoFocus}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
  }
}

import { useTranslation } from "react-i18next";
import type { Field, Item, Value } from "../api/types";
import { word } from "../i18n";
import { fromLocalInput, toLocalInput } from "../ui/format";
import { ReferenceInput } from "./ReferenceInput";

export type InputProps = {
  field: Field;
  value: Value;
  title?: string;
  onChange: (value: Value, title?: string) => void;
  id?: string;
  autoFocus?: boolean;
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

function ChoiceInput({ field, value, onChange, id }: InputProps) {
  const { t } = useTranslation();
  if (field.open)
    return (
      <>
        <input
          id={id}
          list={`${id}-choices`}
          value={String(value ?? "")}
          onChange={(event) => onChange(event.target.value || null)}
        />
        <datalist id={`${id}-choices`}>
          {field.choices?.map((choice) => (
            <option key={choice.key} value={choice.key}>
              {word(choice.label)}
            </option>
          ))}
        </datalist>
      </>
    );
  return (
    <select id={id} value={String(value ?? "")} onChange={(event) => onChange(event.target.value || null)}>
      <option value="">{field.required ? t("choose") : "—"}</option>
      {field.choices?.map((choice) => (
        <option key={choice.key} value={choice.key}>
          {word(choice.label)}
        </option>
      ))}
    </select>
  );
}

/** The control with which a value of this type is given. */
export function Input(props: InputProps) {
  const { field, value, onChange, id, autoFocus } = props;
  const text = value === null || value === undefined ? "" : String(value);
  switch (field.type) {
    case "choice":
      return <ChoiceInput {...props} />;
    case "reference":
      return <ReferenceInput {...props} />;
    case "boolean":
      return (
        <input id={id} type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />
      );
    case "long_text":
      return (
        <textarea
          id={id}
          rows={3}
          value={text}
          autoFocus={autoFocus}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
    case "date":
      return <input id={id} type="date" value={text} onChange={(event) => onChange(event.target.value || null)} />;
    case "instant":
      return (
        <input
          id={id}
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
          id={id}
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
          id={id}
          inputMode="decimal"
          value={text}
          autoFocus={autoFocus}
          onChange={(event) => onChange(event.target.value.replace(/[\s\u00a0]/g, "").replace(",", ".") || null)}
        />
      );
    case "tags":
    case "choices":
      return (
        <input
          id={id}
          value={((value as string[]) ?? []).join(", ")}
          onChange={(event) => onChange(words(event.target.value))}
        />
      );
    case "emails":
    case "phones":
      return (
        <input
          id={id}
          defaultValue={((value as Item[]) ?? []).map((item) => item.value).join(", ")}
          onChange={(event) => onChange(items(event.target.value))}
        />
      );
    default:
      return (
        <input
          id={id}
          type={field.type === "email" ? "email" : field.type === "phone" ? "tel" : "text"}
          value={text}
          autoFocus={autoFocus}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
  }
}

import type { Field, Item, Row } from "../api/types";
import { i18next, word } from "../i18n";
import { day, moment, money, number, phone } from "../ui/format";

type Props = { field: Field; row: Row };

const named = (field: Field, key: unknown) => {
  const choice = field.choices?.find((one) => one.key === key);
  return choice ? word(choice.label) : String(key);
};

/** A value of a record as text for reading. */
export function shown(field: Field, row: Row): string {
  const value = row[field.key];
  if (value === null || value === undefined) return "";
  switch (field.type) {
    case "money":
      return money(value as string, (row.currency as string) || "RUB");
    case "percent":
      return `${number(Number(value), 1)} %`;
    case "integer":
    case "decimal":
      return number(Number(value), 4);
    case "boolean":
      return i18next.t(value ? "yes" : "no");
    case "date":
      return day(value as string);
    case "instant":
      return moment(value as string);
    case "choice":
      return named(field, value);
    case "choices":
      return (value as string[]).map((one) => named(field, one)).join(", ");
    case "tags":
      return (value as string[]).join(", ");
    case "emails":
    case "phones":
      return (value as Item[]).map((item) => item.value).join(", ");
    case "reference":
      return row.titles?.[field.key] ?? String(value);
    default:
      return String(value);
  }
}

function Reach({ value }: { value: string }) {
  return (
    <a className="link" href={`${value.includes("@") ? "mailto" : "tel"}:${value}`}>
      {phone(value)}
    </a>
  );
}

/** The same, with what can be done with it: call, write, open. */
export function View({ field, row }: Props) {
  const value = row[field.key];
  if (value === null || value === undefined) return null;
  if (field.type === "choice") {
    const color = field.choices?.find((one) => one.key === value)?.color;
    return color ? <span className={`tag ${color}`}>{shown(field, row)}</span> : shown(field, row);
  }
  if (field.type === "email" || field.type === "phone") return <Reach value={String(value)} />;
  if (field.type === "emails" || field.type === "phones")
    return (
      <span className="reaches">
        {(value as Item[]).map((item) => (
          <Reach key={item.value} value={item.value} />
        ))}
      </span>
    );
  if (field.type === "url")
    return (
      <a className="link" href={String(value)} rel="noreferrer" target="_blank">
        {String(value).replace(/^https?:\/\//, "")}
      </a>
    );
  if (field.type === "tags")
    return (
      <>
        {(value as string[]).map((tag) => (
          <span key={tag} className="tag">
            {tag}
          </span>
        ))}
      </>
    );
  return <>{shown(field, row)}</>;
}

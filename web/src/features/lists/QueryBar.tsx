import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/client";
import type { Field, Module } from "../../api/types";
import { word } from "../../i18n";

type Props = { module: Module; q: string; error: Problem | null; onChange: (q: string) => void };

// Conditions that are joined by «and» on the top level are shown as chips; anything else is one chip.
function parts(q: string) {
  if (!q.trim()) return [];
  if (/["«(]|\bor\b|\bили\b|\bbetween\b|\bмежду\b/i.test(q)) return [q.trim()];
  return q
    .split(/\s+(?:and|и)\s+/i)
    .map((part) => part.trim())
    .filter(Boolean);
}

const filterable = (field: Field) =>
  field.type === "choice" && !field.open && field.choices && field.choices.length > 0;

/** The filter as text and as chips: two ways of saying the same. */
export function QueryBar({ module, q, error, onChange }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q]);
  const chips = parts(q);
  const add = (condition: string) => condition && onChange([...chips, condition].join(" and "));
  const wrong = error instanceof Problem ? error.errors[0] : undefined;
  const quick = [
    module.fields.some((field) => field.key === "owner") && "owner = me",
    module.key === "deals" && "outcome = open",
    module.key === "leads" && "status in (new, working, qualified)",
    module.key === "activities" && "done = false",
  ].filter((one): one is string => Boolean(one) && !chips.includes(one as string));
  const quick_names: Record<string, string> = {
    "owner = me": t("mine"),
    "outcome = open": t("open_only"),
    "status in (new, working, qualified)": t("open_only"),
    "done = false": t("open_only"),
  };
  return (
    <div className="toolbar">
      <form
        className="query"
        onSubmit={(event) => {
          event.preventDefault();
          onChange(text.trim());
        }}
      >
        <input
          aria-label={t("filter")}
          aria-invalid={Boolean(wrong)}
          placeholder={t("query_hint")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => text.trim() !== q && onChange(text.trim())}
        />
      </form>
      <select
        aria-label={t("add_filter")}
        value=""
        onChange={(event) => add(event.target.value)}
        style={{ width: "auto" }}
      >
        <option value="">{t("add_filter")}</option>
        {module.fields.filter(filterable).map((field) => (
          <optgroup key={field.key} label={word(field.label)}>
            {field.choices?.map((choice) => (
              <option key={choice.key} value={`${field.key} = ${choice.key}`}>
                {word(choice.label)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <div className="chips">
        {quick.map((condition) => (
          <button key={condition} type="button" className="chip" onClick={() => add(condition)}>
            + {quick_names[condition]}
          </button>
        ))}
        {chips.map((chip) => (
          <span key={chip} className="chip">
            {chip}
            <button
              type="button"
              aria-label={`${t("clear")}: ${chip}`}
              onClick={() => onChange(chips.filter((one) => one !== chip).join(" and "))}
            >
              ✕
            </button>
          </span>
        ))}
      </div>
      {wrong && (
        <p className="error" role="alert" style={{ flexBasis: "100%" }}>
          {wrong.at !== undefined && wrong.length !== undefined && (
            <b>
              «
              {new TextDecoder().decode(
                new TextEncoder().encode(q).slice(wrong.at, wrong.at + Math.max(wrong.length, 1)),
              )}
              »{" "}
            </b>
          )}
          {wrong.message}
        </p>
      )}
    </div>
  );
}

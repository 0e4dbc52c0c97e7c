import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field, Module } from "../../api/types";
import { word } from "../../i18n";
import { type Condition, conditionText, opsOf, wordless } from "./conditions";
import { FilterValues } from "./FilterValues";

type Props = {
  module: Module;
  begun?: { field: Field; condition: Condition };
  titles: Record<string, string>;
  onDone: (text: string) => void;
  onClose: () => void;
};

const filterable = (field: Field) => !["references", "choices"].includes(field.type);

/** One condition by field, operator and value: for those who do not want to write it. */
export function FilterBuilder({ module, begun, titles, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [field, setField] = useState<Field | null>(begun?.field ?? null);
  const [condition, setCondition] = useState<Condition>(begun?.condition ?? { op: "=", values: [] });
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("select, input")?.focus();
  }, []);
  useEffect(() => {
    const press = (event: PointerEvent) => form.current && !form.current.contains(event.target as Node) && onClose();
    const timer = setTimeout(() => document.addEventListener("pointerdown", press));
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerdown", press);
    };
  }, [onClose]);
  const choose = (key: string) => {
    const chosen = module.fields.find((one) => one.key === key) ?? null;
    setField(chosen);
    setCondition({ op: chosen ? opsOf(chosen)[0]! : "=", values: chosen?.type === "boolean" ? ["true"] : [] });
  };
  const text = field ? conditionText(field, condition) : "";
  const listed = new Set(module.list);
  const fields = module.fields.filter(filterable);
  return (
    <form
      ref={form}
      className="builder card"
      aria-label={t("add_filter")}
      onSubmit={(event) => {
        event.preventDefault();
        if (text) onDone(text);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <label className="hidden" htmlFor={`${id}-field`}>
        {t("field")}
      </label>
      <select id={`${id}-field`} value={field?.key ?? ""} onChange={(event) => choose(event.target.value)}>
        <option value="">{t("choose_field")}</option>
        {[fields.filter((one) => listed.has(one.key)), fields.filter((one) => !listed.has(one.key))].map(
          (some, index) => (
            <optgroup key={index} label={t(index === 0 ? "fields_main" : "fields_more")}>
              {some.map((one) => (
                <option key={one.key} value={one.key}>
                  {word(one.label)}
                </option>
              ))}
            </optgroup>
          ),
        )}
      </select>
      {field && field.type !== "boolean" && (
        <select
          aria-label={t("operator")}
          value={condition.op}
          onChange={(event) => setCondition({ ...condition, op: event.target.value })}
        >
          {opsOf(field).map((op) => (
            <option key={op} value={op}>
              {t(`op_${op.replaceAll(" ", "_")}`, {
                defaultValue: op,
                context: ["date", "instant"].includes(field.type) ? "time" : "",
              })}
            </option>
          ))}
        </select>
      )}
      {field && !wordless(condition.op) && (
        <FilterValues
          key={field.key}
          field={field}
          condition={condition}
          titles={titles}
          onChange={(values) => setCondition({ ...condition, values })}
        />
      )}
      <footer className="line end">
        <button type="button" className="btn quiet" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="submit" className="btn main" disabled={!text}>
          {t("apply")}
        </button>
      </footer>
    </form>
  );
}

import { useTranslation } from "react-i18next";
import type { Module } from "../../api/types";
import { word } from "../../i18n";
import type { ListState } from "./useListState";

const periods = ["month", "quarter", "year"];

/** What a list can be grouped by: choices, people and other references, yes or no, and spans of time. */
function offers(module: Module) {
  const all: { key: string; label: string; period?: string }[] = [];
  for (const field of module.fields.filter((one) => !one.system)) {
    const label = word(field.label);
    const one_module = field.type === "reference" && field.references?.length === 1;
    if (["choice", "boolean"].includes(field.type) || one_module) all.push({ key: field.key, label });
    if (["date", "instant"].includes(field.type))
      for (const period of periods) all.push({ key: `${period}(${field.key})`, label, period });
  }
  return all;
}

export function GroupSelect({ module, state }: { module: Module; state: ListState }) {
  const { t } = useTranslation();
  const { group } = state.shape;
  const key = group.join(", ");
  const known = offers(module);
  return (
    <label className="group-select line">
      <span className="sub small nowrap">{t("group_by")}</span>
      <select
        value={key}
        disabled={!state.ready}
        onChange={(event) => state.go({ group: event.target.value ? [event.target.value] : [] })}
      >
        <option value="">{t("no_groups")}</option>
        {known.map((one) => (
          <option key={one.key} value={one.key}>
            {one.period ? `${one.label}: ${t(`by_${one.period}`)}` : one.label}
          </option>
        ))}
        {key && !known.some((one) => one.key === key) && <option value={key}>{key}</option>}
      </select>
    </label>
  );
}

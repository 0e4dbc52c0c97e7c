import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe, useSchema } from "../../api/queries";
import type { Module } from "../../api/types";
import { chipText, conditionOf } from "./conditions";
import { FilterBuilder } from "./FilterBuilder";
import { type Part, textPart } from "./shape";
import { useTitles } from "./useTitles";

type Props = { module: Module; parts: Part[]; onChange: (parts: Part[]) => void };

/** What a person filters by every day, in one click. */
function usual(module: Module, role: string | undefined) {
  const has = (key: string) => module.fields.some((field) => field.key === key);
  const all: [string, string][] = [];
  if (has("owner")) all.push(["owner = me", "mine"]);
  if (has("owner") && role === "manager") all.push(["owner in my_team", "my_teams"]);
  if (module.key === "deals") all.push(["outcome = open", "open_only"]);
  if (module.key === "leads") all.push(["status in (new, working, qualified)", "open_only"]);
  if (module.key === "activities") all.push(["done = false", "open_only"]);
  return all;
}

/** The filter as chips: the same query, condition by condition. */
export function Chips({ module, parts, onChange }: Props) {
  const { t } = useTranslation();
  const schema = useSchema().data ?? [];
  const role = useMe().data?.role;
  const titles = useTitles(parts, module, schema);
  const [building, setBuilding] = useState<number | "new" | null>(null);
  const settle = (index: number | "new", text: string | null) => {
    setBuilding(null);
    const made = text ? [textPart(text)] : [];
    onChange(index === "new" ? [...parts, ...made] : parts.flatMap((part, at) => (at === index ? made : [part])));
  };
  const used = new Set(parts.map((part) => part.field));
  const offered = usual(module, role).filter(([text]) => !used.has(text.split(" ")[0]!));
  return (
    <div className="chips" role="group" aria-label={t("filter")}>
      {parts.map((part, index) => {
        const said = chipText(part, module, titles);
        const known = conditionOf(part, module);
        return (
          <span key={`${index} ${part.text}`} className="chip">
            {known ? (
              <button
                type="button"
                className="chip-text"
                title={part.text}
                aria-expanded={building === index}
                onClick={() => setBuilding(building === index ? null : index)}
              >
                {said}
              </button>
            ) : (
              <span className="chip-text" title={part.text}>
                {said}
              </span>
            )}
            <button
              type="button"
              className="chip-drop"
              aria-label={t("drop_filter", { name: said })}
              onClick={() => settle(index, null)}
            >
              ✕
            </button>
            {building === index && known && (
              <FilterBuilder
                module={module}
                begun={known}
                titles={titles}
                onDone={(text) => settle(index, text)}
                onClose={() => setBuilding(null)}
              />
            )}
          </span>
        );
      })}
      {offered.map(([text, name]) => (
        <button key={text} type="button" className="chip usual" onClick={() => settle("new", text)}>
          {t(name)}
        </button>
      ))}
      <span className="chip-add">
        <button
          type="button"
          className="chip add"
          aria-expanded={building === "new"}
          onClick={() => setBuilding(building === "new" ? null : "new")}
        >
          + {t("add_filter")}
        </button>
        {building === "new" && (
          <FilterBuilder
            module={module}
            titles={titles}
            onDone={(text) => settle("new", text)}
            onClose={() => setBuilding(null)}
          />
        )}
      </span>
      {parts.length > 1 && (
        <button type="button" className="link small" onClick={() => onChange([])}>
          {t("clear")}
        </button>
      )}
    </div>
  );
}

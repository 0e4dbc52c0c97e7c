import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field, Module } from "../../api/types";
import { word } from "../../i18n";
import type { Columns } from "./useColumns";

type Props = { module: Module; columns: Columns };

function Chosen({ field, index, columns }: { field: Field; index: number; columns: Columns }) {
  const { t } = useTranslation();
  const name = word(field.label);
  return (
    <li className="line">
      <label className="check grow">
        <input
          type="checkbox"
          checked
          disabled={columns.fields.length === 1}
          onChange={() => columns.choose(columns.chosen.filter((one) => one !== field.key))}
        />
        {name}
      </label>
      <button
        type="button"
        className="btn quiet"
        disabled={index === 0}
        aria-label={t("column_left", { name })}
        onClick={() => columns.move(field.key, index - 1)}
      >
        ↑
      </button>
      <button
        type="button"
        className="btn quiet"
        disabled={index === columns.fields.length - 1}
        aria-label={t("column_right", { name })}
        onClick={() => columns.move(field.key, index + 1)}
      >
        ↓
      </button>
    </li>
  );
}

/** Which columns are shown, in which order. */
export function ColumnsMenu({ module, columns }: Props) {
  const { t } = useTranslation();
  const menu = useRef<HTMLDetailsElement>(null);
  const [typed, setTyped] = useState("");
  useEffect(() => {
    const away = (event: PointerEvent) => {
      if (menu.current?.open && !menu.current.contains(event.target as Node)) menu.current.open = false;
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, []);
  const chosen = new Set(columns.fields.map((field) => field.key));
  const wanted = typed.trim().toLowerCase();
  const others = module.fields
    .filter((field) => !chosen.has(field.key) && word(field.label).toLowerCase().includes(wanted))
    .sort((a, b) => Number(a.system) - Number(b.system));
  return (
    <details
      ref={menu}
      className="folds wide"
      onKeyDown={(event) => {
        if (event.key === "Escape" && menu.current) menu.current.open = false;
      }}
    >
      <summary className="btn">{t("columns")}</summary>
      <div className="card columns-menu">
        <ul>
          {columns.fields.map((field, index) => (
            <Chosen key={field.key} field={field} index={index} columns={columns} />
          ))}
        </ul>
        <input
          aria-label={t("find_field")}
          placeholder={t("find_field")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <ul>
          {others.map((field) => (
            <li key={field.key}>
              <label className="check">
                <input
                  type="checkbox"
                  checked={false}
                  onChange={() => columns.choose([...columns.chosen, field.key])}
                />
                {word(field.label)}
              </label>
            </li>
          ))}
        </ul>
        {columns.changed && (
          <button type="button" className="link" onClick={() => columns.choose(null)}>
            {t("columns_usual")}
          </button>
        )}
      </div>
    </details>
  );
}

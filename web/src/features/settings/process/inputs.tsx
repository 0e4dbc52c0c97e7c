import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Label } from "../../../api/types";
import { Handle, Sortable } from "../../../ui/Sortable";
import { changed, empty, moved } from "./document";

type BothProps = {
  label: string;
  value: Label | undefined;
  onChange: (value: Label) => void;
  rows?: number;
  quiet?: boolean;
};

/** The same text in both languages, side by side. */
export function Both({ label, value = empty, onChange, rows = 1, quiet = false }: BothProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="both">
      {(["ru", "en"] as const).map((language) => {
        const name = `${label}, ${t(language === "ru" ? "russian" : "english")}`;
        const set = (text: string) => onChange({ ...value, [language]: text });
        return (
          <label key={language} className="field" htmlFor={`${id}-${language}`}>
            <span className={quiet ? "hidden" : ""}>
              {label} <span className="lang">{language}</span>
            </span>
            {rows === 1 ? (
              <input
                id={`${id}-${language}`}
                aria-label={name}
                lang={language}
                value={value[language]}
                onChange={(event) => set(event.target.value)}
              />
            ) : (
              <textarea
                id={`${id}-${language}`}
                aria-label={name}
                lang={language}
                rows={rows}
                value={value[language]}
                onChange={(event) => set(event.target.value)}
              />
            )}
          </label>
        );
      })}
    </div>
  );
}

type ListProps = { label: string; value: Label[] | undefined; onChange: (value: Label[]) => void };

/** Several short texts in order, such as questions of a script. */
export function LabelList({ label, value = [], onChange }: ListProps) {
  const { t } = useTranslation();
  return (
    <Group label={label} add={t("add")} onAdd={() => onChange([...value, empty])}>
      <Sortable
        label={label}
        items={value.map((one, at) => ({ one, at }))}
        keyOf={(item) => String(item.at)}
        titleOf={(item) => item.one.ru || item.one.en || String(item.at + 1)}
        onMove={(from, to) => onChange(moved(value, from, to))}
      >
        {({ one, at }) => (
          <div className="line top">
            <Handle />
            <div className="grow">
              <Both
                quiet
                label={`${label} ${at + 1}`}
                value={one}
                onChange={(text) => onChange(changed(value, at, text))}
              />
            </div>
            <Remove
              title={one.ru || one.en || String(at + 1)}
              onClick={() => onChange(value.filter((_, other) => other !== at))}
            />
          </div>
        )}
      </Sortable>
    </Group>
  );
}

export function Remove({ title, onClick }: { title: string; onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="btn quiet icon-only" aria-label={`${t("remove")}: ${title}`} onClick={onClick}>
      ✕
    </button>
  );
}

type GroupProps = { label: string; help?: string; add?: string; onAdd?: () => void; children?: ReactNode };

/** A part of the form with its heading and what adds to it. */
export function Group({ label, help, add, onAdd, children }: GroupProps) {
  return (
    <section className="stack part">
      <div className="line">
        <h4 className="grow">{label}</h4>
        {onAdd && (
          <button type="button" className="link small" aria-label={`${add}: ${label}`} onClick={onAdd}>
            + {add}
          </button>
        )}
      </div>
      {help && <p className="sub small">{help}</p>}
      {children}
    </section>
  );
}

type NumberProps = {
  label: string;
  value: number | undefined;
  onChange: (value: number) => void;
  max?: number;
  help?: string;
};

export function NumberInput({ label, value, onChange, max, help }: NumberProps) {
  return (
    <label className="field number">
      <span>{label}</span>
      <input
        type="number"
        min={0}
        max={max}
        value={value ?? 0}
        onChange={(event) => onChange(Math.max(0, Math.round(Number(event.target.value) || 0)))}
      />
      {help && <span className="sub small">{help}</span>}
    </label>
  );
}

type PickProps = {
  label: string;
  chosen: string[] | undefined;
  choices: { key: string; label: string }[];
  onChange: (chosen: string[]) => void;
};

/** Several of a list: those chosen as tags, and one more to choose. */
export function Pick({ label, chosen = [], choices, onChange }: PickProps) {
  const { t } = useTranslation();
  const name = (key: string) => choices.find((one) => one.key === key)?.label ?? key;
  return (
    <div className="field">
      <span className="small sub">{label}</span>
      <div className="line wrap">
        {chosen.map((key) => (
          <span key={key} className="tag picked">
            {name(key)}
            <button
              type="button"
              aria-label={`${t("remove")}: ${name(key)}`}
              onClick={() => onChange(chosen.filter((one) => one !== key))}
            >
              ✕
            </button>
          </span>
        ))}
        <select
          className="pick"
          aria-label={`${t("add")}: ${label}`}
          value=""
          onChange={(event) => event.target.value && onChange([...chosen, event.target.value])}
        >
          <option value="">{t("pe_choose")}</option>
          {choices
            .filter((one) => !chosen.includes(one.key))
            .map((one) => (
              <option key={one.key} value={one.key}>
                {one.label}
              </option>
            ))}
        </select>
      </div>
    </div>
  );
}

/** What the server says of this place. */
export function Refusal({ text }: { text: string | undefined }) {
  return text ? (
    <p className="error" role="alert">
      {text}
    </p>
  ) : null;
}

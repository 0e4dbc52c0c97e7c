import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Module, Value } from "../../api/types";
import { handsOver } from "../../fields/HandOver";
import { Input } from "../../fields/Input";
import { word } from "../../i18n";
import { Dialog } from "../../ui/Dialog";
import { number } from "../../ui/format";
import { editable } from "./GridRow";

type Props = {
  module: Module;
  count: number;
  onClose: () => void;
  onRun: (field: string, value: Value, note?: string) => void;
};

/** One field and its new value for many records. */
export function BulkDialog({ module, count, onClose, onRun }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const fields = module.fields.filter(editable);
  const [key, setKey] = useState(fields.some((field) => field.key === "owner") ? "owner" : (fields[0]?.key ?? ""));
  const [draft, setDraft] = useState<{ value: Value; title?: string }>({ value: null });
  const [clear, setClear] = useState(false);
  const [note, setNote] = useState("");
  const field = fields.find((one) => one.key === key);
  const hands = field && !clear && handsOver(module.key, field);
  const given = draft.value !== null && draft.value !== "" && !clear;
  return (
    <Dialog title={t("change_many")} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onRun(key, clear ? null : draft.value, hands ? note.trim() : undefined);
        }}
      >
        <label className="field">
          <span>{t("field")}</span>
          <select
            value={key}
            onChange={(event) => {
              setKey(event.target.value);
              setDraft({ value: null });
              setClear(false);
            }}
          >
            {fields.map((one) => (
              <option key={one.key} value={one.key}>
                {word(one.label)}
              </option>
            ))}
          </select>
        </label>
        {field && !clear && (
          <label className="field" htmlFor={`${id}-value`}>
            <span>{t("new_value")}</span>
            <Input
              key={key}
              id={`${id}-value`}
              field={field}
              value={draft.value}
              title={draft.title}
              onChange={(value, title) => setDraft({ value, title })}
            />
          </label>
        )}
        {hands && (
          <label className="field">
            <span>{t("hand_over_note")}</span>
            <textarea required rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
            <span className="sub small">{t("hand_over_bulk_text")}</span>
          </label>
        )}
        {field && !field.required && (
          <label className="check">
            <input type="checkbox" checked={clear} onChange={(event) => setClear(event.target.checked)} />
            {t("make_empty")}
          </label>
        )}
        <p className="sub">{t("bulk_each_by_rights")}</p>
        <footer>
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="btn main" disabled={(!given && !clear) || (hands && !note.trim())}>
            {t(clear ? "bulk_clear" : "bulk_run", { count, formatted: number(count) })}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

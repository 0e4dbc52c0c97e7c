import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../../../api/client";
import { useProcesses } from "../../../api/queries";
import { word } from "../../../i18n";
import { Dialog } from "../../../ui/Dialog";
import { useToasts } from "../../../ui/toasts";
import { type Document, empty } from "./document";
import { Both } from "./inputs";

const letters = "[a-z][a-z0-9-]{1,40}";

/** Another way of selling, begun from one that is there. */
export function NewProcess({ onMade, onClose }: { onMade: (document: Document) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const processes = useProcesses().data ?? [];
  const [from, setFrom] = useState("");
  const [names, setNames] = useState(empty);
  const [key, setKey] = useState("");
  const suggested = names.en
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-\d]+|-+$/g, "")
    .slice(0, 40);
  const taken = processes.some((one) => one.key === (key || suggested));
  const make = async (event: React.FormEvent) => {
    event.preventDefault();
    try {
      const template = await get<Document>(`/processes/${from || processes[0]?.key}`);
      onMade({ ...template, key: key || suggested, version: 1, names });
    } catch (error) {
      toasts.failed(error);
    }
  };
  return (
    <Dialog title={t("pe_new")} onClose={onClose}>
      <form className="stack" onSubmit={make}>
        <label className="field">
          <span>{t("pe_from")}</span>
          <select value={from} onChange={(event) => setFrom(event.target.value)}>
            {processes.map((one) => (
              <option key={one.key} value={one.key}>
                {word(one.names)}
              </option>
            ))}
          </select>
        </label>
        <Both label={t("pe_names")} value={names} onChange={setNames} />
        <label className="field">
          <span>{t("pe_key")}</span>
          <input
            pattern={letters}
            required={!suggested}
            placeholder={suggested}
            value={key}
            onChange={(event) => setKey(event.target.value)}
          />
          {taken && <em className="error">{t("pe_key_taken")}</em>}
        </label>
        <footer>
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="btn main" disabled={taken || !names.ru.trim() || !names.en.trim()}>
            {t("pe_begin")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

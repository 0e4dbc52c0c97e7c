import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/client";
import { useRecord } from "../../api/queries";
import type { Field, Module, Row } from "../../api/types";
import { word } from "../../i18n";
import { Dialog } from "../../ui/Dialog";
import { useToasts } from "../../ui/toasts";
import { nameOf } from "../nameOf";
import { shown } from "../View";
import "./duplicates.css";
import { mergeRows } from "./mergeRows";

type Props = { module: Module; row: Row; other: number; onClose: () => void; onMerged?: (kept: number) => void };

function Choice({ field, row, picked, onPick }: { field: Field; row: Row; picked: boolean; onPick: () => void }) {
  const text = shown(field, row);
  return (
    <label className={`check merge-choice ${picked ? "picked" : ""}`}>
      <input type="radio" name={`merge-${field.key}`} checked={picked} onChange={onPick} />
      {text || "—"}
    </label>
  );
}

/** Two records side by side: which one stays, and whose value counts where they differ. */
export function MergeDialog({ module, row, other, onClose, onMerged }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const second = useRecord(module.key, other).data;
  const [keepsOther, setKeepsOther] = useState(false);
  const [take, setTake] = useState<string[]>([]);
  if (!second) return null;
  const kept = keepsOther ? second : row;
  const gone = keepsOther ? row : second;
  const { differing, filled, joined } = mergeRows(module, kept, gone);
  const merge = () =>
    post<Row>(`/${module.key}/${kept.id}/merge`, { from: gone.id, take })
      .then(async (answer) => {
        toasts.done(t("merged"), answer.changeSet);
        onClose();
        onMerged?.(kept.id);
        await client.invalidateQueries();
      })
      .catch(toasts.failed);
  const toggle = (key: string, taken: boolean) =>
    setTake((all) => (taken ? [...all.filter((one) => one !== key), key] : all.filter((one) => one !== key)));
  return (
    <Dialog title={t("merge_title")} onClose={onClose}>
      <p className="sub">{t("merge_text")}</p>
      <table className="merge">
        <thead>
          <tr>
            <td />
            {[row, second].map((one) => (
              <th key={one.id} scope="col">
                <label className="check">
                  <input
                    type="radio"
                    name="merge-kept"
                    checked={one === kept}
                    onChange={() => {
                      setKeepsOther(one === second);
                      setTake([]);
                    }}
                  />
                  {t("merge_keep", { name: nameOf(one), id: one.id })}
                </label>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differing.map((field) => (
            <tr key={field.key}>
              <th scope="row">{word(field.label)}</th>
              {[row, second].map((one) => (
                <td key={one.id}>
                  <Choice
                    field={field}
                    row={one}
                    picked={take.includes(field.key) === (one === gone)}
                    onPick={() => toggle(field.key, one === gone)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {filled.length > 0 && (
        <p className="sub">{t("merge_filled", { fields: filled.map((field) => word(field.label)).join(", ") })}</p>
      )}
      {joined.length > 0 && (
        <p className="sub">{t("merge_joined", { fields: joined.map((field) => word(field.label)).join(", ") })}</p>
      )}
      <footer>
        <button type="button" className="btn" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="button" className="btn main" onClick={() => void merge()}>
          {t("merge")}
        </button>
      </footer>
    </Dialog>
  );
}

import { useTranslation } from "react-i18next";
import type { Module } from "../../api/types";
import { word } from "../../i18n";
import type { ListState } from "./useListState";

/** The order of a list where there are no heads of columns to click. */
export function SortSelect({ module, state }: { module: Module; state: ListState }) {
  const { t } = useTranslation();
  const [key] = state.shape.sort;
  const fields = module.fields.filter((field) => module.list.includes(field.key) || field.key === "created_at");
  return (
    <label className="field">
      <span>{t("sort_by")}</span>
      <span className="line">
        <select
          value={key?.field ?? ""}
          disabled={!state.ready}
          onChange={(event) =>
            state.go({
              sort: event.target.value ? [{ field: event.target.value, descending: key?.descending ?? false }] : [],
            })
          }
        >
          <option value="">{t("newest_first")}</option>
          {fields.map((field) => (
            <option key={field.key} value={field.key}>
              {word(field.label)}
            </option>
          ))}
        </select>
        {key && (
          <button
            type="button"
            className="btn"
            onClick={() => state.go({ sort: [{ ...key, descending: !key.descending }] })}
          >
            {t(key.descending ? "descending" : "ascending")}
          </button>
        )}
      </span>
    </label>
  );
}

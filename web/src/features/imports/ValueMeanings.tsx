import { useTranslation } from "react-i18next";
import { useProcesses } from "../../api/queries";
import type { ColumnMapping, ImportColumn } from "../../api/types";
import { isUnderstood, meaningsOf, type Target } from "./targets";

type Props = {
  module: string;
  target: Target | undefined;
  column: ImportColumn;
  mapped: ColumnMapping | undefined;
  onChange: (from: string, to: string) => void;
};

/** What each value of a column means; where the field has choices, one of them or nothing. */
export function ValueMeanings({ module, target, column, mapped, onChange }: Props) {
  const { t } = useTranslation();
  const processes = useProcesses().data ?? [];
  const field = target?.field;
  const values = mapped?.values ?? {};
  if (field?.type !== "choice" && field?.type !== "choices")
    return Object.entries(values).map(([from, to]) => (
      <label key={from} className="meaning">
        <span>{from}</span>
        <input value={to} onChange={(event) => onChange(from, event.target.value)} />
      </label>
    ));
  const blank = mapped?.blank ?? column.blank;
  const all = column.distinct.length > 0 ? column.distinct : column.samples;
  const unclear = all.filter((from) => !(from in values) && !blank.includes(from) && !isUnderstood(field, from));
  return [...Object.keys(values), ...unclear].map((from) => (
    <label key={from} className="meaning">
      <span>{from}</span>
      <select value={values[from] ?? "?"} onChange={(event) => onChange(from, event.target.value)}>
        {!(from in values) && (
          <option value="?" disabled>
            {t("choose")}
          </option>
        )}
        {meaningsOf(module, field, processes, from, values[from]).map((one) => (
          <option key={one.to} value={one.to}>
            {one.label}
          </option>
        ))}
        <option value="">{t("leave_blank")}</option>
      </select>
    </label>
  ));
}

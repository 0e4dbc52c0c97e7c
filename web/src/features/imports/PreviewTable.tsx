import { useTranslation } from "react-i18next";
import { useSchema } from "../../api/queries";
import type { Import } from "../../api/types";
import { shown } from "../../fields/View";
import { targetsOf } from "./targets";

const rows_shown = 8;

function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(plain).join(", ");
  if (typeof value === "object")
    return plain((value as { value?: unknown; title?: unknown }).title ?? (value as { value?: unknown }).value);
  return String(value);
}

/** The first rows as they will be, or why they will not. */
export function PreviewTable({ plan }: { plan: Import }) {
  const { t } = useTranslation();
  const targets = targetsOf(useSchema().data ?? [], plan.module);
  const rows = plan.result?.sample.slice(0, rows_shown) ?? [];
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row.values)))];
  if (rows.length === 0 || keys.length === 0) return null;
  const target = (key: string) => targets.find((one) => one.key === key);
  const cell = (key: string, value: unknown) => {
    const field = target(key)?.field;
    // Of a deal the stage also tells how it ended.
    if (key === "stage" && (value === "won" || value === "lost")) return t(value);
    const simple = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    return field && simple && field.type !== "reference"
      ? shown(field, { id: 0, version: 0, [field.key]: value })
      : plain(value);
  };
  return (
    <section className="card scroll-x" aria-label={t("preview")} tabIndex={0}>
      <h2 className="preview-title">{t("preview")}</h2>
      <table className="preview">
        <thead>
          <tr>
            <th>{t("line_word")}</th>
            {keys.map((key) => (
              <th key={key}>{target(key)?.label ?? key}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row} className={row.errors.length > 0 ? "late" : ""}>
              <td className="sub">{row.row}</td>
              {row.errors.length > 0 ? (
                <td colSpan={keys.length}>{row.errors.join("; ")}</td>
              ) : (
                keys.map((key) => <td key={key}>{cell(key, row.values[key])}</td>)
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

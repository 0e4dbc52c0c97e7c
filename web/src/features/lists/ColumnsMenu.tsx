import { useTranslation } from "react-i18next";
import type { Module } from "../../api/types";
import { word } from "../../i18n";

type Props = { module: Module; chosen: string[]; onChange: (names: string[]) => void };

export function ColumnsMenu({ module, chosen, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <details className="wide" style={{ position: "relative" }}>
      <summary className="btn" style={{ listStyle: "none" }}>
        {t("columns")}
      </summary>
      <div
        className="card"
        style={{ position: "absolute", right: 0, zIndex: 5, padding: 10, maxHeight: 360, overflow: "auto", width: 260 }}
      >
        {module.fields.map((field) => (
          <label key={field.key} className="check" style={{ padding: "3px 0" }}>
            <input
              type="checkbox"
              checked={chosen.includes(field.key)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, field.key] : chosen.filter((name) => name !== field.key))
              }
            />
            {word(field.label)}
          </label>
        ))}
      </div>
    </details>
  );
}

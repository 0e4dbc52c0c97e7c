import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSchema } from "../../api/queries";
import type { Import, Mapping } from "../../api/types";
import { word } from "../../i18n";
import { number } from "../../ui/format";
import { targetsOf } from "./targets";
import { ValueMeanings } from "./ValueMeanings";

type Props = { plan: Import; onSettle: (change: object) => Promise<void>; onCheck: () => void; onRun: () => void };
const modules = ["deals", "leads", "organizations", "contacts", "products", "users", "activities", "competitors"];

/** Which column goes where; what was recognised can be changed by hand. */
export function MappingForm({ plan, onSettle, onCheck, onRun }: Props) {
  const { t } = useTranslation();
  const schema = useSchema().data ?? [];
  const module = schema.find((one) => one.key === plan.module);
  const [mapping, setMapping] = useState<Mapping>(plan.mapping);
  const targets = targetsOf(schema, plan.module);
  const of = (index: number) => mapping.columns.find((column) => column.index === index);
  const settle = (index: number, field: string) => {
    const rest = mapping.columns.filter((column) => column.index !== index && (!field || column.field !== field));
    // What its values mean is said of one field: elsewhere they mean something else.
    const before = plan.mapping.columns.find((column) => column.index === index && column.field === field);
    setMapping({ ...mapping, columns: [...rest, before ?? { index, field: field || null, blank: of(index)?.blank }] });
  };
  const values = (index: number, from: string, to: string) => {
    const column = of(index);
    if (column)
      setMapping({
        ...mapping,
        columns: mapping.columns.map((one) =>
          one.index === index ? { ...one, values: { ...one.values, [from]: to } } : one,
        ),
      });
  };
  const save = () => onSettle({ mapping });
  return (
    <>
      <div className="line wrap settle">
        <label className="field">
          <span>{t("what_is_inside")}</span>
          <select value={plan.module ?? ""} onChange={(event) => void onSettle({ module: event.target.value })}>
            <option value="">{t("choose")}</option>
            {modules.map((key) => (
              <option key={key} value={key}>
                {word(schema.find((one) => one.key === key)?.labels)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t("duplicates")}</span>
          <select
            value={plan.options.on_duplicate}
            onChange={(event) =>
              void onSettle({ mapping, options: { ...plan.options, on_duplicate: event.target.value } })
            }
          >
            {["skip", "update", "create"].map((key) => (
              <option key={key} value={key}>
                {t(`dup_${key}`)}
              </option>
            ))}
          </select>
        </label>
        <span className="sub grow">
          {t("recognised", {
            rows: t("rows_count", { count: plan.rows, formatted: number(plan.rows) }),
            columns: plan.columns.length,
            encoding: plan.encoding.toUpperCase(),
            delimiter: plan.delimiter === "\t" ? "Tab" : plan.delimiter,
          })}
        </span>
      </div>
      {module && (
        <div className="card scroll-x">
          <table className="mapping">
            <thead>
              <tr>
                <th>{t("column")}</th>
                <th>{t("goes_to")}</th>
                <th>{t("examples")}</th>
              </tr>
            </thead>
            <tbody>
              {plan.columns.map((column) => (
                <tr key={column.index}>
                  <td className="strong">{column.header}</td>
                  <td>
                    <select
                      aria-label={`${t("goes_to")}: ${column.header}`}
                      value={of(column.index)?.field ?? ""}
                      onChange={(event) => settle(column.index, event.target.value)}
                    >
                      <option value="">{t("leave_out")}</option>
                      {targets.map((target) => (
                        <option key={target.key} value={target.key}>
                          {target.label}
                        </option>
                      ))}
                    </select>
                    <ValueMeanings
                      module={module.key}
                      target={targets.find((target) => target.key === of(column.index)?.field)}
                      column={column}
                      mapped={of(column.index)}
                      onChange={(from, to) => values(column.index, from, to)}
                    />
                  </td>
                  <td className="sub small">
                    {column.samples.slice(0, 3).join(" · ")}
                    {column.format && <span className="tag">{column.format}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="line end">
        <button type="button" className="btn" disabled={!module} onClick={() => void save().then(onCheck)}>
          {t("check_first")}
        </button>
        <button type="button" className="btn main" disabled={!module} onClick={() => void save().then(onRun)}>
          {t("run_import")}
        </button>
      </div>
    </>
  );
}

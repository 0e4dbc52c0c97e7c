import { useTranslation } from "react-i18next";
import type { Field } from "../../api/types";
import { word } from "../../i18n";
import { money, number } from "../../ui/format";
import { numeric } from "./useColumns";
import type { Grouped } from "./useQueries";

type Props = {
  count: number;
  totals: Grouped | undefined;
  fields: Field[];
  template: string;
  currency: string;
  picking: boolean;
};

/** Below the list: how many records, and the sums of its money columns in the company's currency. */
export function TotalsRow({ count, totals, fields, template, currency, picking }: Props) {
  const { t } = useTranslation();
  return (
    <div className="tr totals" role="row" style={{ gridTemplateColumns: template }}>
      {picking && <span role="gridcell" className="td pick" />}
      {fields.map((field, index) => {
        const sum = totals?.values[`sum(${field.key})`];
        const left = totals?.left_out?.[`sum(${field.key})`];
        return (
          <span key={field.key} role="gridcell" className={`td ${numeric(field) ? "n" : ""}`}>
            {index === 0 && <span className="sub">{t("records_count", { count, formatted: number(count) })}</span>}
            {sum !== undefined && sum !== null && (
              <span className="sum" title={word(field.label)}>
                {left ? <small className="risk">{t("without_rate", { count: left })}</small> : null}
                <b>{money(sum, currency)}</b>
              </span>
            )}
          </span>
        );
      })}
    </div>
  );
}

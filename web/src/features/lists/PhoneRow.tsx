import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Field, Row } from "../../api/types";
import { shown, View } from "../../fields/View";
import { numeric } from "./useColumns";

type Props = {
  line: number;
  row: Row | undefined;
  resource: string;
  fields: Field[];
  y: number;
  picked: boolean;
  picking: boolean;
  onPick: ((line: number, range: boolean) => void) | null;
};

/** What stands at the right of a name: the sum, else the first choice. */
const fact = (fields: Field[]) =>
  fields.find((field) => field.type === "money") ??
  fields.find((field) => field.type === "choice") ??
  fields.find(numeric);

/** A record on a narrow screen: its name and the two or three facts that matter. */
export const PhoneRow = memo(function PhoneRow({ line, row, resource, fields, y, picked, picking, onPick }: Props) {
  const { t } = useTranslation();
  const [first, ...rest] = fields;
  const right = fact(rest);
  const below = row ? rest.filter((field) => field !== right && shown(field, row)).slice(0, 3) : [];
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      aria-selected={picking ? picked : undefined}
      className={`tr phone ${picked ? "picked" : ""}`}
      style={{ transform: `translateY(${y}px)` }}
    >
      {picking && (
        <span role="gridcell" className="pick">
          <input
            type="checkbox"
            aria-label={t("select_row")}
            checked={picked}
            disabled={!row}
            onChange={() => onPick?.(line, false)}
          />
        </span>
      )}
      <span role="gridcell" className="grow">
        {row ? (
          <Link to={`/${resource}/${row.id}`} className="phone-row">
            <span className="line">
              <b className="grow ellipsis">{(first && shown(first, row)) || row.title || t("without_name")}</b>
              {right && (
                <span className="nowrap">
                  <View field={right} row={row} />
                </span>
              )}
            </span>
            <span className="sub small ellipsis">{below.map((field) => shown(field, row)).join(" · ")}</span>
          </Link>
        ) : (
          <span className="phone-row">
            <span className="skeleton" style={{ width: "60%" }} />
            <span className="skeleton" style={{ width: "40%" }} />
          </span>
        )}
      </span>
    </div>
  );
});

import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Field, Row } from "../../api/types";
import { shown, View } from "../../fields/View";
import { CellEditor, type Save } from "./CellEditor";
import { numeric } from "./useColumns";

export const editable = (field: Field) => !field.read_only && !field.system && !field.create_only;

export type RowActs = {
  onActive: (line: number, column: number) => void;
  onEdit: (line: number, column: number) => void;
  onPick: ((line: number, range: boolean) => void) | null;
  onSave: Save | null;
  onDone: (line: number, column: number, to: -1 | 0 | 1) => void;
};
type Props = {
  id: string;
  line: number;
  row: Row | undefined;
  resource: string;
  fields: Field[];
  template: string;
  y: number;
  column: number | null;
  editing: number | null;
  picked: boolean;
  acts: RowActs;
};

function Cell({ field, row, to }: { field: Field; row: Row; to: string | null }) {
  const { t } = useTranslation();
  if (!to) return <View field={field} row={row} />;
  return (
    <Link className="row-title" to={to} tabIndex={-1}>
      {shown(field, row) || row.title || t("without_name")}
    </Link>
  );
}

/** One record of a list; where it is not read yet, the shape of one. */
export const GridRow = memo(function GridRow(props: Props) {
  const { id, line, row, resource, fields, template, y, column, editing, picked, acts } = props;
  const { t } = useTranslation();
  return (
    <div
      id={`${id}-${line}`}
      role="row"
      aria-rowindex={line + 2}
      aria-selected={acts.onPick ? picked : undefined}
      className={`tr ${column !== null ? "on" : ""} ${picked ? "picked" : ""} ${editing !== null ? "editing" : ""}`}
      style={{ gridTemplateColumns: template, transform: `translateY(${y}px)` }}
    >
      {acts.onPick && (
        <span role="gridcell" className="td pick">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t("select_row")}
            checked={picked}
            disabled={!row}
            onChange={() => {}}
            onClick={(event) => acts.onPick?.(line, event.shiftKey)}
          />
        </span>
      )}
      {fields.map((field, index) => (
        <span
          key={field.key}
          role="gridcell"
          className={`td ${numeric(field) ? "n" : ""} ${index === 0 ? "first" : ""} ${column === index ? "at" : ""}`}
          onClick={() => acts.onActive(line, index)}
          onDoubleClick={() => row && acts.onSave && editable(field) && acts.onEdit(line, index)}
        >
          {!row ? (
            <span className="skeleton" style={{ width: `${40 + ((line * 7 + index * 13) % 45)}%` }} />
          ) : editing === index && acts.onSave ? (
            <CellEditor field={field} row={row} onSave={acts.onSave} onDone={(to) => acts.onDone(line, index, to)} />
          ) : (
            <Cell field={field} row={row} to={index === 0 ? `/${resource}/${row.id}` : null} />
          )}
        </span>
      ))}
    </div>
  );
});

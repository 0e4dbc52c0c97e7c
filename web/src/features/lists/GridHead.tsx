import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "../../api/types";
import { word } from "../../i18n";
import { Icon } from "../../ui/Icon";
import type { SortKey } from "./shape";
import { type Columns, numeric } from "./useColumns";

type Props = {
  columns: Columns;
  template: string;
  sort: SortKey[];
  onSort: (field: string, beside: boolean) => void;
  picked: "none" | "some" | "all";
  onPickAll: (() => void) | null;
};

const step = 16;

/** Drags a column's edge; by keyboard with the arrows. */
function Handle({
  field,
  width,
  onResize,
}: {
  field: Field;
  width: number;
  onResize: (pixels: number | null) => void;
}) {
  const { t } = useTranslation();
  const from = useRef<{ x: number; width: number } | null>(null);
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t("column_width", { name: word(field.label) })}
      aria-valuenow={width}
      tabIndex={0}
      className="handle"
      onDoubleClick={() => onResize(null)}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => from.current && onResize(from.current.width + event.clientX - from.current.x)}
      onPointerUp={() => {
        from.current = null;
      }}
      onKeyDown={(event) => {
        if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
        event.stopPropagation();
        onResize(width + (event.key === "ArrowRight" ? step : -step));
      }}
    />
  );
}

/** Heads of the columns: they sort, are dragged to another place and made wider. */
export function GridHead({ columns, template, sort, onSort, picked, onPickAll }: Props) {
  const { t } = useTranslation();
  return (
    <div className="tr th" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      {onPickAll && (
        <span role="columnheader" className="td pick">
          <input
            type="checkbox"
            aria-label={t("select_all")}
            checked={picked === "all"}
            ref={(box) => {
              if (box) box.indeterminate = picked === "some";
            }}
            onChange={onPickAll}
          />
        </span>
      )}
      {columns.fields.map((field, index) => {
        const place = sort.findIndex((key) => key.field === field.key);
        const key = sort[place];
        return (
          <span
            key={field.key}
            role="columnheader"
            className={`td ${numeric(field) ? "n" : ""}`}
            aria-sort={!key ? "none" : key.descending ? "descending" : "ascending"}
            draggable
            onDragStart={(event) => event.dataTransfer.setData("text/column", field.key)}
            onDragOver={(event) => event.dataTransfer.types.includes("text/column") && event.preventDefault()}
            onDrop={(event) => {
              const name = event.dataTransfer.getData("text/column");
              if (name && name !== field.key) columns.move(name, index);
            }}
          >
            <button type="button" title={t("sort_hint")} onClick={(event) => onSort(field.key, event.shiftKey)}>
              <span className="ellipsis">{word(field.label)}</span>
              {key && <Icon name={key.descending ? "descending" : "ascending"} />}
              {key && sort.length > 1 && <sup>{place + 1}</sup>}
            </button>
            <Handle
              field={field}
              width={columns.width(field, index)}
              onResize={(pixels) => columns.resize(field.key, pixels)}
            />
          </span>
        );
      })}
    </div>
  );
}

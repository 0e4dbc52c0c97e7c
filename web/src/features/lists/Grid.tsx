import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field, Module, Row, Value } from "../../api/types";
import { Input } from "../../fields/Input";
import { View } from "../../fields/View";
import { word } from "../../i18n";
import type { Pages } from "./usePages";

type Props = {
  module: Module;
  fields: Field[];
  pages: Pages;
  sort: string;
  onSort: (sort: string) => void;
  onOpen: (row: Row) => void;
  onCreate: () => void;
  onSave?: (row: Row, field: string, value: Value) => void;
};
const numeric = (field: Field) => ["money", "integer", "decimal", "percent"].includes(field.type);
const narrow = (field: Field) =>
  numeric(field) || ["date", "instant", "boolean", "choice", "phone"].includes(field.type);
const editable = (field: Field) =>
  !field.read_only && !field.system && !["emails", "phones", "references", "tags", "choices"].includes(field.type);

function Cell({ field, row, first, onSave }: { field: Field; row: Row; first: boolean; onSave?: Props["onSave"] }) {
  const [draft, setDraft] = useState<{ value: Value; title?: string } | null>(null);
  const start = () =>
    onSave && editable(field) && setDraft({ value: row[field.key] as Value, title: row.titles?.[field.key] });
  const finish = () => {
    if (draft && draft.value !== row[field.key]) onSave?.(row, field.key, draft.value);
    setDraft(null);
  };
  if (draft)
    return (
      <span
        className="td"
        onClick={(event) => event.stopPropagation()}
        onBlur={finish}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter") finish();
          if (event.key === "Escape") setDraft(null);
        }}
      >
        <Input
          field={field}
          value={draft.value}
          title={draft.title}
          autoFocus
          onChange={(value, title) => setDraft({ value, title })}
        />
      </span>
    );
  return (
    <span
      className={`td ${numeric(field) ? "n" : ""} ${first ? "first" : ""}`}
      onDoubleClick={(event) => {
        event.stopPropagation();
        start();
      }}
    >
      <View field={field} row={row} />
    </span>
  );
}

/** The rows that can be seen, of however many. */
export function Grid({ module, fields, pages, sort, onSort, onOpen, onCreate, onSave }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const phone = window.matchMedia?.("(max-width: 700px)").matches;
  const head = phone ? 0 : 32;
  const count = pages.count ?? 12;
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => (phone ? 62 : 36),
    overscan: 12,
  });
  const visible = rows.getVirtualItems();
  const from = visible[0]?.index ?? 0;
  const to = visible[visible.length - 1]?.index ?? 0;
  useEffect(() => pages.look(from, to));
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (
        /^(INPUT|TEXTAREA|SELECT)$/.test((event.target as HTMLElement).tagName) ||
        document.querySelector("dialog[open]") ||
        event.ctrlKey ||
        event.metaKey
      )
        return;
      if (event.key === "j") setAt((n) => Math.min(n + 1, count - 1));
      if (event.key === "k") setAt((n) => Math.max(n - 1, 0));
      if (event.key === "c" || (event.key === "n" && module.key !== "leads")) onCreate();
      const row = pages.row(at);
      if (event.key === "Enter" && row && (event.target as HTMLElement).tagName === "BODY") onOpen(row);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
  const columns = fields.map((field) => (narrow(field) ? "minmax(110px, 0.7fr)" : "minmax(160px, 1.4fr)")).join(" ");
  const order = (field: Field) => (sort === `${field.key} desc` ? "▾" : sort === field.key ? "▴" : "");
  return (
    <div
      className="grid"
      ref={scroller}
      role="table"
      aria-label={word(module.labels)}
      aria-rowcount={count}
      tabIndex={0}
    >
      <div className="tr th" role="row" style={{ gridTemplateColumns: columns }}>
        {fields.map((field) => (
          <span
            key={field.key}
            role="columnheader"
            className="td"
            aria-sort={sort === field.key ? "ascending" : sort === `${field.key} desc` ? "descending" : "none"}
            style={{ textAlign: numeric(field) ? "right" : undefined }}
          >
            <button
              type="button"
              onClick={() =>
                onSort(sort === `${field.key} desc` ? field.key : sort === field.key ? "" : `${field.key} desc`)
              }
            >
              {word(field.label)} {order(field)}
            </button>
          </span>
        ))}
      </div>
      <div style={{ height: rows.getTotalSize() }} role="rowgroup">
        {visible.map((item) => {
          const row = pages.row(item.index);
          return (
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 1}
              className={`tr ${item.index === at ? "on" : ""}`}
              style={{
                gridTemplateColumns: columns,
                transform: `translateY(${item.start}px)`,
                top: head,
                cursor: "pointer",
              }}
              onClick={() => {
                setAt(item.index);
                if (row) onOpen(row);
              }}
            >
              {fields.map((field, index) =>
                row ? (
                  <span key={field.key} role="cell" style={{ display: "contents" }}>
                    <Cell field={field} row={row} first={index === 0} onSave={onSave} />
                  </span>
                ) : (
                  <span key={field.key} role="cell" className="td">
                    <span className="skeleton">{t("loading")}</span>
                  </span>
                ),
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

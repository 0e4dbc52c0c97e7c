import { useCallback, useId, useMemo, useRef, useState } from "react";
import type { Field, Module, Row } from "../../api/types";
import { word } from "../../i18n";
import type { Save } from "./CellEditor";
import { GridHead } from "./GridHead";
import { editable, GridRow, type RowActs } from "./GridRow";
import { GroupRow } from "./GroupRow";
import { type Block, lineAt, startsOf } from "./layout";
import { PhoneRow } from "./PhoneRow";
import type { SortKey } from "./shape";
import { TotalsRow } from "./TotalsRow";
import type { Columns } from "./useColumns";
import { type Move, useGridKeys } from "./useGridKeys";
import type { Grouped } from "./useQueries";
import { page_rows, useRows, type Wanted } from "./useRows";
import type { Selection } from "./useSelection";
import { useVirtual } from "./useVirtual";

type Props = {
  module: Module;
  columns: Columns;
  blocks: Block[];
  groups: Grouped[];
  count: number;
  totals: Grouped | undefined;
  sums: Field[];
  currency: string;
  sort: SortKey[];
  narrow: boolean;
  picking: boolean;
  selection: Selection | null;
  onSort: (field: string, beside: boolean) => void;
  onToggle: (group: number) => void;
  onOpen: (row: Row) => void;
  onCreate: () => void;
  onSave:
    | ((row: Row, field: Field, value: unknown, show: (row: Row) => void, title?: string) => Promise<string | null>)
    | null;
};

const head = 32;
const pick_width = 34;

/** Fields that a row needs beside its columns. */
function asked(module: Module, fields: Field[]) {
  const beside = ["version", "currency"].filter((key) => module.fields.some((field) => field.key === key));
  return [...new Set([...fields.map((field) => field.key), ...beside])];
}

/** The lines of a list that can be seen, of however many. */
export function Grid(props: Props) {
  const { module, columns, blocks, groups, count, totals, sums, currency, sort, narrow, picking, selection } = props;
  const { fields } = columns;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const height = narrow ? 62 : 36;
  const [at, setAt] = useState<Move | null>(null);
  const [editing, setEditing] = useState<Move | null>(null);
  const { starts, total } = useMemo(() => startsOf(blocks), [blocks]);
  const virtual = useVirtual(scroller, total, height, narrow ? 0 : head);
  const lines = Array.from({ length: Math.max(0, virtual.last - virtual.first + 1) }, (_, index) => {
    const line = virtual.first + index;
    return { line, ...lineAt(blocks, starts, line) };
  });
  const needed = new Map<string, Wanted>();
  for (const one of lines)
    if (one.kind === "row") {
      const wanted = { q: blocks[one.block]!.q, page: Math.floor(one.at / page_rows) };
      needed.set(`${wanted.page} ${wanted.q}`, wanted);
    }
  const rows = useRows(module.key, asked(module, fields), [...needed.values()]);
  const where = (line: number) => {
    const one = line < total ? lineAt(blocks, starts, line) : null;
    const block = one ? blocks[one.block] : undefined;
    const row = one?.kind === "row" && block ? rows.row(block.q, one.at) : undefined;
    return { one, block, row };
  };
  const activate = (to: Move) => {
    setAt(to);
    virtual.reveal(to.line);
  };
  const pick = (line: number, range: boolean) => {
    const { one, block, row } = where(line);
    if (one?.kind === "row" && block && row) void selection?.pick(block.q, one.at, row.id, range);
  };
  const edit = (line: number, column: number) => {
    const from = editable(fields[column]!) ? column : fields.findIndex(editable);
    if (!props.onSave || from < 0 || !where(line).row) return;
    activate({ line, column: from });
    setEditing({ line, column: from });
  };
  const done = (line: number, column: number, to: -1 | 0 | 1) => {
    setEditing(null);
    scroller.current?.focus({ preventScroll: true });
    for (let next = column + to; to !== 0 && next >= 0 && next < fields.length; next += to)
      if (editable(fields[next]!)) return edit(line, next);
  };
  const save: Save = (row, field, value, title) => props.onSave!(row, field, value, rows.show, title);
  const latest = useRef({ setAt, edit, pick, save, done });
  latest.current = { setAt, edit, pick, save, done };
  const may_save = Boolean(props.onSave);
  const may_pick = Boolean(selection);
  // Rows keep what they were given as long as they can, so that scrolling draws only the new ones.
  const acts = useMemo<RowActs>(
    () => ({
      onActive: (line, column) => latest.current.setAt({ line, column }),
      onEdit: (line, column) => latest.current.edit(line, column),
      onPick: may_pick ? (line, range) => latest.current.pick(line, range) : null,
      onSave: may_save ? (...given) => latest.current.save(...given) : null,
      onDone: (line, column, to) => latest.current.done(line, column, to),
    }),
    [may_save, may_pick],
  );
  useGridKeys({
    at,
    lines: total,
    columns: fields.length,
    per_page: virtual.per_page,
    onMove: activate,
    onOpen: () => {
      const { one, row } = at ? where(at.line) : { one: null, row: undefined };
      if (one?.kind === "head") props.onToggle(one.block);
      else if (row) props.onOpen(row);
    },
    onEdit: () => at && edit(at.line, at.column),
    onPick: () => at && pick(at.line, false),
    onCreate: props.onCreate,
    onEscape: () => selection?.clear(),
  });
  const widths = fields.map((field, index) => `${columns.width(field, index)}px`);
  const template = `${may_pick ? `${pick_width}px ` : ""}${widths.join(" ")} minmax(0, 1fr)`;
  const picked = selection && selection.picked.ids.size > 0 ? "some" : selection?.picked.all ? "all" : "none";
  const pickAll = useCallback(() => (picked === "none" ? selection?.all() : selection?.clear()), [picked, selection]);
  return (
    <div
      className={`grid ${narrow ? "narrow" : ""}`}
      ref={scroller}
      role="grid"
      aria-label={word(module.labels)}
      aria-rowcount={total + 1}
      aria-multiselectable={selection ? true : undefined}
      aria-activedescendant={at && !narrow ? `${id}-${at.line}` : undefined}
      tabIndex={0}
    >
      {!narrow && (
        <GridHead
          columns={columns}
          template={template}
          sort={sort}
          onSort={props.onSort}
          picked={picked}
          onPickAll={selection ? pickAll : null}
        />
      )}
      <div className="lines" style={{ height: virtual.total }} role="rowgroup">
        {lines.map((one) => {
          const block = blocks[one.block]!;
          const y = virtual.y(one.line);
          if (one.kind === "head")
            return (
              <GroupRow
                key={one.line}
                line={one.line}
                group={groups[one.block]!}
                module={module}
                sums={sums}
                currency={currency}
                open={block.open}
                y={y}
                onToggle={() => props.onToggle(one.block)}
              />
            );
          const row = rows.row(block.q, one.at);
          const of_row = {
            line: one.line,
            row,
            resource: module.key,
            fields,
            y,
            picked: row ? (selection?.has(row.id) ?? false) : false,
          };
          if (narrow) return <PhoneRow key={one.line} {...of_row} picking={picking} onPick={acts.onPick} />;
          return (
            <GridRow
              key={one.line}
              id={id}
              {...of_row}
              template={template}
              column={at?.line === one.line ? at.column : null}
              editing={editing?.line === one.line ? editing.column : null}
              acts={acts}
            />
          );
        })}
      </div>
      {!narrow && count > 0 && (
        <TotalsRow
          count={count}
          totals={totals}
          fields={fields}
          template={template}
          currency={currency}
          picking={may_pick}
        />
      )}
    </div>
  );
}

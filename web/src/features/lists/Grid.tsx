import { useId, useRef } from "react";
import type { Field, Module, Row } from "../../api/types";
import { word } from "../../i18n";
import { GridHead } from "./GridHead";
import { GridRow } from "./GridRow";
import { GroupRow } from "./GroupRow";
import type { Block } from "./layout";
import { PhoneRow } from "./PhoneRow";
import type { SortKey } from "./shape";
import { TotalsRow } from "./TotalsRow";
import { type SaveShown, useCells } from "./useCells";
import type { Columns } from "./useColumns";
import { useLines } from "./useLines";
import type { Grouped } from "./useQueries";
import type { Selection } from "./useSelection";

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
  onSave: SaveShown | null;
  onHandOver: (row: Row) => void;
};

const heights = { narrow: { line: 62, head: 0 }, wide: { line: 36, head: 32 } };
const pick_width = 34;

const pickedOf = (selection: Selection | null) =>
  !selection || (!selection.picked.all && selection.picked.ids.size === 0)
    ? "none"
    : selection.picked.all && selection.picked.ids.size === 0
      ? "all"
      : "some";

/** The lines of a list that can be seen, of however many. */
export function Grid(props: Props) {
  const { module, columns, blocks, groups, count, totals, sums, currency, narrow, picking, selection } = props;
  const { fields } = columns;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useLines(module, fields, blocks, scroller, narrow ? heights.narrow : heights.wide);
  const { at, editing, acts } = useCells({ resource: module.key, lines, fields, scroller, doing: props });
  const widths = fields.map((field, index) => `${columns.width(field, index)}px`).join(" ");
  const template = `${selection ? `${pick_width}px ` : ""}${widths} minmax(0, 1fr)`;
  const picked = pickedOf(selection);
  const pickAll = () => (picked === "none" ? selection?.all() : selection?.clear());
  const of = (place: { line: number; column: number } | null, line: number) =>
    place?.line === line ? place.column : null;
  const drawn = lines.lines.map((one) => {
    const block = blocks[one.block]!;
    const { line } = one;
    const y = lines.virtual.y(line);
    if (one.kind === "head") {
      const of_group = { line, y, module, sums, currency, open: block.open, group: groups[one.block]! };
      return <GroupRow key={line} {...of_group} onToggle={() => props.onToggle(one.block)} />;
    }
    const row = lines.rows.row(block.q, one.at);
    const has = row ? (selection?.has(row.id) ?? false) : false;
    const of_row = { line, y, row, resource: module.key, fields, picked: has };
    if (narrow) return <PhoneRow key={line} {...of_row} picking={picking} onPick={acts.onPick} />;
    const cells = { column: of(at, line), editing: of(editing, line) };
    return <GridRow key={line} id={id} {...of_row} {...cells} template={template} acts={acts} />;
  });
  const head = { columns, template, sort: props.sort, picked, onSort: props.onSort } as const;
  const foot = { count, totals, fields, template, currency, picking: Boolean(selection) };
  return (
    <div
      className="grid"
      ref={scroller}
      role="grid"
      aria-label={word(module.labels)}
      aria-rowcount={lines.total + 1}
      aria-multiselectable={selection ? true : undefined}
      aria-activedescendant={at && !narrow ? `${id}-${at.line}` : undefined}
      tabIndex={0}
    >
      {!narrow && <GridHead {...head} onPickAll={selection ? pickAll : null} />}
      <div className="lines" style={{ height: lines.virtual.total }} role="rowgroup">
        {drawn}
      </div>
      {!narrow && count > 0 && <TotalsRow {...foot} />}
    </div>
  );
}

import { type RefObject, useMemo, useRef, useState } from "react";
import type { Field, Row } from "../../api/types";
import { handsOver } from "../../fields/HandOver";
import type { Save } from "./CellEditor";
import { editable, type RowActs } from "./GridRow";
import { type Move, useGridKeys } from "./useGridKeys";
import type { Lines } from "./useLines";
import type { Selection } from "./useSelection";

export type SaveShown = (
  row: Row,
  field: Field,
  value: unknown,
  show: (row: Row) => void,
  title?: string,
) => Promise<string | null>;
type Doing = {
  selection: Selection | null;
  onSave: SaveShown | null;
  /** A new owner is asked for in a dialog of its own. */
  onHandOver: (row: Row) => void;
  onOpen: (row: Row) => void;
  onCreate: () => void;
  onToggle: (block: number) => void;
};

/** The cell that is active, the one that is edited, and all that keys and clicks do with them. */
export function useCells({
  resource,
  lines,
  fields,
  scroller,
  doing,
}: {
  resource: string;
  lines: Lines;
  fields: Field[];
  scroller: RefObject<HTMLElement | null>;
  doing: Doing;
}) {
  const [at, setAt] = useState<Move | null>(null);
  const [editing, setEditing] = useState<Move | null>(null);
  const { where, virtual, rows, total } = lines;
  const activate = (to: Move) => {
    setAt(to);
    virtual.reveal(to.line);
  };
  const pick = (line: number, range: boolean) => {
    const { one, block, row } = where(line);
    if (one?.kind === "row" && block && row) void doing.selection?.pick(block.q, one.at, row.id, range);
  };
  const edit = (line: number, column: number) => {
    const from = editable(fields[column]!) ? column : fields.findIndex(editable);
    const { row } = where(line);
    if (!doing.onSave || from < 0 || !row) return;
    activate({ line, column: from });
    if (handsOver(resource, fields[from]!)) doing.onHandOver(row);
    else setEditing({ line, column: from });
  };
  const done = (line: number, column: number, to: -1 | 0 | 1) => {
    setEditing(null);
    scroller.current?.focus({ preventScroll: true });
    for (let next = column + to; to !== 0 && next >= 0 && next < fields.length; next += to)
      if (editable(fields[next]!) && !handsOver(resource, fields[next]!)) return edit(line, next);
  };
  const open = () => {
    const { one, row } = at ? where(at.line) : { one: null, row: undefined };
    if (one?.kind === "head") doing.onToggle(one.block);
    else if (row) doing.onOpen(row);
  };
  useGridKeys({
    at,
    lines: total,
    columns: fields.length,
    per_page: virtual.per_page,
    onMove: activate,
    onOpen: open,
    onEdit: () => at && edit(at.line, at.column),
    onPick: () => at && pick(at.line, false),
    onCreate: doing.onCreate,
    onEscape: () => doing.selection?.clear(),
  });
  const save: Save = (row, field, value, title) => doing.onSave!(row, field, value, rows.show, title);
  const latest = useRef({ setAt, edit, pick, save, done });
  latest.current = { setAt, edit, pick, save, done };
  const may_save = Boolean(doing.onSave);
  const may_pick = Boolean(doing.selection);
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
  return { at, editing, acts };
}

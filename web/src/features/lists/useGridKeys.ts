import { useEffect, useRef } from "react";

export type Move = { line: number; column: number };
type Keys = {
  at: Move | null;
  lines: number;
  columns: number;
  per_page: number;
  onMove: (to: Move) => void;
  onOpen: () => void;
  onEdit: () => void;
  onPick: () => void;
  onCreate: () => void;
  onEscape: () => void;
};

const typing = (target: HTMLElement) =>
  /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && (target as HTMLInputElement).type !== "checkbox";
/** A button or link that has the focus means Enter for itself. */
const means_enter = (target: HTMLElement) => /^(A|BUTTON|SUMMARY)$/.test(target.tagName);

/** Where a key leads from a cell; null where it is no moving key. */
export function moved(
  key: string,
  { line, column }: Move,
  { lines, columns, per_page }: Pick<Keys, "lines" | "columns" | "per_page">,
) {
  const by: Record<string, [number, number]> = {
    j: [1, 0],
    ArrowDown: [1, 0],
    k: [-1, 0],
    ArrowUp: [-1, 0],
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    PageDown: [per_page, 0],
    PageUp: [-per_page, 0],
    Home: [-lines, 0],
    End: [lines, 0],
  };
  const step = by[key];
  if (!step) return null;
  const within = (value: number, most: number) => Math.max(0, Math.min(value, most));
  return { line: within(line + step[0], lines - 1), column: within(column + step[1], columns - 1) };
}

/** The keys of a list: j k and the arrows move, Enter opens, e edits, x picks, c and n create. */
export function useGridKeys(keys: Keys) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const now = latest.current;
      const target = event.target as HTMLElement;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(target)) return;
      if (document.querySelector("dialog[open]") || target.closest(".builder, [role=separator], [role=tablist]"))
        return;
      const to = now.at ? moved(event.key, now.at, now) : moved(event.key, { line: -1, column: 0 }, now);
      if (to && now.lines > 0) now.onMove(to);
      else if (event.key === "Enter" && !means_enter(target)) now.onOpen();
      else if (event.key === "e" || event.key === "F2") now.onEdit();
      else if (event.key === "x") now.onPick();
      else if (event.key === "c" || event.key === "n") now.onCreate();
      else if (event.key === "Escape") return now.onEscape();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

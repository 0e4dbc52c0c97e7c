import { useState } from "react";

/** Which of the options of a listbox is the active one, moved by the arrow keys of the combobox beside it; -1: none. */
export function useListbox(count: number, first = 0) {
  const [at, setAt] = useState(first);
  const active = Math.min(at, count - 1);
  /** Whether the key was one that moves. */
  const move = (event: React.KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return false;
    event.preventDefault();
    if (count > 0) setAt(event.key === "ArrowDown" ? (active + 1) % count : (active <= 0 ? count : active) - 1);
    return true;
  };
  return { at: active, setAt, move };
}

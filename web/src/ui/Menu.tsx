import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import "./menu.css";

export type Choice = { label: string; act: () => void; tone?: "late"; hidden?: boolean };
type Props = { label: ReactNode; choices: Choice[]; className?: string };

/** A button with a list of things to do; arrows walk through it, Escape gives the focus back. */
export function Menu({ label, choices, className = "btn quiet" }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const shown = choices.filter((choice) => !choice.hidden);
  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const outside = (event: PointerEvent) => !root.current?.contains(event.target as Node) && setOpen(false);
    window.addEventListener("pointerdown", outside);
    return () => window.removeEventListener("pointerdown", outside);
  }, [open]);
  const close = () => {
    setOpen(false);
    root.current?.querySelector<HTMLElement>("button")?.focus();
  };
  const press = (event: React.KeyboardEvent) => {
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === "Escape" && open) close();
    else if (event.key === "ArrowDown" && open) items[(at + 1) % items.length]?.focus();
    else if (event.key === "ArrowUp" && open) items[(at - 1 + items.length) % items.length]?.focus();
    else if (event.key === "ArrowDown") setOpen(true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (shown.length === 0) return null;
  return (
    <div ref={root} className="menu" onKeyDown={press}>
      <button
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {label} <span aria-hidden="true">▾</span>
      </button>
      {open && (
        <div id={id} role="menu" className="card">
          {shown.map((choice) => (
            <button
              key={choice.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={choice.tone}
              onClick={() => {
                close();
                choice.act();
              }}
            >
              {choice.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

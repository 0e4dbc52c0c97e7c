import {
  closestCenter,
  DndContext,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { createContext, type ReactNode, useContext, useState } from "react";
import { useTranslation } from "react-i18next";
import "./sortable.css";

type Place = { at: number; title: string; move: (to: number) => void; handle: ReturnType<typeof useDraggable> | null };
const Context = createContext<Place>({ at: 0, title: "", move: () => {}, handle: null });

/** The handle of the row that it stands in: drawn by mouse or finger, moved by the arrow keys. */
export function Handle() {
  const { t } = useTranslation();
  const { at, title, move, handle } = useContext(Context);
  if (!handle) return null;
  const press = (event: React.KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    move(at + by);
  };
  return (
    <button
      ref={handle.setActivatorNodeRef}
      type="button"
      className="sort-handle"
      aria-label={t("sort_handle", { title })}
      title={t("sort_how")}
      onKeyDown={press}
      onMouseDown={handle.listeners?.onMouseDown as React.MouseEventHandler}
      onTouchStart={handle.listeners?.onTouchStart as React.TouchEventHandler}
    >
      ⠿
    </button>
  );
}

type RowProps = { id: string; place: Omit<Place, "handle">; fixed: boolean; children: ReactNode };

function Row({ id, place, fixed, children }: RowProps) {
  const drag = useDraggable({ id, disabled: fixed });
  const drop = useDroppable({ id, disabled: fixed });
  const shift = drag.transform ? `translateY(${drag.transform.y}px)` : undefined;
  return (
    <li
      ref={(node) => {
        drag.setNodeRef(node);
        drop.setNodeRef(node);
      }}
      className={`${drag.isDragging ? "dragged" : ""} ${drop.isOver && !drag.isDragging ? "over" : ""}`}
      style={{ transform: shift }}
    >
      <Context.Provider value={{ ...place, handle: fixed ? null : drag }}>{children}</Context.Provider>
    </li>
  );
}

type Props<T> = {
  label: string;
  items: T[];
  keyOf: (item: T) => string;
  titleOf: (item: T) => string;
  /** What keeps its place. */
  fixed?: (item: T) => boolean;
  onMove: (from: number, to: number) => void;
  children: (item: T, index: number) => ReactNode;
};

/** A list whose rows change their order by hand or by key; each row places its `Handle` where it likes. */
export function Sortable<T>({ label, items, keyOf, titleOf, fixed = () => false, onMove, children }: Props<T>) {
  const { t } = useTranslation();
  const [heard, setHeard] = useState("");
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 150, tolerance: 8 } }),
  );
  const move = (from: number, to: number) => {
    const target = items[to];
    if (from === to || !items[from] || !target || fixed(target)) return;
    onMove(from, to);
    setHeard(t("sort_moved", { title: titleOf(items[from]), place: to + 1, count: items.length }));
  };
  const index = (id: unknown) => items.findIndex((item) => keyOf(item) === id);
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={({ active, over }) => over && move(index(active.id), index(over.id))}
    >
      <ol className="sortable" aria-label={label}>
        {items.map((item, at) => (
          <Row
            key={keyOf(item)}
            id={keyOf(item)}
            fixed={fixed(item)}
            place={{ at, title: titleOf(item), move: (to) => move(at, to) }}
          >
            {children(item, at)}
          </Row>
        ))}
      </ol>
      <span className="hidden" role="status">
        {heard}
      </span>
    </DndContext>
  );
}

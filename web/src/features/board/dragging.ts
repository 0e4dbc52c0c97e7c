import {
  type Announcements,
  type CollisionDetection,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  rectIntersection,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useTranslation } from "react-i18next";

const named = (one: { data: { current?: Record<string, unknown> } } | null | undefined) =>
  String(one?.data.current?.title ?? "");

// Left and right walk over everything a card can be dropped on, as it lies on the screen: columns, then the two outcomes.
const walk: KeyboardCoordinateGetter = (event, { context }) => {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.code];
  if (!by) return;
  event.preventDefault();
  const places = [...context.droppableRects].sort(([a, one], [b, other]) => {
    const last = (id: unknown) => (id === "lost" ? 2 : id === "won" ? 1 : 0);
    return last(a) - last(b) || one.left - other.left;
  });
  const at = places.findIndex(([id]) => id === context.over?.id);
  const to = places[Math.max(0, Math.min(places.length - 1, at + by))]?.[1];
  return to && { x: to.left + 4, y: to.top + 4 };
};

/** Mouse at once, finger after a moment (so that it can still scroll), keyboard with Space. */
export function useDragSensors() {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: walk,
      keyboardCodes: { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter"] },
    }),
  );
}

/** What the pointer is over; without a pointer, what the card covers most. */
export const under: CollisionDetection = (args) => {
  const hit = pointerWithin(args);
  return hit.length > 0 ? hit : rectIntersection(args);
};

/** What a screen reader says while a card is carried. */
export function useDragWords() {
  const { t } = useTranslation();
  const announcements: Announcements = {
    onDragStart: ({ active }) => t("drag_start", { title: named(active) }),
    onDragOver: ({ over }) => (over ? t("drag_over", { place: named(over) }) : ""),
    onDragEnd: ({ active, over }) => t("drag_end", { title: named(active), place: named(over) }),
    onDragCancel: ({ active }) => t("drag_cancel", { title: named(active) }),
  };
  return { announcements, screenReaderInstructions: { draggable: t("drag_how") } };
}

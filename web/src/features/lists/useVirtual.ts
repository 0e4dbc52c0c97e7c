import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { barAt, follow, type Place, spaceOf } from "./scroll";

const overscan = 15;
const settled_ms = 160;

/** Which lines of a long list can be seen, and where each of them stands; all lines are equally high. */
export function useVirtual(scroller: RefObject<HTMLElement | null>, count: number, height: number, head: number) {
  const [view, setView] = useState(600);
  const [place, setPlace] = useState<Place>({ scrolled: 0, top: 0 });
  const now = useRef(place);
  const space = spaceOf(count, height, view);
  const latest = useRef(space);
  latest.current = space;
  const stand = useCallback((next: Place) => {
    now.current = next;
    setPlace(next);
  }, []);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setView(Math.max(height, element.clientHeight - head));
    measure();
    const observer = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(measure);
    observer?.observe(element);
    return () => observer?.disconnect();
  }, [scroller, height, head]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let settle: ReturnType<typeof setTimeout>;
    const scroll = () => {
      stand(follow(now.current, element.scrollTop, latest.current));
      clearTimeout(settle);
      // When the hand rests, the bar goes where it belongs; the rows do not move.
      settle = setTimeout(() => {
        const belongs = Math.round(barAt(now.current.top, latest.current));
        if (latest.current.real === latest.current.shown || Math.abs(belongs - element.scrollTop) < 2) return;
        stand({ scrolled: belongs, top: now.current.top });
        element.scrollTop = belongs;
      }, settled_ms);
    };
    element.addEventListener("scroll", scroll, { passive: true });
    return () => {
      clearTimeout(settle);
      element.removeEventListener("scroll", scroll);
    };
  }, [scroller, stand]);
  const reveal = (line: number) => {
    const element = scroller.current;
    if (!element) return;
    const from = line * height;
    const { top } = now.current;
    const wanted = from < top ? from : from + height > top + view ? from + height - view : null;
    if (wanted === null) return;
    const scrolled = Math.round(barAt(wanted, space));
    stand({ scrolled, top: space.real === space.shown ? scrolled : wanted });
    element.scrollTop = scrolled;
  };
  const first = Math.max(0, Math.floor(place.top / height) - overscan);
  const last = Math.min(count - 1, Math.ceil((place.top + view) / height) + overscan);
  /** Pixels from the top of the space where a line is drawn. */
  const y = (line: number) => line * height - place.top + place.scrolled;
  return { first, last, y, total: space.shown, reveal, per_page: Math.max(1, Math.floor(view / height)) };
}

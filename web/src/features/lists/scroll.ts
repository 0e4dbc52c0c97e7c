/** Browsers stop at some 17 or 33 million pixels: a longer list scrolls in a shorter space. */
export const most_pixels = 12_000_000;

export type Space = { real: number; shown: number; view: number };
export type Place = { scrolled: number; top: number };

export const spaceOf = (count: number, height: number, view: number): Space => ({
  real: count * height,
  shown: Math.min(count * height, most_pixels),
  view,
});

const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most));

/**
 * Where the list's real top is after the scroll bar moved. Small steps are taken as they are, so that a wheel moves row by row;
 * a jump is taken as a share of the whole.
 */
export function follow(last: Place, scrolled: number, { real, shown, view }: Space): Place {
  if (real === shown) return { scrolled, top: scrolled };
  if (scrolled <= 0) return { scrolled, top: 0 };
  if (scrolled >= shown - view - 1) return { scrolled, top: real - view };
  const step = scrolled - last.scrolled;
  const top = Math.abs(step) < view * 2 ? last.top + step : (scrolled * (real - view)) / (shown - view);
  return { scrolled, top: clamp(top, real - view) };
}

/** Where the scroll bar belongs when the list stands at `top`. */
export const barAt = (top: number, { real, shown, view }: Space) =>
  real === shown ? top : (clamp(top, real - view) * (shown - view)) / Math.max(1, real - view);

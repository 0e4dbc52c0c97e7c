// The company's clock: each moment is shown and asked by it, wherever the browser stands.

const day_ms = 86_400_000;
let zone: string | undefined;
let clock = clockOf(undefined);

function clockOf(timeZone: string | undefined) {
  return new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
}

/** The zone that the company works in; the browser's own where the browser does not know it. */
export function setZone(name: string) {
  if (name === zone) return;
  try {
    clock = clockOf(name);
    zone = name;
  } catch {
    clock = clockOf(undefined);
    zone = undefined;
  }
}

/** Writes with the company's clock. */
export const clockFormat = (locale: string, form: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...form, timeZone: zone });

/** Writes a day that has no time, «2026-11-24». */
export const dayFormat = (locale: string, form: Intl.DateTimeFormatOptions, day: string) =>
  new Intl.DateTimeFormat(locale, { ...form, timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));

/** What the wall clock shows, as «2026-11-24T10:00:00». */
function wall(at: Date) {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  const { year = "", month, day, hour, minute, second } = parts;
  return `${year.padStart(4, "0")}-${month}-${day}T${hour}:${minute}:${second}`;
}

/** The day on which it is, «2026-11-24». */
export const dayOf = (at: Date) => wall(at).slice(0, 10);
export const today = () => dayOf(new Date());
export const addDays = (day: string, count: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + count * day_ms).toISOString().slice(0, 10);
/** 0 is Sunday. */
export const weekday = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay();

/** The moment at which the wall clock shows «2026-11-24T10:00»; as on the server: in a gap the later, in an overlap the earlier. */
export function instantOf(local: string) {
  const shown = Date.parse(`${local}Z`);
  const offset = (at: number) => Date.parse(`${wall(new Date(at))}Z`) - Math.floor(at / 1000) * 1000;
  const candidates = [shown - offset(shown - day_ms), shown - offset(shown + day_ms)];
  const fitting = candidates.filter((at) => at + offset(at) === shown);
  return new Date(fitting.length > 0 ? Math.min(...fitting) : Math.max(...candidates));
}

/** The same time of day so many days on. */
export const daysLater = (at: Date, count: number) => instantOf(`${addDays(dayOf(at), count)}${wall(at).slice(10)}`);

/** Value for an input of type datetime-local. */
export const toLocalInput = (instant: string | null | undefined) =>
  instant ? wall(new Date(instant)).slice(0, 16) : "";
export const fromLocalInput = (local: string) => (local ? instantOf(local).toISOString() : null);

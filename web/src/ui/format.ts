import { language } from "../i18n";

const locale = () => (language() === "ru" ? "ru-RU" : "en-GB");

/** 1 780 000 ₽ */
export function money(value: string | number | null | undefined, currency = "RUB") {
  if (value === null || value === undefined || value === "") return "";
  const number = Number(value);
  const digits = Number.isInteger(number) ? 0 : 2;
  try {
    return new Intl.NumberFormat(locale(), {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(number);
  } catch {
    return `${number.toLocaleString(locale())} ${currency}`;
  }
}

/** 3,1 млн ₽ */
export function shortMoney(value: string | number, currency = "RUB") {
  return new Intl.NumberFormat(locale(), {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    notation: "compact",
    maximumFractionDigits: 1,
  }).format(Number(value));
}

export const number = (value: number, digits = 0) =>
  new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
export const percent = (share: number, digits = 0) =>
  new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: digits }).format(share);

const sameDay = (a: Date, b: Date) => a.toDateString() === b.toDateString();

/** 18 декабря; with the year when it is another one. */
export function day(value: string | null | undefined) {
  if (!value) return "";
  const date = new Date(value.length === 10 ? `${value}T12:00:00` : value);
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", year }).format(date);
}

/** сегодня 14:00, вчера, чт, 19 ноя */
export function moment(value: string | null | undefined, withTime = true) {
  if (!value) return "";
  const date = new Date(value);
  const now = new Date();
  const tomorrow = new Date(now.getTime() + 86_400_000);
  const yesterday = new Date(now.getTime() - 86_400_000);
  const time = new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit" }).format(date);
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
  if (sameDay(date, now)) return withTime ? `${relative.format(0, "day")} ${time}` : relative.format(0, "day");
  if (sameDay(date, tomorrow)) return withTime ? `${relative.format(1, "day")} ${time}` : relative.format(1, "day");
  if (sameDay(date, yesterday)) return relative.format(-1, "day");
  const year = date.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat(locale(), {
    weekday: year ? undefined : "short",
    day: "numeric",
    month: "short",
    year,
  }).format(date);
}

/** ОЛ */
export function initials(name: string | null | undefined) {
  const words = (name ?? "").replace(/[«»"]/g, "").split(/\s+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word[0]!.toUpperCase())
    .join("");
}

/** Value for an input of type datetime-local, in the browser's zone. */
export function toLocalInput(instant: string | null | undefined) {
  if (!instant) return "";
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
export const fromLocalInput = (local: string) => (local ? new Date(local).toISOString() : null);

/** +7 900 977-94-86; numbers of other countries as they are kept. */
export const phone = (value: string) => value.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, "+7 $1 $2-$3-$4");

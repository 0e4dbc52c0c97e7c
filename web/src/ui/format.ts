import { language } from "../i18n";
import { addDays, clockFormat, dayFormat, dayOf, today } from "./zone";

export const locale = () => (language() === "ru" ? "ru-RU" : "en-GB");

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
/** 63 %, 63,2 %; `least`: as many places in any case, for figures that stand below one another. */
export const percent = (share: number, digits = 0, least = 0) =>
  new Intl.NumberFormat(locale(), {
    style: "percent",
    minimumFractionDigits: least,
    maximumFractionDigits: digits,
  }).format(share);

/** 18 декабря; with the year when it is another one. Of a moment: its day by the company's clock. */
export function day(value: string | null | undefined) {
  if (!value) return "";
  const on = value.length === 10 ? value : dayOf(new Date(value));
  const year = on.slice(0, 4) === today().slice(0, 4) ? undefined : "numeric";
  return dayFormat(locale(), { day: "numeric", month: "long", year }, on);
}

/** 14:00 */
export const time = (at: Date) => clockFormat(locale(), { hour: "2-digit", minute: "2-digit" }).format(at);

/** сегодня 14:00, вчера, чт, 19 ноя */
export function moment(value: string | null | undefined, withTime = true) {
  if (!value) return "";
  const at = new Date(value);
  const [on, now] = [dayOf(at), today()];
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
  for (const days of [0, 1])
    if (on === addDays(now, days)) return `${relative.format(days, "day")}${withTime ? ` ${time(at)}` : ""}`;
  if (on === addDays(now, -1)) return relative.format(-1, "day");
  const year = on.slice(0, 4) === now.slice(0, 4) ? undefined : "numeric";
  return dayFormat(locale(), { weekday: year ? undefined : "short", day: "numeric", month: "short", year }, on);
}

/** ОЛ */
export function initials(name: string | null | undefined) {
  const words = (name ?? "").replace(/[«»"]/g, "").split(/\s+/).filter(Boolean);
  return words
    .slice(0, 2)
    .map((word) => word[0]!.toUpperCase())
    .join("");
}

/** +7 900 977-94-86; numbers of other countries as they are kept. */
export const phone = (value: string) => value.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, "+7 $1 $2-$3-$4");

import { expect, test } from "vitest";
import { query } from "../api/client";
import { periods } from "../features/dashboard/periods";
import { i18next, setLanguage } from "../i18n";
import en from "../i18n/en.json";
import ru from "../i18n/ru.json";
import { initials, money, percent } from "../ui/format";

test("both languages have every sentence, plural forms aside", () => {
  const keys = (words: object) =>
    Object.keys(words)
      .filter((key) => !/_(few|many)$/.test(key))
      .sort();
  expect(keys(ru)).toEqual(keys(en));
});

test("numbers, sums and plural forms follow the language at once", () => {
  setLanguage("ru");
  expect(money("1780000.00").replace(/\s/g, " ")).toBe("1 780 000 ₽");
  expect(percent(0.631501, 2).replace(/\s/g, " ")).toBe("63,15 %");
  expect([1, 2, 5, 21].map((count) => i18next.t("deals_count", { count }))).toEqual([
    "1 сделка",
    "2 сделки",
    "5 сделок",
    "21 сделка",
  ]);
  setLanguage("en");
  expect(money("1780000.50", "USD")).toBe("$1,780,000.50");
  expect(i18next.t("deals_count", { count: 1 })).toBe("1 deal");
});

test("a name is two letters, without its quotation marks", () => {
  expect(initials("Завод «Метиз-Юг»")).toBe("ЗМ");
  expect(initials(null)).toBe("");
});

test("what is empty is left out of an address", () => {
  expect(query({ q: "stage = closing", limit: 50, cursor: null, skip: undefined, sort: "" })).toBe(
    "?q=stage+%3D+closing&limit=50",
  );
});

test("the quarter before the first is the fourth of last year", () => {
  const of = (key: string, day: string) => periods(day).find((one) => one.key === key)?.value;
  expect(of("last_quarter", "2026-02-10")).toBe("2025-Q4");
  expect(of("this_quarter", "2026-11-24")).toBe("2026-Q4");
});

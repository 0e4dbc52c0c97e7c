import { beforeEach, expect, test } from "vitest";
import type { Field, Module } from "../api/types";
import { chipText, conditionOf, conditionText } from "../features/lists/conditions";
import { lineAt, startsOf } from "../features/lists/layout";
import { barAt, follow, most_pixels, spaceOf } from "../features/lists/scroll";
import { filterText, type Part, queryText, sortedBy, textPart } from "../features/lists/shape";
import { target } from "../features/lists/useBulk";
import { moved } from "../features/lists/useGridKeys";
import { bytesBefore, indexOfByte } from "../fields/query/bytes";
import { setLanguage } from "../i18n";

const field = (key: string, type: Field["type"], more: Partial<Field> = {}) =>
  ({ key, type, label: { en: key, ru: `«${key}»` }, choices: null, references: null, ...more }) as Field;
const stage = field("stage", "choice", {
  choices: [
    { key: "closing", label: { en: "Closing", ru: "Закрытие" }, color: null },
    { key: "approach", label: { en: "Approach", ru: "Подход" }, color: null },
  ],
});
const amount = field("amount", "money");
const owner = field("owner", "reference", { references: ["users"] });
const name = field("name", "text");
const due = field("close_date", "date");
const deals = { key: "deals", fields: [stage, amount, owner, name, due] } as Module;
const part = (key: string, op: string, values: string[], text = ""): Part => ({
  ...textPart(text),
  field: key,
  op,
  values,
});

beforeEach(() => setLanguage("en"));

test("chips joined are the query again; alternatives keep their parentheses only beside others", () => {
  const or = textPart("(stage = closing or amount > 5)");
  expect(filterText([or], "en")).toBe("stage = closing or amount > 5");
  expect(filterText([or, textPart("owner = me")], "en")).toBe("(stage = closing or amount > 5) and owner = me");
  expect(filterText([textPart("Этап = Закрытие"), textPart("Сумма > 5")], "ru")).toBe("Этап = Закрытие и Сумма > 5");
  const shape = { parts: [or], sort: [{ field: "amount", descending: true }], group: ["month(close_date)"] };
  expect(queryText(shape, "en")).toBe("stage = closing or amount > 5 sort amount desc group by month(close_date)");
  expect(queryText(shape, "en", false)).not.toContain("group");
  expect(queryText({ parts: [], sort: [], group: [] }, "en")).toBe("");
});

test("a condition is written so that the server reads what was meant", () => {
  expect(conditionText(stage, { op: "in", values: ["closing"] })).toBe("stage = closing");
  expect(conditionText(stage, { op: "in", values: ["closing", "approach"] })).toBe("stage in (closing, approach)");
  expect(conditionText(stage, { op: "not in", values: ["closing"] })).toBe("stage != closing");
  expect(conditionText(name, { op: "contains", values: ['ООО "Опора"'] })).toBe('name contains "ООО \\"Опора\\""');
  expect(conditionText(amount, { op: "between", values: ["5", ""] })).toBe("");
  expect(conditionText(amount, { op: "between", values: ["5", "9"] })).toBe("amount between 5 and 9");
  expect(conditionText(owner, { op: "in", values: ["my_team"] })).toBe("owner in my_team");
  expect(conditionText(owner, { op: "in", values: ["17"] })).toBe("owner = 17");
  expect(conditionText(due, { op: "<=", values: ["today + 30d"] })).toBe("close_date <= today + 30d");
  expect(conditionText(due, { op: "is empty", values: [] })).toBe("close_date is empty");
});

test("a chip opens in the builder as it is, or stays text where the builder cannot say it", () => {
  const known = conditionOf(part("stage", "!=", ["closing"]), deals);
  expect(known?.condition).toEqual({ op: "not in", values: ["closing"] });
  expect(conditionText(stage, known!.condition)).toBe("stage != closing");
  expect(conditionOf(textPart("any needs(importance > 3)"), deals)).toBeNull();
  expect(conditionOf(part("organization.city", "=", ["Tver"]), deals)).toBeNull();
});

test("a chip reads as a person speaks, in both languages", () => {
  expect(chipText(part("stage", "in", ["closing", "approach"]), deals, {})).toBe("stage: Closing, Approach");
  expect(chipText(part("owner", "=", ["17"]), deals, { "owner 17": "Olga" })).toBe("owner: Olga");
  setLanguage("ru");
  expect(chipText(part("amount", ">=", ["100000"]), deals, {}).replace(/\s/g, " ")).toBe("«amount» ≥ 100 000");
  expect(chipText(part("owner", "=", ["me"]), deals, {})).toBe("«owner»: я");
});

test("heads of columns sort up, down and not at all; with Shift by several", () => {
  const up = sortedBy([], "amount", false);
  const down = sortedBy(up, "amount", false);
  expect(down).toEqual([{ field: "amount", descending: true }]);
  expect(sortedBy(down, "amount", false)).toEqual([]);
  expect(sortedBy(down, "name", false)).toEqual([{ field: "name", descending: false }]);
  const both = sortedBy(down, "name", true);
  expect(both.map((key) => key.field)).toEqual(["amount", "name"]);
  expect(sortedBy(both, "amount", true).map((key) => key.field)).toEqual(["name"]);
});

test("lines of groups: closed ones take one line, open ones their rows too", () => {
  const blocks = [
    { q: "a", count: 3, head: true, open: true },
    { q: "b", count: 100, head: true, open: false },
    { q: "c", count: 2, head: true, open: true },
  ];
  const { starts, total } = startsOf(blocks);
  expect(total).toBe(8);
  expect([0, 1, 3, 4, 5, 6, 7].map((line) => lineAt(blocks, starts, line))).toEqual([
    { kind: "head", block: 0 },
    { kind: "row", block: 0, at: 0 },
    { kind: "row", block: 0, at: 2 },
    { kind: "head", block: 1 },
    { kind: "head", block: 2 },
    { kind: "row", block: 2, at: 0 },
    { kind: "row", block: 2, at: 1 },
  ]);
});

test("a million rows: the wheel moves by pixels, the bar by shares, and both ends are reached", () => {
  const space = spaceOf(1_000_000, 36, 720);
  expect(space.shown).toBe(most_pixels);
  const end = space.shown - space.view;
  expect(follow({ scrolled: 0, top: 0 }, 100, space).top).toBe(100);
  const middle = follow({ scrolled: 0, top: 0 }, end / 2, space);
  expect(Math.round(middle.top / 36)).toBe(Math.round((1_000_000 - 20) / 2));
  expect(follow(middle, middle.scrolled + 36, space).top - middle.top).toBe(36);
  expect(follow(middle, end, space).top).toBe(space.real - space.view);
  expect(follow(middle, 0, space).top).toBe(0);
  // The bar goes where it belongs without moving the rows.
  expect(barAt(middle.top, space)).toBeCloseTo(end / 2, 3);
  const small = spaceOf(100, 36, 720);
  expect(follow({ scrolled: 0, top: 0 }, 2500, small).top).toBe(2500);
});

test("keys move within the list", () => {
  const size = { lines: 10, columns: 3, per_page: 4 };
  expect(moved("j", { line: -1, column: 0 }, size)).toEqual({ line: 0, column: 0 });
  expect(moved("k", { line: 0, column: 0 }, size)).toEqual({ line: 0, column: 0 });
  expect(moved("End", { line: 2, column: 1 }, size)).toEqual({ line: 9, column: 1 });
  expect(moved("ArrowRight", { line: 2, column: 2 }, size)).toEqual({ line: 2, column: 2 });
  expect(moved("PageDown", { line: 2, column: 0 }, size)?.line).toBe(6);
  expect(moved("q", { line: 2, column: 0 }, size)).toBeNull();
});

test("what is picked is changed: ids, or the whole query but for some", () => {
  const parts = [textPart("(a = 1 or b = 2)")];
  expect(target({ all: false, ids: new Set([3, 5]) }, parts, "en")).toEqual({ ids: [3, 5] });
  expect(target({ all: true, ids: new Set() }, parts, "en")).toEqual({ q: "a = 1 or b = 2" });
  expect(target({ all: true, ids: new Set([3]) }, parts, "en")).toEqual({ q: "(a = 1 or b = 2) and id not in (3)" });
  expect(target({ all: true, ids: new Set([3]) }, [], "en")).toEqual({ q: "id not in (3)" });
});

test("places in a query are bytes for the server and letters for the browser", () => {
  const text = "Сумма > 5";
  expect(bytesBefore(text, 5)).toBe(10);
  expect(indexOfByte(text, 10)).toBe(5);
  expect(indexOfByte(text, bytesBefore(text, text.length))).toBe(text.length);
});

import { afterEach, expect, test, vi } from "vitest";
import { days_shown } from "../features/dashboard/PipelineTile";
import { next_morning } from "../fields/selling/StepFields";
import { setLanguage } from "../i18n";
import { day, moment } from "../ui/format";
import { dayOf, daysLater, fromLocalInput, instantOf, setZone, toLocalInput } from "../ui/zone";

// The process keeps a clock of its own (setup.ts): none of these may show it.
const now = (at: string) => vi.useFakeTimers({ now: new Date(at), toFake: ["Date"] });
afterEach(() => void vi.useRealTimers());

test("a moment is shown by the company's clock, its day too", () => {
  setLanguage("en");
  setZone("Asia/Vladivostok");
  now("2026-11-24T01:00:00Z");
  expect(moment("2026-11-24T00:00:00Z")).toBe("today 10:00");
  expect(moment("2026-11-23T13:30:00Z")).toBe("yesterday");
  expect(moment("2026-11-24T14:30:00Z")).toBe("tomorrow 00:30");
  expect(day("2026-11-30T20:00:00Z")).toBe("1 December");
  expect(day("2026-11-30")).toBe("30 November");
  setZone("America/New_York");
  expect(moment("2026-11-24T00:00:00Z")).toBe("today 19:00");
});

test("what is typed as a day and a time is meant by the company's clock", () => {
  setZone("Europe/Moscow");
  expect(fromLocalInput("2026-11-24T10:00")).toBe("2026-11-24T07:00:00.000Z");
  expect(toLocalInput("2026-11-24T07:00:00Z")).toBe("2026-11-24T10:00");
  expect(toLocalInput(fromLocalInput("0026-11-24T10:00"))).toBe("0026-11-24T10:00");
  expect([fromLocalInput(""), toLocalInput(null)]).toEqual([null, ""]);
});

test("a time that the clocks leave out is the later one, a time that comes twice is the first", () => {
  setZone("Europe/Berlin");
  expect(fromLocalInput("2027-03-28T02:30")).toBe("2027-03-28T01:30:00.000Z");
  expect(toLocalInput("2027-03-28T01:30:00Z")).toBe("2027-03-28T03:30");
  expect(fromLocalInput("2027-10-31T02:30")).toBe("2027-10-31T00:30:00.000Z");
  expect(daysLater(instantOf("2027-03-25T09:15"), 7)).toEqual(instantOf("2027-04-01T09:15"));
});

test("the next working morning and the months of a chart begin by that clock", () => {
  setZone("Asia/Vladivostok");
  const friday_there = new Date("2026-11-26T20:00:00Z");
  expect(dayOf(friday_there)).toBe("2026-11-27");
  expect(next_morning(friday_there)).toBe("2026-11-30T10:00");
  expect(days_shown("2026-02-10").slice(0, 2)).toEqual(["2025-06-01", "2025-07-01"]);
  expect(days_shown("2026-02-01").at(-1)).toBe("2026-02-01");
});

test("a zone that the browser does not know leaves its own clock", () => {
  setZone("Mars/Olympus");
  expect(toLocalInput("2026-11-24T07:00:00Z")).toBe("2026-11-23T21:00");
});

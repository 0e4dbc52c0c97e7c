import { expect, test } from "vitest";
import type { Guide, Missing } from "../api/types";
import { questions_of } from "../features/call/Script";
import { told } from "../features/call/useDraft";
import { ask_of } from "../fields/selling/asks";
import { standing } from "../fields/selling/standing";

const missing = (criterion: string, stage = "objections"): Missing => ({
  stage,
  criterion,
  message: criterion,
  fields: [],
});
const guide = (values: Partial<Guide>) =>
  ({ stage: "objections", script: [], steps: [], missing: [], ...values }) as unknown as Guide;

test("what was missing is met as soon as the guide no longer names it; what comes up meanwhile joins", () => {
  const asked = [missing("asked"), missing("amount", "closing")];
  const seen = standing(asked, guide({ missing: [missing("resolved")] }));
  expect(seen.map(({ one, met }) => [one.criterion, met])).toEqual([
    ["asked", true],
    ["amount", false],
    ["resolved", false],
  ]);
  expect(standing(asked, undefined).every(({ met }) => !met)).toBe(true);
});

test("a criterion asks for what fills it; a collection named among its fields goes before", () => {
  expect(ask_of("resolved", [], ["concerns"])).toEqual({ panel: "objections" });
  expect(ask_of("own", ["needs"], ["needs"])).toEqual({ children: "needs" });
  expect(ask_of("own", ["amount"], ["needs"])).toBeUndefined();
});

test("a talk asks the script and the questions of the steps that are open, each once, and keeps what was answered", () => {
  const steps = [
    { done: false, questions: ["Why?", "When?"] },
    { done: true, questions: ["Who?"] },
  ] as unknown as Guide["steps"];
  expect(questions_of(guide({ script: ["Why?"], steps }))).toEqual(["Why?", "When?"]);
  expect(told({ began: "", outcome: "", answers: { "Why?": " it breaks ", "When?": " " } })).toBe("Why?\nit breaks");
});

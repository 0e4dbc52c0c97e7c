import { describe, expect, it } from "vitest";
import { differences, merged } from "../features/settings/process/changes";
import { told } from "../features/settings/process/describe";
import { type Document, fresh, moved, slim } from "../features/settings/process/document";

const label = (text: string) => ({ en: text, ru: text });
const base: Document = {
  key: "sale",
  version: 1,
  names: label("Sale"),
  strict: true,
  stages: [
    { key: "new", record: "lead", names: label("New"), probability: 5 },
    {
      key: "talk",
      record: "deal",
      names: label("Talk"),
      probability: 20,
      criteria: [{ key: "sum", query: "amount > 0", message: label("No sum") }],
    },
    { key: "close", record: "deal", names: label("Close"), probability: 80 },
    { key: "after", record: "won", names: label("After") },
  ],
};
const changed = (change: (document: Document) => void) => {
  const copy = structuredClone(base);
  change(copy);
  return copy;
};
const stage = (document: Document, key: string) => document.stages.find((one) => one.key === key)!;

describe("what differs between two versions", () => {
  it("is told by where it stands, as it was and is", () => {
    const next = changed((d) => {
      stage(d, "talk").criteria![0]!.query = "amount >= 100";
      d.stages = moved(d.stages, 2, 1);
      stage(d, "close").steps = [{ key: "step", names: label("Call") }];
    });
    const lines = differences(base, next).map((change) => told(change, base, next));
    expect(lines.map((line) => line.kind).sort()).toEqual(["added", "changed", "order"]);
    const query = lines.find((line) => line.kind === "changed")!;
    expect([query.where[0], query.before, query.after]).toEqual(["Talk", "amount > 0", "amount >= 100"]);
    expect(query.where[1]).toContain("No sum");
    expect(lines.find((line) => line.kind === "order")!.after).toBe("New → Close → Talk → After");
  });
  it("is nothing where only the order of members or the version differs", () => {
    const same = JSON.parse(
      JSON.stringify({ stages: base.stages, names: base.names, strict: true, version: 7, key: "sale" }),
    );
    expect(differences(base, same)).toEqual([]);
  });
});

describe("two people's changes of one version", () => {
  it("are both in the document that comes of it", () => {
    const mine = changed((d) => {
      stage(d, "talk").probability = 30;
    });
    const theirs = changed((d) => {
      stage(d, "talk").criteria!.push({ key: "date", query: "close_date is not empty", message: label("No date") });
      d.stages.splice(2, 0, { key: "demo", record: "deal", names: label("Demo") });
      stage(d, "close").hours = 8;
    });
    const clashes: string[] = [];
    const both = merged(base, mine, theirs, clashes);
    expect(clashes).toEqual([]);
    expect(both.stages.map((one) => one.key)).toEqual(["new", "talk", "demo", "close", "after"]);
    expect(stage(both, "talk").probability).toBe(30);
    expect(stage(both, "talk").criteria!.map((one) => one.key)).toEqual(["sum", "date"]);
    expect(stage(both, "close").hours).toBe(8);
  });
  it("leave mine and say so where both changed the same", () => {
    const set = (n: number) =>
      changed((d) => {
        stage(d, "talk").probability = n;
      });
    const clashes: string[] = [];
    expect(stage(merged(base, set(30), set(40), clashes), "talk").probability).toBe(30);
    expect(clashes).toEqual(["stages.talk.probability"]);
  });
  it("keep what one removed removed, and what the other changed of the rest", () => {
    const mine = changed((d) => {
      d.stages = d.stages.filter((one) => one.key !== "close");
    });
    const theirs = changed((d) => {
      stage(d, "talk").hours = 16;
    });
    const both = merged(base, mine, theirs);
    expect(both.stages.map((one) => one.key)).toEqual(["new", "talk", "after"]);
    expect(stage(both, "talk").hours).toBe(16);
  });
});

describe("small parts", () => {
  it("make keys that nobody has, and leave out what says nothing", () => {
    expect(fresh("step", [{ key: "step" }, { key: "step-2" }])).toBe("step-3");
    expect(slim({ names: label(""), hint: label(""), required: false, fields: [], key: "a", hours: 0 })).toEqual({
      names: label(""),
      key: "a",
      hours: 0,
    });
  });
});

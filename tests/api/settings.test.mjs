// What the settings show of the company: its working days, and its change log from the newest entry back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { company } from "../support/voronka.mjs";

let c;
before(async () => {
  c = await company();
});
after(() => c.close());

test("the calendar of a year tells its unusual days, and what a year beyond the stated ones is taken for", async () => {
  const year = (await c.as.ann("GET", "/calendar?year=2025")).json;
  assert.deepEqual([year.year, year.assumed, year.working_days, year.working_minutes], [2025, false, 247, 247 * 480 - 4 * 60]);
  const kind = (day) => year.days.find((one) => one.day === day)?.kind;
  assert.deepEqual(["2025-01-01", "2025-05-02", "2025-11-01", "2025-11-03", "2025-11-05", "2025-11-08"].map(kind),
    ["holiday", "day_off_moved", "short_day", "day_off_moved", undefined, undefined]);
  const far = (await c.as.ann("GET", "/calendar?year=2150")).json;
  assert.deepEqual([far.assumed, far.days.length], [true, 14]);
  assert.equal((await c.as.ann("GET", "/calendar?year=12")).status, 422);
});

test("the change log is read from its newest entry back, with who and what in words, by administrators alone", async () => {
  const deal = (await c.as.ann("POST", "/deals", { name: "Logged" })).json.id;
  await c.as.ann("PATCH", `/deals/${deal}`, { pitch: "Good morning" });
  const { items } = (await c.as.admin("GET", "/changes?before=0&limit=3")).json;
  assert.equal(items.length, 3);
  const [last] = items;
  assert.deepEqual([last.actor_title, last.resource_title, last.title, last.fields.pitch], ["ann Person", "Deal", "Logged", [null, "Good morning"]]);
  const next = (await c.as.admin("GET", `/changes?before=${items[2].seq}&limit=2`)).json.items;
  assert.deepEqual(next.map((one) => one.seq), [items[2].seq - 1, items[2].seq - 2]);
  assert.deepEqual((await c.as.admin("GET", "/changes?before=1")).json.items, []);
  assert.equal((await c.as.admin("GET", `/changes?before=0&limit=1&record=${deal}`)).json.items[0].seq, last.seq);
  assert.equal((await c.as.boss("GET", "/changes?before=0")).status, 403);
});

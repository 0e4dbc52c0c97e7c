import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { company } from "../support/voronka.mjs";

let c;
before(async () => (c = await company()));
after(() => c.close());

const instant = (days) => new Date(Date.now() + days * 86_400_000).toISOString();
// In the company's zone, three hours ahead.
const day = (days) => instant(days + 3 / 24).slice(0, 10);
const groups = async (ask = c.as.ann) => (await ask("GET", "/today")).json.groups;

test("an overdue follow-up stands among overdue calls and deals, by how late it is, and says so", async () => {
  const deal = (await c.as.ann("POST", "/deals", { name: "Sold racks", amount: "5.00" })).json;
  await c.as.ann("POST", "/activities", { kind: "call", purpose: "follow-up", subject: "Received?", about: deal.id, due_at: instant(-3) });
  await c.as.ann("POST", "/activities", { kind: "call", subject: "Older call", due_at: instant(-5) });
  await c.as.ann("POST", "/activities", { kind: "call", subject: "Newer call", due_at: instant(-1.2) });
  await c.as.ann("POST", "/deals", { name: "Past its date", close_date: day(-4) });
  const overdue = (await groups()).find((group) => group.key === "overdue").items;
  assert.deepEqual(overdue.map((item) => item.title), ["Older call", "Past its date", "Sold racks", "Newer call"]);
  assert.match(overdue[2].reason, /after the sale.*3 days.*Received/);
  assert.match(overdue[1].reason, /decided 4 days ago/);
  assert.ok(overdue.every((item) => item.tone === "late"));
  const stuck = (await groups()).find((group) => group.key === "no_next_step")?.items ?? [];
  assert.equal(stuck.some((item) => item.title === "Past its date"), false, "nothing stands there twice");
  assert.equal((await c.as.ann("GET", "/counts")).json.overdue, 4);
});

test("the order of the groups is the company's: administrators change it, everybody sees it", async () => {
  await c.as.ann("POST", "/deals", { name: "Stands still" });
  const usual = (await c.as.ann("GET", "/today")).json.order;
  assert.deepEqual(usual, ["waiting", "overdue", "today", "returned", "no_next_step"]);
  const order = ["no_next_step", "waiting", "overdue", "today", "returned"];
  assert.equal((await c.as.boss("PATCH", "/company", { today_order: order })).status, 403);
  assert.deepEqual((await c.as.admin("PATCH", "/company", { today_order: order })).json.today_order, order);
  assert.deepEqual((await groups()).map((group) => group.key), ["no_next_step", "overdue"]);
  for (const wrong of [["waiting"], [...order, "waiting"], ["no_next_step", "waiting", "overdue", "today", "nothing"], "waiting"]) {
    const answer = await c.as.admin("PATCH", "/company", { today_order: wrong });
    assert.deepEqual([answer.status, answer.json.errors[0].field], [422, "today_order"]);
  }
  assert.equal((await c.as.admin("PATCH", "/company", { name: "Still ordered" })).json.today_order[0], "no_next_step");
});

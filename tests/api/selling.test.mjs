import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { qualify, supply } from "../support/selling.mjs";
import { company, pause } from "../support/voronka.mjs";

let c;
before(async () => {
  c = await company();
  await c.as.boss("POST", "/products", { name: "Rack", price: "1000.00" });
});
after(() => c.close());

test("a lead becomes a customer: converted, moved, won, and the call after the delivery appears", async () => {
  const lead = (await c.as.ann("POST", "/leads", { first_name: "Inna", last_name: "Belova", company: "Veres", phone: "+79001112233" })).json;
  await c.as.ann("POST", "/activities", { kind: "call", subject: "First call", about: lead.id, done: true });
  assert.equal((await c.as.ann("GET", `/leads/${lead.id}`)).json.status, "working");
  const early = await c.as.ann("POST", `/leads/${lead.id}/convert`, { deal: { name: "Racks" } });
  assert.equal(early.status, 409);
  assert.deepEqual(early.json.missing.map((one) => one.criterion), ["need", "money"]);
  await c.as.ann("PATCH", `/leads/${lead.id}`, { need: "Racks", need_fits: "yes", can_pay: "yes" });
  const made = (await c.as.ann("POST", `/leads/${lead.id}/convert`, { deal: { name: "Racks", amount: "410000.00" } })).json;
  assert.equal(made.organization.name, "Veres");
  assert.equal(made.contact.last_name, "Belova");
  assert.equal(made.deal.stage, "preparation");
  assert.equal(made.deal.probability, 10);
  assert.equal(made.deal.journey, lead.journey);
  const deal = made.deal.id;
  for (const [from, stage] of [["preparation", "approach"], ["approach", "presentation"], ["presentation", "objections"], ["objections", "closing"]]) {
    await supply(c.as.ann, deal, [from]);
    const moved = await c.as.ann("POST", `/deals/${deal}/move`, { stage });
    assert.equal(moved.json.stage, stage);
  }
  assert.equal((await c.as.ann("POST", `/deals/${deal}/move`, { stage: "approach" })).status, 422, "going back needs a reason");
  assert.match((await c.as.ann("POST", `/deals/${deal}/move`, { stage: "closng" })).json.detail, /closing/);
  // Friday 4 December 2026: the next working day is Monday the 7th, 12:00 in Moscow.
  await supply(c.as.ann, deal, ["closing"]);
  const won = await c.as.ann("POST", `/deals/${deal}/win`, { set: { delivery_date: "2026-12-04" } });
  assert.equal(won.json.outcome, "won");
  assert.equal(won.json.stage, "follow-up");
  const calls = (await c.as.ann("GET", `/activities?q=${encodeURIComponent(`about = ${deal} and purpose = follow-up and kind = call`)}`)).json.items;
  assert.equal(calls.length, 1);
  assert.equal(calls[0].kind, "call");
  if (new Date() < new Date("2026-12-04")) assert.equal(calls[0].due_at, "2026-12-07T09:00:00Z");
  const journey = (await c.as.ann("GET", `/journeys/${lead.journey}`)).json;
  assert.equal(journey.outcome, "won");
  const stays = (await c.as.ann("GET", `/journeys/${lead.journey}/stays`)).json.items;
  assert.deepEqual(stays.map((stay) => [stay.stage, stay.left_by]), [["prospecting", "forward"], ["preparation", "forward"], ["approach", "forward"], ["presentation", "forward"], ["objections", "forward"], ["closing", "won"], ["follow-up", null]]);
  const timeline = (await c.as.ann("GET", `/deals/${deal}/timeline`)).json.items;
  assert.ok(timeline.some((item) => item.kind === "activity" && item.subject === "First call"), "the lead's call shows on the deal");
  // Reopening takes the call back.
  assert.equal((await c.as.ann("POST", `/deals/${deal}/reopen`, {})).status, 422);
  assert.equal((await c.as.ann("POST", `/deals/${deal}/reopen`, { reason: "signed too early" })).json.stage, "closing");
  assert.equal((await c.as.ann("GET", `/activities?q=about = ${deal} and purpose = follow-up&count=exact`)).json.count, 0);
  assert.equal((await c.as.ann("GET", `/journeys/${lead.journey}`)).json.outcome, "open");
});

test("a repeat purchase begins a new journey that names the one before", async () => {
  const organization = (await c.as.ann("POST", "/organizations", { name: "Repeat" })).json.id;
  const first = (await c.as.ann("POST", "/deals", { name: "First", organization })).json;
  await supply(c.as.ann, first.id);
  assert.equal((await c.as.ann("POST", `/deals/${first.id}/win`)).json.outcome, "won");
  const second = (await c.as.ann("POST", "/deals", { name: "Second", organization })).json;
  assert.equal((await c.as.ann("GET", `/journeys/${second.journey}`)).json.previous_journey, first.journey);
});

test("losing needs a reason of the process; a lead is let go or put off", async () => {
  const deal = (await c.as.ann("POST", "/deals", { name: "Lost" })).json;
  assert.equal((await c.as.ann("POST", `/deals/${deal.id}/lose`, {})).status, 422);
  assert.equal((await c.as.ann("POST", `/deals/${deal.id}/lose`, { loss_reason: "weather" })).json.errors[0].field, "loss_reason");
  const lost = (await c.as.ann("POST", `/deals/${deal.id}/lose`, { loss_reason: "price", note: "too dear" })).json;
  assert.deepEqual([lost.outcome, lost.stage, lost.probability], ["lost", "preparation", 0]);
  assert.equal((await c.as.ann("POST", `/deals/${deal.id}/move`, { stage: "approach" })).status, 409);
  const lead = (await c.as.ann("POST", "/leads", { last_name: "Later" })).json;
  assert.equal((await c.as.ann("POST", `/leads/${lead.id}/nurture`, {})).status, 422);
  assert.equal((await c.as.ann("POST", `/leads/${lead.id}/nurture`, { until: "2099-01-01" })).json.status, "nurture");
  assert.equal((await c.as.ann("PATCH", `/leads/${lead.id}`, { status: "converted" })).status, 422);
  assert.equal((await c.as.ann("POST", `/leads/${lead.id}/reopen`, {})).json.status, "working");
  assert.equal((await c.as.ann("POST", `/leads/${lead.id}/disqualify`, { reason: "no_need" })).json.status, "disqualified");
  assert.equal((await c.as.ann("GET", `/journeys/${lead.journey}`)).json.outcome, "disqualified");
});

test("an existing organization and contact are re-used; converting without a deal ends the journey so", async () => {
  const organization = (await c.as.ann("POST", "/organizations", { name: "Same Firm" })).json.id;
  const contact = (await c.as.ann("POST", "/contacts", { last_name: "Known", email: "known@example.com" })).json.id;
  const lead = (await c.as.ann("POST", "/leads", { last_name: "Known", company: "same  firm", email: "KNOWN@example.com" })).json;
  const preview = (await c.as.ann("GET", `/leads/${lead.id}/convert`)).json;
  assert.deepEqual([preview.organization.id, preview.contact.id], [organization, contact]);
  const made = (await c.as.ann("POST", `/leads/${lead.id}/convert`, { deal: null })).json;
  assert.deepEqual([made.organization.id, made.contact.id, made.deal], [organization, contact, null]);
  assert.equal((await c.as.ann("GET", `/journeys/${lead.journey}`)).json.outcome, "no_deal");
});

test("a stage is left only when nothing is missing: each thing is named with the fields that supply it", async () => {
  const deal = (await c.as.ann("POST", "/deals", { name: "Strict" })).json;
  const refused = await c.as.ann("POST", `/deals/${deal.id}/move`, { stage: "approach" });
  assert.equal(refused.status, 409);
  assert.equal(refused.json.type, "/problems/exit-criteria");
  assert.deepEqual(refused.json.missing, [
    { stage: "preparation", criterion: "products", message: "No product is chosen", fields: [] },
    { stage: "preparation", criterion: "rivals", message: "It is not said whom they compare us with", fields: ["rivals_unknown"] },
    { stage: "preparation", criterion: "pitch", message: "The first words are not ready", fields: ["pitch"] },
    { stage: "preparation", criterion: "meeting", message: "The first meeting is not arranged", fields: [] },
    { stage: "preparation", step: "brief", message: "Read the brief", fields: [] },
  ]);
  // What is filled in on the way counts; a refused move changes nothing.
  const half = await c.as.ann("POST", `/deals/${deal.id}/move`, { stage: "approach", set: { pitch: "Hello", rivals_unknown: true } });
  assert.deepEqual(half.json.missing.map((one) => one.criterion ?? one.step), ["products", "meeting", "brief"]);
  assert.equal((await c.as.ann("GET", `/deals/${deal.id}`)).json.pitch, null);
  // Skipping asks every stage that is skipped, winning early all of them.
  const skipped = await c.as.ann("POST", `/deals/${deal.id}/move`, { stage: "objections" });
  assert.deepEqual([...new Set(skipped.json.missing.map((one) => one.stage))], ["preparation", "approach", "presentation"]);
  const early = await c.as.ann("POST", `/deals/${deal.id}/win`);
  assert.deepEqual([...new Set(early.json.missing.map((one) => one.stage))], ["preparation", "approach", "presentation", "objections", "closing"]);
  await supply(c.as.ann, deal.id, ["preparation"]);
  assert.equal((await c.as.ann("POST", `/deals/${deal.id}/move`, { stage: "approach" })).json.stage, "approach");
  // Back is always allowed, with a reason, and asks nothing.
  assert.equal((await c.as.ann("POST", `/deals/${deal.id}/move`, { stage: "preparation", reason: "another product" })).json.stage, "preparation");
});

test("what is missing is listed by its words", async () => {
  const deal = (await c.as.ann("POST", "/deals", { name: "Listed" })).json;
  await supply(c.as.ann, deal.id, ["preparation", "approach"]);
  await c.as.ann("POST", `/deals/${deal.id}/needs`, { text: "A quiet lift", importance: 4 });
  const refused = await c.as.ann("POST", `/deals/${deal.id}/move`, { stage: "objections" });
  assert.ok(refused.json.missing.some((one) => one.message === "It is not noted how they took: «Everything at hand», «A quiet lift»"), refused.text);
  const russian = await c.as.ann("POST", `/deals/${deal.id}/move`, { stage: "objections" }, { "Accept-Language": "ru" });
  assert.ok(russian.json.detail);
});

test("whoever has the right moves all the same, with a reason that is kept", async () => {
  const deal = (await c.as.ann("POST", "/deals", { name: "Overridden" })).json;
  assert.equal((await c.as.ann("POST", `/deals/${deal.id}/move`, { stage: "approach", override: true, reason: "hurry" })).status, 403);
  assert.equal((await c.as.boss("POST", `/deals/${deal.id}/move`, { stage: "approach", override: true })).json.errors[0].field, "reason");
  assert.equal((await c.as.boss("POST", `/deals/${deal.id}/move`, { stage: "approach", override: true, reason: "they asked to meet today" })).json.stage, "approach");
  const [left] = (await c.as.boss("GET", `/deals/${deal.id}/stays`)).json.items;
  assert.deepEqual([left.stage, left.left_by, left.overridden, left.reason], ["preparation", "forward", true, "they asked to meet today"]);
  const move = (await c.as.boss("GET", `/deals/${deal.id}/timeline`)).json.items.find((item) => item.kind === "move");
  assert.equal(move.overridden, true);
});

test("a step is ticked by hand with who and when, and the tick is taken back", async () => {
  const deal = (await c.as.ann("POST", "/deals", { name: "Ticks" })).json;
  const step = async (key) => (await c.as.ann("GET", `/deals/${deal.id}/guide`)).json.steps.find((one) => one.key === key);
  assert.equal((await step("price")).done, false);
  const product = (await c.as.ann("GET", "/products?limit=1")).json.items[0].id;
  await c.as.ann("POST", `/deals/${deal.id}/lines`, { product, price: "10.00" });
  assert.deepEqual([(await step("products")).done, (await step("price")).done], [true, true], "its criterion holds; the system sees it");
  const planned = await c.as.ann("POST", `/deals/${deal.id}/steps/meeting/activity`);
  assert.deepEqual([planned.status, planned.json.kind, planned.json.purpose, planned.json.about], [201, "meeting", "discovery", deal.id]);
  await c.as.ann("PUT", `/deals/${deal.id}/steps/brief`, { done: true });
  const brief = await step("brief");
  assert.deepEqual([brief.done, brief.done_by], [true, "ann Person"]);
  await c.as.ann("PUT", `/deals/${deal.id}/steps/brief`, { done: false });
  assert.equal((await step("brief")).done, false);
  assert.equal((await c.as.ann("PUT", `/deals/${deal.id}/steps/nonsense`, { done: true })).status, 404);
  assert.equal((await c.as.ben("PUT", `/deals/${deal.id}/steps/brief`, { done: true })).status, 404);
});

test("others hear of a change within a second, and only what they may read", async () => {
  const token = async (login) => {
    const response = await fetch(`${c.server.address}/api/v1/session`, { method: "POST", body: JSON.stringify({ login, password: c.password }) });
    return response.headers.get("set-cookie").split(";")[0];
  };
  const heard = async (login) => {
    const response = await fetch(`${c.server.address}/api/v1/events`, { headers: { Cookie: await token(login) } });
    const seen = { text: "", close: () => response.body.cancel().catch(() => {}) };
    (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body) seen.text += decoder.decode(chunk);
    })().catch(() => {});
    return seen;
  };
  const boss = await heard("boss");
  const ben = await heard("ben");
  await pause(100);
  const deal = (await c.as.ann("POST", "/deals", { name: "Told" })).json;
  const began = Date.now();
  while (!boss.text.includes(`"id":${deal.id},`) && Date.now() - began < 1000) await pause(10);
  assert.ok(boss.text.includes(`"id":${deal.id},`));
  await pause(100);
  assert.ok(!ben.text.includes(`"id":${deal.id},`));
  boss.close();
  ben.close();
});

test("today, board, funnel and measures tell of what was done", async () => {
  const today = (await c.as.ann("GET", "/today")).json;
  assert.ok(today.groups.some((group) => group.key === "no_next_step"));
  const board = (await c.as.ann("GET", "/board")).json;
  assert.deepEqual(board.columns.map((column) => column.stage), ["preparation", "approach", "presentation", "objections", "closing"]);
  const rate = (await c.as.ann("GET", "/measures/win_rate")).json;
  assert.equal(rate.value, 0.5);
  assert.equal((await c.as.ann("GET", "/measures/nonsense")).status, 404);
  const funnel = (await c.as.ann("GET", "/funnel")).json;
  assert.ok(funnel.stages.find((stage) => stage.stage === "preparation").entered >= 3);
});

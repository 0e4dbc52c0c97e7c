import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { company, pause } from "../support/voronka.mjs";

let c;
before(async () => { c = await company(); });
after(() => c.close());

test("a lead becomes a customer: converted, moved, won, and the call after the delivery appears", async () => {
  const lead = (await c.as.ann("POST", "/leads", { first_name: "Inna", last_name: "Belova", company: "Veres", phone: "+79001112233" })).json;
  await c.as.ann("POST", "/activities", { kind: "call", subject: "First call", about: lead.id, done: true });
  assert.equal((await c.as.ann("GET", `/leads/${lead.id}`)).json.status, "working");
  const made = (await c.as.ann("POST", `/leads/${lead.id}/convert`, { deal: { name: "Racks", amount: "410000.00" } })).json;
  assert.equal(made.organization.name, "Veres");
  assert.equal(made.contact.last_name, "Belova");
  assert.equal(made.deal.stage, "preparation");
  assert.equal(made.deal.probability, 10);
  assert.equal(made.deal.journey, lead.journey);
  const deal = made.deal.id;
  for (const stage of ["approach", "presentation", "objections", "closing"]) {
    const moved = await c.as.ann("POST", `/deals/${deal}/move`, { stage });
    assert.equal(moved.json.stage, stage);
  }
  assert.equal((await c.as.ann("POST", `/deals/${deal}/move`, { stage: "approach" })).status, 422, "going back needs a reason");
  assert.match((await c.as.ann("POST", `/deals/${deal}/move`, { stage: "closng" })).json.detail, /closing/);
  // Friday 4 December 2026: the next working day is Monday the 7th, 12:00 in Moscow.
  const won = await c.as.ann("POST", `/deals/${deal}/win`, { set: { delivery_date: "2026-12-04" } });
  assert.equal(won.json.outcome, "won");
  assert.equal(won.json.stage, "follow-up");
  const calls = (await c.as.ann("GET", `/activities?q=${encodeURIComponent(`about = ${deal} and purpose = follow-up`)}`)).json.items;
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
  assert.equal((await c.as.ann("GET", `/activities?q=about = ${deal}&count=exact`)).json.count, 0);
  assert.equal((await c.as.ann("GET", `/journeys/${lead.journey}`)).json.outcome, "open");
});

test("a repeat purchase begins a new journey that names the one before", async () => {
  const organization = (await c.as.ann("POST", "/organizations", { name: "Repeat" })).json.id;
  const first = (await c.as.ann("POST", "/deals", { name: "First", organization })).json;
  await c.as.ann("POST", `/deals/${first.id}/win`);
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

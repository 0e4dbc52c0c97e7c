// Figures of how people work, each with exact numbers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { qualify, supply } from "../support/selling.mjs";
import { company, soon } from "../support/voronka.mjs";

let c;
before(async () => { c = await company(); });
after(() => c.close());

const enc = encodeURIComponent;
const made = async (as, resource, body) => {
  const answer = await as("POST", `/${resource}`, body);
  assert.equal(answer.status, 201, answer.text);
  return answer.json.id;
};
const moved = async (as, deal, stage, more = {}) => {
  const answer = await as("POST", `/deals/${deal}/move`, { stage, ...more });
  assert.equal(answer.status, 200, answer.text);
};
const override = { override: true, reason: "they ask for it today" };
const rate = async (as, more = "") => (await as("GET", `/measures/override_rate?${more}`)).json;
const short = (figure) => [figure.value, figure.count];

test("the rate of overrides counts moves forward by owner, team, stage and month, as far as the reader may read them", async () => {
  const { ann, ben, boss, admin } = c.as;
  await made(admin, "products", { name: "Rack", price: "1000.00" });
  assert.deepEqual(short(await rate(admin)), [null, 0], "nothing was moved yet");

  const twice = await made(ann, "deals", { name: "Twice", amount: "500.00" });
  await moved(boss, twice, "approach", override);
  await moved(boss, twice, "presentation", override);
  const properly = await made(ann, "deals", { name: "Properly" });
  await supply(ann, properly, ["preparation"]);
  await moved(ann, properly, "approach");
  await moved(ann, properly, "preparation", { reason: "too early" });
  const needless = await made(ann, "deals", { name: "Needless" });
  await supply(ann, needless, ["preparation"]);
  await moved(boss, needless, "approach", override);
  const his = await made(ben, "deals", { name: "His" });
  await moved(admin, his, "approach", override);
  const lead = await made(ann, "leads", { last_name: "Lead", phone: "+7 905 333-00-01" });
  await qualify(ann, lead);
  assert.equal((await ann("POST", `/leads/${lead}/convert`, { deal: { name: "Converted" } })).status, 200);

  const all = await rate(admin);
  assert.deepEqual([all.unit, ...short(all)], ["share", 0.5, 6], "a move back is none, nor is an override that nothing needed one");
  const journeys = (await admin("GET", `/journeys?q=${enc(all.records.split("?q=")[1])}`)).json;
  assert.equal(journeys.items.length, 2, "both journeys on which something was overridden, each once");
  assert.deepEqual(short(await rate(ann)), [0.4, 5]);
  assert.deepEqual(short(await rate(boss)), [0.4, 5]);
  assert.deepEqual(short(await rate(ben)), [1, 1]);

  const by = async (what, as = admin) => Object.fromEntries((await rate(as, `by=${what}`)).groups.map((group) => [group.label, short(group)]));
  assert.deepEqual(await by("owner"), { "ann Person": [0.4, 5], "ben Person": [1, 1] });
  assert.deepEqual(await by("owner", ben), { "ben Person": [1, 1] });
  assert.deepEqual(await by("team"), { First: [0.4, 5], "not given": [1, 1] });
  assert.deepEqual(await by("stage"), { Approach: [1, 1], Preparation: [0.5, 4], Prospecting: [0, 1] });
  const months = (await rate(admin, "by=month")).groups;
  assert.deepEqual([months.length, ...short(months[0])], [1, 0.5, 6]);
  assert.match(months[0].key, /^\d{4}-\d{2}$/);

  assert.deepEqual(short(await rate(admin, `q=${enc("owner = ben")}`)), [1, 1]);
  assert.deepEqual(short(await rate(admin, `q=${enc("amount > 0")}`)), [1, 2], "what is said of deals alone counts deals alone");
  const before = await rate(admin, `period=${months[0].key}&compare=previous`);
  assert.deepEqual([short(before), short(before.previous)], [[0.5, 6], [null, 0]]);
  assert.equal((await rate(admin, "period=2020")).records, "journeys?q=id = 0");
  assert.equal((await admin("GET", "/measures/override_rate?by=amount")).json.errors[0].code, "unknown_field");
  assert.equal((await admin("GET", `/measures/override_rate?q=${enc("nonsense = 1")}`)).status, 422);
});

const stage_of = (answer, key) => answer.stages.find((one) => one.stage === key);

test("the funnel counts first stays, skipped stages and what goes on, of what the reader may read", async () => {
  const { admin } = c.as;
  const fay = (await c.person("fay", "rep")).ask;
  const back = await made(fay, "deals", { name: "There and back" });
  await moved(admin, back, "presentation", override);
  await moved(admin, back, "preparation", { reason: "too early" });
  await made(fay, "deals", { name: "Just begun" });
  const lost = await made(fay, "deals", { name: "Lost" });
  await moved(admin, lost, "approach", override);
  assert.equal((await fay("POST", `/deals/${lost}/lose`, { loss_reason: "price" })).status, 200);
  const all = (await admin("GET", "/funnel")).json;
  const hers = (await fay("GET", "/funnel")).json;
  const counts = (key) => { const { entered, left_forward, open } = stage_of(hers, key); return [entered, left_forward, open]; };
  assert.deepEqual(counts("preparation"), [3, 2, 1]);
  assert.deepEqual(counts("approach"), [2, 1, 0], "one passed it by");
  assert.deepEqual(counts("presentation"), [1, 0, 0]);
  assert.deepEqual(counts("objections"), [0, 0, 0]);
  assert.deepEqual([hers.journeys, hers.won.count, hers.open.count], [3, 0, 2]);
  assert.ok(all.journeys > hers.journeys);
  const gone = (await fay("GET", "/funnel?period=2020")).json;
  assert.deepEqual([gone.journeys, stage_of(gone, "preparation").entered], [0, 0]);
});

// An open deal of a file has stood in its stage since it was started.
test("the pipeline of a past day and the length of cycles are told of what a file brought in", async () => {
  const { admin, ann } = c.as;
  const rows = [
    "external_id,name,stage,outcome,amount,started_at,closed_at",
    "p1,March,approach,open,100.50,2026-03-01,",
    "p2,April,approach,open,200.00,2026-04-01,",
    "p3,Closing,closing,open,,2026-03-01,",
    "p4,Thrown away,closing,open,5.00,2026-03-01,",
    ...[10, 20, 29].map((day) => `w${day},Won,follow-up,won,7.00,2025-06-01,2025-06-${day}`),
  ];
  const plan = (await admin("POST", "/imports?name=deals.csv", Buffer.from(rows.join("\n")))).json;
  const job = (await admin("POST", `/imports/${plan.id}/run`)).json;
  assert.ok(await soon(async () => (await admin("GET", `/jobs/${job.id}`)).json.state === "done", 20_000));
  const [thrown] = (await admin("GET", `/deals?q=${enc('external_id = "p4"')}`)).json.items;
  await admin("DELETE", `/deals/${thrown.id}`);
  const standing = async (as, day) => {
    const answer = (await as("GET", `/pipeline?on=${day}`)).json;
    return ["approach", "closing"].map((key) => [stage_of(answer, key).count, stage_of(answer, key).amount]);
  };
  assert.deepEqual(await standing(admin, "2026-02-28"), [[0, "0.00"], [0, "0.00"]]);
  assert.deepEqual(await standing(admin, "2026-03-01"), [[1, "100.50"], [1, "0.00"]]);
  assert.deepEqual(await standing(admin, "2026-04-01"), [[2, "300.50"], [1, "0.00"]]);
  assert.deepEqual(await standing(ann, "2026-04-01"), [[0, "0.00"], [0, "0.00"]], "they are not hers");
  const cycle = async (more) => (await admin("GET", `/measures/cycle_length?period=2025-06${more}`)).json;
  assert.deepEqual(short(await cycle("")), [19, 3]);
  assert.deepEqual((await cycle("&by=month")).groups.map((group) => [group.key, ...short(group)]), [["2025-06", 19, 3]]);
});

test("what was due and how soon leads were answered is counted over all of it", async () => {
  const { admin } = c.as;
  const gil = (await c.person("gil", "rep")).ask;
  for (const done of [true, false]) await made(gil, "activities", { kind: "call", subject: "Call", due_at: "2020-05-06T09:00:00Z", done });
  assert.deepEqual(short((await gil("GET", "/measures/on_time_rate?period=2020")).json), [0, 2]);
  const lead = await made(gil, "leads", { last_name: "Asker", phone: "+7 905 333-00-77" });
  await made(gil, "leads", { last_name: "Waits", phone: "+7 905 333-00-78" });
  for (let i = 0; i < 3; ++i) await made(gil, "activities", { kind: "call", subject: "Call", about: lead, done: true });
  const his = (await gil("GET", "/measures/speed_to_lead")).json;
  assert.deepEqual([his.count, his.value < 60], [1, true], "each lead counts once");
  assert.ok((await admin("GET", "/measures/speed_to_lead")).json.count > 1, "that of an earlier test, too");
});

// Figures of how people work, each with exact numbers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { qualify, supply } from "../support/selling.mjs";
import { company } from "../support/voronka.mjs";

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

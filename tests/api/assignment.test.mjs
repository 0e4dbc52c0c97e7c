// Who gets a new lead: the company's rules, in their order.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { company } from "../support/voronka.mjs";

let c;
before(async () => { c = await company(); });
after(() => c.close());
beforeEach(async () => {
  for (const rule of (await c.as.admin("GET", "/assignment-rules")).json.items) await c.as.admin("DELETE", `/assignment-rules/${rule.id}`);
});

const rule = async (body) => {
  const answer = await c.as.admin("POST", "/assignment-rules", { name: "R", method: "in_turn", ...body });
  assert.equal(answer.status, 201, answer.text);
  return answer.json;
};
let number = 0;
const lead = async (body = {}, as = c.as.admin) => {
  const answer = await as("POST", "/leads", { last_name: `L${++number}`, ...body });
  assert.equal(answer.status, 201, answer.text);
  return answer.json;
};
const owner = async (body, as) => (await lead(body, as)).owner;

test("leads go round in turn; who is named keeps it, and who may not sign in or is away is passed over", async () => {
  const { ben } = c.id;
  const { id: ann } = await c.person("tess", "rep");
  await rule({ name: "Round", people: [ann, ben] });
  assert.deepEqual([await owner(), await owner(), await owner()], [ann, ben, ann]);
  assert.equal(await owner({ owner: c.id.boss }), c.id.boss);
  assert.equal(await owner(), ben, "a lead with an owner takes nobody's turn");
  await c.as.admin("PATCH", `/users/${ann}`, { active: false });
  assert.deepEqual([await owner(), await owner()], [ben, ben]);
  await c.as.admin("PATCH", `/users/${ann}`, { active: true });
  assert.equal(await owner(), ann);
  const day = (from_now) => new Date(Date.now() + from_now * 86_400_000).toISOString().slice(0, 10);
  const away = await c.as.admin("POST", "/absences", { person: ben, first_day: day(-1), last_day: day(1), deputy: c.id.boss });
  assert.equal(away.status, 201, away.text);
  assert.deepEqual([await owner(), await owner()], [ann, ann], "nor does who is away");
  await c.as.admin("DELETE", `/absences/${away.json.id}`);
  assert.equal(await owner(), ben);
});

test("a refused lead takes nobody's turn", async () => {
  await rule({ people: [c.id.ann, c.id.ben] });
  const first = await owner();
  assert.equal((await c.as.admin("POST", "/leads", { last_name: "X", inn: "7707083894" })).status, 422);
  assert.equal(await owner(), first === c.id.ann ? c.id.ben : c.id.ann);
});

test("the first rule that a lead meets decides, and says so on the record and in its timeline", async () => {
  await rule({ name: "Site", query: "source = website", method: "person", people: [c.id.ben], position: 1 });
  await rule({ name: "Rest", query: "", method: "person", people: [c.id.ann], position: 2 });
  await rule({ name: "Off", query: "", method: "person", people: [c.id.boss], position: 0, active: false });
  const site = await lead({ source: "website" });
  assert.deepEqual([site.owner, site.assigned_by], [c.id.ben, "Правило «Site»"]);
  assert.equal(await owner({ source: "call" }), c.id.ann);
  const told = (await c.as.ben("GET", `/leads/${site.id}/timeline`)).json.items.find((item) => item.change === "create");
  assert.deepEqual(told.fields.assigned_by, [null, "Правило «Site»"]);
  const hers = await lead({ source: "website" }, c.as.ann);
  assert.equal((await c.as.ben("GET", `/leads/${hers.id}`)).json.owner, c.id.ben, "by whatever hand it is made");
  assert.equal(hers.owner, undefined, "whoever gave it away by that sees its number alone");
});

test("by load: who has least open leads and deals; by territory: who sells there", async () => {
  const { ann, boss } = c.id;
  const person = await c.person("zoe", "rep");
  await rule({ name: "Load", method: "least_load", people: [ann, person.id], query: "country = Fr" });
  for (let i = 0; i < 3; ++i) await lead({ owner: person.id });
  const ann_has = (await c.as.admin("GET", `/leads?q=${encodeURIComponent(`owner = ${ann} and status in (new, working, qualified)`)}&count=exact`)).json.count;
  assert.equal(await owner({ country: "Fr" }), ann_has < 3 ? ann : person.id);
  const by = await rule({ name: "Cities", method: "territory", territory_by: "city", query: "country = De" });
  await c.as.admin("POST", `/assignment-rules/${by.id}/territories`, { value: "Köln", person: boss });
  assert.equal(await owner({ country: "De", city: "KÖLN" }), boss);
  assert.equal(await owner({ country: "De", city: "Bonn" }), c.id.admin, "where no rule finds somebody it is who made it");
});

test("a team's people take turns, those of the teams below it among them", async () => {
  const below = (await c.as.admin("POST", "/teams", { name: "Below", parent: c.team })).json;
  const person = await c.person("kim", "rep", { team: below.id });
  await rule({ team: c.team });
  const got = new Set();
  for (let i = 0; i < 3; ++i) got.add(await owner());
  assert.deepEqual([...got].sort(), [c.id.ann, c.id.boss, person.id].sort());
});

test("a rule that cannot work is refused with what to do; only administrators make rules", async () => {
  const wrong = async (body) => {
    const answer = await c.as.admin("POST", "/assignment-rules", { name: "W", method: "in_turn", people: [c.id.ann], ...body });
    assert.equal(answer.status, 422);
    return answer.json.errors[0];
  };
  assert.equal((await wrong({ query: "sorce = website" })).nearest, "source");
  assert.equal((await wrong({ query: "owner = me" })).code, "rule_query_changes");
  assert.equal((await wrong({ query: "created_at > today - 3d" })).code, "rule_query_changes");
  assert.equal((await wrong({ people: [] })).code, "assignment_people");
  assert.equal((await wrong({ method: "territory" })).code, "assignment_territory_by");
  assert.equal((await c.as.boss("POST", "/assignment-rules", { name: "B", method: "in_turn", people: [c.id.ann] })).status, 403);
  assert.equal((await c.as.ann("GET", "/assignment-rules")).status, 200);
});

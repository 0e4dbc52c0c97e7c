// What speaks for a lead and what against it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { asker, company, run, soon } from "../support/voronka.mjs";

let c;
before(async () => { c = await company(); });
after(() => c.close());

const enc = encodeURIComponent;
const made = async (as, resource, body) => {
  const answer = await as("POST", `/${resource}`, body);
  assert.equal(answer.status, 201, answer.text);
  return answer.json;
};
const rule = (points, reason, query) => made(c.as.admin, "score-rules", { points, reason_en: reason, reason_ru: `${reason} (ру)`, query });
const score = async (id, as = c.as.ann) => (await as("GET", `/leads/${id}/score`)).json;
const jobs = async () => (await c.as.admin("GET", "/jobs?limit=200")).json.items.filter((job) => job.kind === "score");
const quiet = () => soon(async () => (await jobs()).every((job) => job.state === "done"), 10_000);
const apply = async () => {
  const job = (await c.as.admin("POST", "/score-rules/apply")).json;
  assert.ok(await soon(async () => (await c.as.admin("GET", `/jobs/${job.id}`)).json.state === "done", 10_000));
};

test("without rules there is no score; with them every lead has one that sorts, filters and gives its reasons", async () => {
  const early = await made(c.as.ann, "leads", { last_name: "Early", source: "recommendation", can_pay: "yes" });
  assert.deepEqual(await score(early.id), { score: null, reasons: [] });
  const recommended = await rule(20, "Recommended", "source = recommendation");
  const pays = await rule(30, "Can pay", "can_pay = yes");
  await rule(-40, "Cannot pay", "can_pay = no");
  const good = await made(c.as.ann, "leads", { last_name: "Good", source: "recommendation", can_pay: "yes" });
  const bad = await made(c.as.ann, "leads", { last_name: "Bad", can_pay: "no" });
  assert.deepEqual(await score(good.id), {
    score: 50,
    reasons: [{ rule: pays.id, points: 30, sentence: "Can pay" }, { rule: recommended.id, points: 20, sentence: "Recommended" }],
  });
  assert.equal((await c.as.ann("GET", `/leads/${good.id}/score`, undefined, { "Accept-Language": "ru" })).json.reasons[0].sentence, "Can pay (ру)");
  assert.deepEqual([good.score, bad.score], [50, -40], "the answer to its creation has it already");
  const order = async () => (await c.as.ann("GET", `/leads?q=${enc("score is not empty sort score desc")}`)).json.items.map((one) => one.id);
  assert.ok(await soon(async () => (await score(early.id)).score === 50, 10_000), "the one that was there before is scored by itself");
  assert.deepEqual(await order(), [good.id, early.id, bad.id]);
  assert.deepEqual((await c.as.ann("GET", `/leads?q=${enc("score < 0")}`)).json.items.map((one) => one.id), [bad.id]);
});

test("a rule that is made, changed or removed scores all leads anew, by no more jobs than are needed", async () => {
  const lead = await made(c.as.ann, "leads", { last_name: "Standing", city: "Perm" });
  assert.ok(await quiet());
  const is = (points) => soon(async () => (await score(lead.id)).score === points, 10_000);
  const near = await rule(7, "Near", "city = Perm");
  assert.ok(await is(7));
  await c.as.admin("PATCH", `/score-rules/${near.id}`, { points: 9 });
  assert.ok(await is(9));
  assert.ok(await quiet());
  const admin = asker(c.server.address, run(["token", "add", "admin", "--data", c.data]).trim());
  const many = await Promise.all(Array.from({ length: 20 }, (_, i) => made(admin, "score-rules", { points: 1, reason_en: `One ${i}`, reason_ru: `Раз ${i}`, query: "city = Perm" })));
  assert.ok(await is(29));
  assert.ok(await quiet());
  const ran = (await jobs()).sort((a, b) => a.id - b.id);
  assert.ok(ran.length >= 3 && ran.every((job) => job.user === 0), "nobody asked for them");
  for (let i = 1; i < ran.length; ++i) assert.ok(Date.parse(ran[i].started_at) >= Date.parse(ran[i - 1].ended_at), "one at a time");
  for (const one of [...many, near]) await c.as.admin("DELETE", `/score-rules/${one.id}`);
  assert.ok(await is(0));
  assert.ok(await quiet());
  await apply();
  assert.equal((await score(lead.id)).score, 0, "asked for by hand nothing changes any more");
});

test("a score follows what is changed and what is done, without a version, a log entry or a hindrance to undo", async () => {
  await rule(15, "Spoken with", "any activities(done = true)");
  const lead = await made(c.as.ann, "leads", { last_name: "Moving", source: "recommendation" });
  assert.equal(lead.score, 20);
  const first = await c.as.ann("PATCH", `/leads/${lead.id}`, { can_pay: "yes" });
  assert.deepEqual([first.json.score, first.json.version], [50, lead.version + 1]);
  await c.as.ann("PATCH", `/leads/${lead.id}`, { source: "cold" });
  assert.equal((await score(lead.id)).score, 30);
  const undone = await c.as.ann("POST", "/undo", { change_set: Number(first.headers.get("x-change-set")) });
  assert.equal(undone.status, 204, undone.text);
  assert.equal((await score(lead.id)).score, 0);
  const call = await made(c.as.ann, "activities", { kind: "call", subject: "Ask", about: lead.id });
  await c.as.ann("PATCH", `/activities/${call.id}`, { done: true });
  assert.equal((await score(lead.id)).score, 15);
  const log = (await c.as.admin("GET", `/changes?record=${lead.id}`)).json.items;
  assert.ok(log.every((one) => !("score" in one.fields) || one.change === "create"));
  assert.equal((await c.as.ann("PATCH", `/leads/${lead.id}`, { score: 99 })).status, 422, "nobody sets it by hand");
});

test("a score rule that cannot be read is refused; only administrators make them and apply them", async () => {
  const wrong = await c.as.admin("POST", "/score-rules", { points: 1, reason_en: "x", reason_ru: "x", query: "can_pai = yes" });
  assert.deepEqual([wrong.status, wrong.json.errors[0].nearest], [422, "can_pay"]);
  assert.equal((await c.as.admin("POST", "/score-rules", { points: 1, reason_en: "x", reason_ru: "x", query: "created_at < today - 3d" })).json.errors[0].code, "rule_query_changes");
  assert.equal((await c.as.ann("POST", "/score-rules", { points: 1, reason_en: "x", reason_ru: "x", query: "can_pay = yes" })).status, 403);
  assert.equal((await c.as.ann("POST", "/score-rules/apply")).status, 403);
  assert.equal((await c.as.ben("GET", `/leads/${(await made(c.as.ann, "leads", { last_name: "Hers" })).id}/score`)).status, 404);
});

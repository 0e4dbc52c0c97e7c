import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { company, soon } from "../support/voronka.mjs";

let c, dan;
before(async () => {
  c = await company();
  dan = await c.person("dan", "rep", { team: c.team });
});
after(() => c.close());

const day = (from_now) => new Date(Date.now() + from_now * 86_400_000).toISOString().slice(0, 10);
const instant = (from_now) => new Date(Date.now() + from_now * 86_400_000).toISOString();
const today = async (ask) => (await ask("GET", "/today")).json.groups.flatMap((group) => group.items);
const of = async (ask, resource, q) => (await ask("GET", `/${resource}?q=${encodeURIComponent(q)}`)).json.items;

test("whoever is away is stood in for: the deputy sees and does the work, and no longer when the absence is over", async () => {
  const deal = (await c.as.ann("POST", "/deals", { name: "Ann's racks", amount: "10.00" })).json;
  await c.as.ann("POST", "/activities", { kind: "call", subject: "Ann's call", about: deal.id, due_at: instant(-1) });
  assert.equal((await dan.ask("GET", `/deals/${deal.id}`)).status, 404);
  assert.deepEqual((await today(dan.ask)).length, 0);
  const made = await c.as.ann("POST", "/absences", { first_day: day(-1), last_day: day(1), deputy: dan.id, note: "Holiday" });
  assert.equal(made.status, 201, made.text);
  const row = (await today(dan.ask)).find((item) => item.id === deal.id);
  assert.deepEqual([row.instead_of, row.tone, row.action], ["ann Person", "late", "call"]);
  assert.equal((await dan.ask("GET", "/counts")).json.overdue, 1);
  assert.equal((await dan.ask("PATCH", `/deals/${deal.id}`, { description: "Spoke with them" })).status, 200);
  assert.equal((await dan.ask("PATCH", `/activities/${row.activity}`, { done: true })).status, 200);
  assert.equal((await dan.ask("DELETE", `/deals/${deal.id}`)).status, 403, "a deputy throws nothing away");
  assert.equal((await c.as.ben("GET", `/deals/${deal.id}`)).status, 404, "nobody else sees more by it");
  assert.equal((await c.as.ann("DELETE", `/absences/${made.json.id}`)).status, 204);
  assert.equal((await dan.ask("GET", `/deals/${deal.id}`)).status, 404);
  assert.equal((await today(dan.ask)).length, 0);
});

test("what falls due in the absence goes to the deputy, what falls due after it to the owner", async () => {
  const made = (await c.as.ann("POST", "/absences", { first_day: day(0), last_day: day(8), deputy: dan.id })).json;
  const win = async (delivery_date) => {
    const deal = (await c.as.ann("POST", "/deals", { name: `Delivered ${delivery_date}`, amount: "10.00", delivery_date })).json;
    assert.equal((await c.as.admin("POST", `/deals/${deal.id}/win`, { override: true, reason: "Agreed" })).status, 200);
    return (await of(c.as.admin, "activities", `about = ${deal.id} and purpose = follow-up sort due_at`)).map((one) => one.owner);
  };
  assert.deepEqual((await win(day(1)))[0], dan.id);
  assert.deepEqual((await win(day(20)))[0], c.id.ann);
  await c.as.ann("DELETE", `/absences/${made.id}`);
});

test("who may note an absence, and what is refused", async () => {
  const ask = (who, body) => who("POST", "/absences", { first_day: day(30), last_day: day(40), ...body });
  assert.equal((await ask(c.as.ben, { person: c.id.ann })).status, 403);
  const by_boss = await ask(c.as.boss, { person: c.id.ann, deputy: dan.id });
  assert.equal(by_boss.status, 201, "who leads the team may");
  assert.match((await ask(c.as.ann, {})).json.detail, /noted already/);
  assert.match((await ask(c.as.ben, { last_day: day(29) })).json.detail, /before the first/);
  assert.match((await ask(c.as.ben, { deputy: c.id.ben })).json.detail, /themselves/);
  assert.match((await ask(c.as.ben, { deputy: 1 })).json.detail, /does not work here/);
  assert.match((await ask(c.as.ben, { first_day: "soon" })).json.errors[0].field, /first_day/);
  const seen = (await c.as.ben("GET", "/absences")).json.items;
  assert.deepEqual(seen.map((one) => [one.person_title, one.deputy_title, one.may_change]), [["ann Person", "dan Person", false]]);
  assert.equal((await c.as.ben("DELETE", `/absences/${by_boss.json.id}`)).status, 403);
  await c.as.boss("DELETE", `/absences/${by_boss.json.id}`);
});

test("two who are away and stand in for each other leave the work where it is", async () => {
  const one = (await c.as.ann("POST", "/absences", { first_day: day(0), last_day: day(0), deputy: dan.id })).json;
  const other = (await c.as.boss("POST", "/absences", { person: dan.id, first_day: day(0), last_day: day(0), deputy: c.id.ann })).json;
  await c.as.ann("POST", "/deals", { name: "Between two chairs" });
  assert.equal((await today(dan.ask)).length, 0);
  for (const made of [one, other]) await c.as.boss("DELETE", `/absences/${made.id}`);
});

test("a record is handed over with a note, which stands on the timeline and in the new owner's task", async () => {
  const deal = (await c.as.ann("POST", "/deals", { name: "Moving racks" })).json;
  const call = (await c.as.ann("POST", "/activities", { kind: "call", subject: "Promised call", about: deal.id, due_at: instant(2) })).json;
  const over = (body) => c.as.ann("POST", `/deals/${deal.id}/hand-over`, body);
  assert.match((await over({ to: dan.id })).json.errors[0].field, /note/);
  assert.match((await over({ to: c.id.ann, note: "x" })).json.detail, /already/);
  assert.match((await over({ to: 1, note: "x" })).json.detail, /works here/);
  assert.equal((await over({ to: dan.id, note: "They wait for drawings by Friday" })).status, 200);
  assert.equal((await c.as.ann("GET", `/deals/${deal.id}`)).status, 404, "it is dan's now");
  const timeline = (await dan.ask("GET", `/deals/${deal.id}/timeline`)).json.items;
  assert.ok(timeline.some((item) => item.kind === "note" && /ann Person.*dan Person.*drawings by Friday/.test(item.text)));
  const tasks = await of(dan.ask, "activities", `about = ${deal.id} and done = false sort due_at`);
  assert.deepEqual(tasks.map((one) => [one.owner, one.kind]).sort(), [[dan.id, "call"], [dan.id, "task"]]);
  assert.ok(tasks.some((one) => one.id === call.id));
  assert.equal((await c.as.ben("POST", `/deals/${deal.id}/hand-over`, { to: c.id.ben, note: "mine" })).status, 404);
});

test("everything open of a person goes over at once, told once, and can be taken back", async () => {
  const names = ["One", "Two", "Three"];
  for (const name of names) await c.as.ben("POST", "/deals", { name });
  await c.as.ben("POST", "/leads", { last_name: "Lead of ben" });
  await c.as.ben("POST", "/activities", { kind: "task", subject: "Alone" });
  const begun = await c.as.admin("POST", `/users/${c.id.ben}/hand-over`, { to: dan.id, note: "Ben leaves" });
  assert.equal(begun.status, 202, begun.text);
  const ended = async (id) => !["queued", "running"].includes((await c.as.admin("GET", `/jobs/${id}`)).json.state);
  assert.ok(await soon(() => ended(begun.json.id), 5000));
  assert.deepEqual((await c.as.admin("GET", `/jobs/${begun.json.id}`)).json.result, { changed: 5, refused: 0, errors: [] });
  assert.equal((await of(dan.ask, "deals", "owner = me and name in (One, Two, Three)")).length, 3);
  assert.match((await of(dan.ask, "activities", 'subject contains "ben Person"'))[0].description, /Ben leaves/);
  const back = (await c.as.admin("POST", `/jobs/${begun.json.id}/undo`)).json;
  assert.ok(await soon(() => ended(back.id), 5000));
  assert.equal((await of(c.as.ben, "deals", "owner = me")).length, 3);
});

test("a bulk change of owner with a note hands each record over, tells the new owner once, and is taken back as a whole", async () => {
  const make = async (name, pitch) => (await c.as.boss("POST", "/deals", { name, pitch, owner: c.id.ben })).json.id;
  const ids = [await make("Shelf one", "old"), await make("Shelf two", "old")];
  const here_already = (await c.as.boss("POST", "/deals", { name: "Shelf three", owner: dan.id })).json.id;
  const call = (await c.as.ben("POST", "/activities", { kind: "call", subject: "Promised", about: ids[0], due_at: instant(2) })).json.id;
  const bulk = (body) => c.as.admin("POST", "/deals/bulk", { ids: [...ids, here_already], ...body });
  assert.equal((await bulk({ set: { pitch: "new" }, note: "x" })).json.errors[0].field, "note");
  assert.equal((await bulk({ set: { owner: dan.id }, note: "" })).json.errors[0].field, "note");
  const ended = async (answer) => {
    assert.equal(answer.status, 202, answer.text);
    let now = answer.json;
    await soon(async () => ((now = (await c.as.admin("GET", `/jobs/${now.id}`)).json), !["queued", "running"].includes(now.state)), 5000);
    return now;
  };
  const job = await ended(await bulk({ set: { owner: dan.id, pitch: "new" }, note: "They wait for the shelf plan" }));
  assert.deepEqual([job.state, job.result.changed, job.result.refused], ["done", 3, 0], job.message);
  const [first] = await of(dan.ask, "deals", `id = ${ids[0]}`);
  assert.deepEqual([first.owner, first.pitch], [dan.id, "new"]);
  const noted = async (id) => (await dan.ask("GET", `/deals/${id}/timeline`)).json.items.some((item) => item.kind === "note" && /shelf plan/.test(item.text));
  assert.deepEqual([await noted(ids[0]), await noted(ids[1]), await noted(here_already)], [true, true, false]);
  assert.equal((await dan.ask("GET", `/activities/${call}`)).json.owner, dan.id, "what was open about it goes along");
  const told = await of(dan.ask, "activities", 'description contains "shelf plan"');
  assert.deepEqual(told.map((one) => one.subject.match(/\d+/)[0]), ["2"], "one task for all that came");
  const back = await ended(await c.as.admin("POST", `/jobs/${job.id}/undo`));
  assert.equal(back.state, "done");
  assert.equal((await of(c.as.ben, "deals", "owner = me and name starts with Shelf and pitch = old")).length, 2);
});

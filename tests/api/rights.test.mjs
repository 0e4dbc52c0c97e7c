// Who may see and change what, who may give that on, and how fast it is taken away.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { asker, company, folder, hear, run, serve, soon } from "../support/voronka.mjs";

let c;
before(async () => { c = await company(); });
after(() => c.close());

const enc = encodeURIComponent;
const role_id = async (key) => (await c.as.admin("GET", `/roles?q=${enc(`key = ${key}`)}`)).json.items[0].id;
const sign_in = async (login, password = c.password) => {
  const response = await fetch(`${c.server.address}/api/v1/session`, { method: "POST", body: JSON.stringify({ login, password }) });
  return { status: response.status, cookie: response.headers.get("set-cookie")?.split(";")[0], json: await response.json() };
};

test("a record is shared with a person or a team, for reading or for changing, by whoever may change it", async () => {
  const deal = (await c.as.ann("POST", "/deals", { name: "Shared deal" })).json;
  assert.equal((await c.as.ben("GET", `/deals/${deal.id}`)).status, 404);
  assert.equal((await c.as.ben("POST", `/deals/${deal.id}/shares`, { user: c.id.ben })).status, 404);
  const share = await c.as.ann("POST", `/deals/${deal.id}/shares`, { user: c.id.ben });
  assert.deepEqual([share.status, share.json.user, share.json.write, share.json.title], [201, c.id.ben, false, "ben Person"]);
  assert.equal((await c.as.ben("GET", `/deals/${deal.id}`)).status, 200);
  assert.equal((await c.as.ben("GET", `/deals?q=${enc('name = "Shared deal"')}&count=exact`)).json.count, 1);
  assert.equal((await c.as.ben("PATCH", `/deals/${deal.id}`, { pitch: "x" })).status, 403);
  assert.equal((await c.as.ben("POST", `/deals/${deal.id}/shares`, { user: c.id.eve })).status, 403);
  const listed = (await c.as.ben("GET", `/deals/${deal.id}/shares`)).json;
  assert.deepEqual([listed.items.length, listed.may_share], [1, false]);
  const again = await c.as.ann("POST", `/deals/${deal.id}/shares`, { user: c.id.ben, write: true });
  assert.deepEqual([again.status, again.json.id, again.json.write], [200, share.json.id, true]);
  assert.equal((await c.as.ben("PATCH", `/deals/${deal.id}`, { pitch: "x" })).status, 200);
  assert.equal((await c.as.ben("DELETE", `/deals/${deal.id}`)).status, 403, "sharing gives no right to remove");
  assert.equal((await c.as.ann("DELETE", `/deals/${deal.id}/shares/${share.json.id}`)).status, 204);
  assert.equal((await c.as.ben("GET", `/deals/${deal.id}`)).status, 404);
  assert.equal((await c.as.ben("GET", `/deals?q=${enc('name = "Shared deal"')}&count=exact`)).json.count, 0);
  const team = (await c.as.admin("POST", "/teams", { name: "Below" })).json;
  await c.as.admin("PATCH", `/users/${c.id.ben}`, { team: team.id });
  await c.as.ann("POST", `/deals/${deal.id}/shares`, { team: c.team });
  assert.equal((await c.as.ben("GET", `/deals/${deal.id}`)).status, 404);
  await c.as.admin("PATCH", `/teams/${team.id}`, { parent: c.team });
  assert.equal((await c.as.ben("GET", `/deals/${deal.id}`)).status, 200, "shared with a team is shared with the teams below it");
  await c.as.admin("PATCH", `/users/${c.id.ben}`, { team: null });
  assert.equal((await c.as.ben("GET", `/deals/${deal.id}`)).status, 404);
  assert.equal((await c.as.ann("POST", `/deals/${deal.id}/shares`, {})).status, 422);
  assert.equal((await c.as.ann("POST", `/deals/${deal.id}/shares`, { user: 999999 })).status, 422);
  assert.equal((await c.as.ann("GET", `/products/${deal.id}/shares`)).status, 404);
});

test("an administrator asks why somebody sees a record", async () => {
  const deal = (await c.as.ann("POST", "/deals", { name: "Why" })).json;
  const organization = (await c.as.admin("POST", "/organizations", { name: "Why Ltd" })).json;
  await c.as.ann("POST", `/deals/${deal.id}/shares`, { user: c.id.ben });
  const why = async (login, path = `/deals/${deal.id}`) => (await c.as.admin("GET", `${path}/access?user=${c.id[login]}`)).json;
  const own = await why("ann");
  assert.deepEqual([own.read.allowed, own.update.allowed, own.delete.allowed], [true, true, true]);
  assert.deepEqual([own.read.reasons[0].kind, own.read.reasons[0].query], ["role", "owner = me"]);
  const shared = await why("ben");
  assert.deepEqual([shared.read.allowed, shared.update.allowed], [true, false]);
  assert.equal(shared.read.reasons[0].kind, "share");
  assert.match(shared.read.sentence, /ben Person sees this record\. The record is shared/);
  assert.equal((await why("eve")).read.sentence, "eve Person sees this record. The role «Viewer» allows it for all records of the section.".replace("Viewer", (await c.as.eve("GET", "/me")).json.role_name));
  assert.equal((await why("ann", `/organizations/${organization.id}`)).read.allowed, false);
  await c.as.admin("PATCH", `/deals/${deal.id}`, { organization: organization.id });
  const path = await why("ann", `/organizations/${organization.id}`);
  assert.deepEqual([path.read.allowed, path.read.reasons[0].kind, path.read.reasons[0].record.id], [true, "path", deal.id]);
  const russian = (await c.as.admin("GET", `/deals/${deal.id}/access?user=${c.id.ben}`, undefined, { "Accept-Language": "ru" })).json;
  assert.match(russian.read.sentence, /видит эту запись/);
  assert.equal((await c.as.boss("GET", `/deals/${deal.id}/access?user=${c.id.ann}`)).status, 403);
  assert.equal((await c.as.admin("GET", `/deals/${deal.id}/access?user=999999`)).status, 422);
});

test("rules of a role are read, written, refused with their place, and hold at once", async () => {
  const role = (await c.as.admin("POST", "/roles", { key: "partner", name: "Partner" })).json;
  const paul = await c.person("paul", "partner");
  assert.equal((await paul.ask("GET", "/deals")).status, 404, "a new role may do nothing");
  const wrong = await c.as.admin("PUT", `/roles/${role.id}/rules`, {
    records: { deals: { read: "amuont > 5", update: "none" }, ghosts: { read: "all" }, products: { create: "owner = me" } },
    fields: { deals: { name: "hidden", warp: "hidden", pitch: "purple" } },
  });
  assert.equal(wrong.status, 422);
  const places = Object.fromEntries(wrong.json.errors.map((error) => [error.field, error]));
  assert.deepEqual(Object.keys(places).sort(), ["fields.deals.name", "fields.deals.pitch", "fields.deals.warp", "records.deals.read", "records.ghosts", "records.products.create"]);
  assert.deepEqual([places["records.deals.read"].at, places["records.deals.read"].nearest], [0, "amount"]);
  const rules = { rights: { "process.override": false, administer: false }, records: { default: { read: "none" }, deals: { read: 'source = "partner"', create: "none", update: 'source = "partner"' } }, fields: { deals: { amount: "hidden", pitch: "read_only" } } };
  const kept = await c.as.admin("PUT", `/roles/${role.id}/rules`, rules);
  assert.equal(kept.status, 200);
  assert.deepEqual([kept.json.records.deals.read, kept.json.fields.deals, kept.json.people], ['source = "partner"', { amount: "hidden", pitch: "read_only" }, 1]);
  const deal = (await c.as.ann("POST", "/deals", { name: "By partner", source: "partner", amount: "5000.00" })).json;
  await c.as.ann("POST", "/deals", { name: "Not by partner", source: "website" });
  const seen = (await paul.ask("GET", "/deals?count=exact")).json;
  assert.deepEqual(seen.items.map((one) => one.name), ["By partner"]);
  assert.ok(!("amount" in seen.items[0]));
  assert.equal((await paul.ask("PATCH", `/deals/${deal.id}`, { pitch: "x" })).status, 422);
  assert.equal((await paul.ask("PATCH", `/deals/${deal.id}`, { amount: "1.00" })).json.errors[0].code.startsWith("unknown_field"), true);
  assert.equal((await paul.ask("PATCH", `/deals/${deal.id}`, { warranty: "2 years" })).status, 200);
  assert.equal((await c.as.admin("PUT", `/roles/${role.id}/rules`, rules, { "If-Match": '"1"' })).status, 412);
  for (const permissions of ["fields: {deals: {amount: hidden}}\nfields: {}\n", "recrods: {}\n", "records: {deals: {raed: all}}\n"]) {
    const misspelt = await c.as.admin("PATCH", `/roles/${role.id}`, { permissions });
    assert.deepEqual([misspelt.status, (await c.as.admin("GET", `/roles/${role.id}/rules`)).json.fields.deals.amount], [422, "hidden"], permissions);
  }
  assert.equal((await c.as.boss("GET", `/roles/${role.id}/rules`)).status, 403);
  assert.equal((await c.as.boss("PUT", `/roles/${role.id}/rules`, rules)).status, 403);
  assert.equal((await c.as.admin("DELETE", `/roles/${role.id}`)).status, 409, "somebody has it");
});

test("somebody who administers is always left; teams are a tree; a role has to exist", async () => {
  const administrator = await role_id("administrator");
  const rules = (await c.as.admin("GET", `/roles/${administrator}/rules`)).json;
  assert.equal((await c.as.admin("PUT", `/roles/${administrator}/rules`, { rights: { administer: false }, records: rules.records })).status, 409);
  assert.equal((await c.as.admin("PATCH", `/users/${c.id.admin}`, { active: false })).status, 409);
  assert.equal((await c.as.admin("PATCH", `/users/${c.id.admin}`, { role: "rep" })).status, 409);
  assert.equal((await c.as.admin("PATCH", `/users/${c.id.ann}`, { role: "sorcerer" })).json.errors[0].field, "role");
  const below = (await c.as.admin("POST", "/teams", { name: "Circle", parent: c.team })).json;
  assert.equal((await c.as.admin("PATCH", `/teams/${c.team}`, { parent: below.id })).json.errors[0].code, "team_circle");
});

test("what is taken away is gone within a second, on open streams too", async () => {
  const deal = (await c.as.ann("POST", "/deals", { name: "Taken" })).json;
  const told = async (stream) => {
    const at = stream.text.length;
    await c.as.ann("PATCH", `/deals/${deal.id}`, { pitch: `${Math.random()}` });
    return soon(() => stream.text.slice(at).includes(`"id":${deal.id},"version"`), 700);
  };
  // A share removed.
  const share = (await c.as.ann("POST", `/deals/${deal.id}/shares`, { user: c.id.ben })).json;
  const ben = await hear(c.server.address, { Cookie: (await sign_in("ben")).cookie });
  await soon(() => ben.text.includes("retry"));
  assert.ok(await told(ben), "heard while it is shared");
  await c.as.ann("DELETE", `/deals/${deal.id}/shares/${share.id}`);
  assert.equal((await c.as.ben("GET", `/deals/${deal.id}`)).status, 404);
  assert.ok(!(await told(ben)), "not heard any more");
  ben.close();
  // Moved to another team: the leader of the old one sees nothing of hers any more.
  const boss = await hear(c.server.address, { Cookie: (await sign_in("boss")).cookie });
  await soon(() => boss.text.includes("retry"));
  assert.ok(await told(boss));
  await c.as.admin("PATCH", `/users/${c.id.ann}`, { team: null });
  assert.equal((await c.as.boss("GET", `/deals/${deal.id}`)).status, 404);
  assert.ok(!(await told(boss)));
  await c.as.admin("PATCH", `/users/${c.id.ann}`, { team: c.team });
  // Another role.
  await c.as.admin("PATCH", `/users/${c.id.boss}`, { role: "rep" });
  assert.equal((await c.as.boss("GET", `/deals/${deal.id}`)).status, 404);
  assert.ok(!(await told(boss)));
  await c.as.admin("PATCH", `/users/${c.id.boss}`, { role: "manager" });
  assert.ok(await told(boss));
  // The rules of the role.
  const viewer = await role_id("viewer");
  const rules = (await c.as.admin("GET", `/roles/${viewer}/rules`)).json;
  const eve = await hear(c.server.address, { Cookie: (await sign_in("eve")).cookie });
  await soon(() => eve.text.includes("retry"));
  assert.ok(await told(eve));
  await c.as.admin("PUT", `/roles/${viewer}/rules`, { records: { ...rules.records, deals: { read: "outcome = won" } }, fields: rules.fields });
  assert.equal((await c.as.eve("GET", `/deals/${deal.id}`)).status, 404);
  assert.ok(!(await told(eve)));
  await c.as.admin("PUT", `/roles/${viewer}/rules`, { records: rules.records, fields: rules.fields });
  // Switched off: session, token and stream end; switched on again, she signs in anew.
  const session = await sign_in("eve");
  await c.as.admin("PATCH", `/users/${c.id.eve}`, { active: false });
  assert.ok(await soon(() => eve.ended), "the stream is closed");
  assert.equal((await fetch(`${c.server.address}/api/v1/me`, { headers: { Cookie: session.cookie } })).status, 401);
  assert.equal((await c.as.eve("GET", "/me")).status, 401);
  assert.equal((await sign_in("eve")).status, 401);
  await c.as.admin("PATCH", `/users/${c.id.eve}`, { active: true });
  assert.equal((await fetch(`${c.server.address}/api/v1/me`, { headers: { Cookie: session.cookie } })).status, 401, "the old session stays ended");
  assert.equal((await sign_in("eve")).status, 200);
  boss.close();
});

test("a token is made, shown once, and void at once", async () => {
  const made = (await c.as.ann("POST", "/tokens", { name: "script" })).json;
  const ask = asker(c.server.address, made.token);
  assert.equal((await ask("GET", "/me")).json.login, "ann");
  const stream = await hear(c.server.address, { Authorization: `Bearer ${made.token}` });
  const mine = (await c.as.ann("GET", "/tokens")).json.items;
  assert.ok(mine.some((token) => token.id === made.id && token.name === "script"));
  assert.ok(!JSON.stringify(mine).includes(made.token.split(".")[1]));
  assert.ok(!(await c.as.ben("GET", "/tokens")).json.items.some((token) => token.id === made.id));
  assert.equal((await c.as.ben("DELETE", `/tokens/${made.id}`)).status, 404);
  assert.equal((await c.as.ann("DELETE", `/tokens/${made.id}`)).status, 204);
  assert.equal((await ask("GET", "/me")).status, 401);
  assert.ok(await soon(() => stream.ended), "its stream is closed");
});

test("somebody new is invited by a link that works once; a new link voids the password and the sessions", async () => {
  const made = (await c.as.admin("POST", "/users", { login: "nina", name: "Nina New", role: "rep" })).json;
  const open = asker(c.server.address);
  assert.equal((await c.as.boss("POST", `/users/${made.id}/invite`)).status, 403);
  const first = (await c.as.admin("POST", `/users/${made.id}/invite`)).json;
  const { link } = (await c.as.admin("POST", `/users/${made.id}/invite`)).json;
  assert.equal((await open("GET", first.link)).status, 404, "the later link voids the earlier one");
  const shown = (await open("GET", link)).json;
  assert.deepEqual([shown.login, shown.name], ["nina", "Nina New"]);
  assert.equal((await open("POST", link, { password: "short" })).status, 422);
  const entered = await open("POST", link, { password: "a long new one" });
  assert.deepEqual([entered.status, entered.json.user.login], [200, "nina"]);
  assert.equal((await open("POST", link, { password: "a long new one" })).status, 404, "it works once");
  const session = await sign_in("nina", "a long new one");
  assert.equal(session.status, 200);
  await c.as.admin("POST", `/users/${made.id}/invite`);
  assert.equal((await fetch(`${c.server.address}/api/v1/me`, { headers: { Cookie: session.cookie } })).status, 401);
  assert.equal((await sign_in("nina", "a long new one")).status, 401, "the old password is void");
  const boss = await sign_in("boss");
  assert.equal((await c.as.admin("POST", `/users/${c.id.boss}/sign-out`)).status, 204);
  assert.equal((await fetch(`${c.server.address}/api/v1/me`, { headers: { Cookie: boss.cookie } })).status, 401);
});

test("views are seen by whom they are shown to, changed by their owner, and read with each reader's own eyes", async () => {
  const made = await c.as.ann("POST", "/views", { name: "Mine", resource: "deals", query: "owner = me and outcome = open sort amount desc", columns: "name,amount,organization.name" });
  assert.equal(made.status, 201);
  const view = made.json;
  assert.equal((await c.as.boss("GET", `/views/${view.id}`)).status, 404, "private");
  assert.equal((await c.as.ann("PATCH", `/views/${view.id}`, { shared: "team" })).status, 200);
  assert.equal((await c.as.boss("GET", `/views/${view.id}`)).status, 200);
  assert.equal((await c.as.ben("GET", `/views/${view.id}`)).status, 404, "of another team");
  assert.equal((await c.as.boss("PATCH", `/views/${view.id}`, { name: "Stolen" })).status, 403);
  assert.equal((await c.as.boss("DELETE", `/views/${view.id}`)).status, 403);
  await c.as.ann("POST", `/views/${view.id}/shares`, { user: c.id.ben });
  assert.equal((await c.as.ben("GET", `/views/${view.id}`)).status, 200);
  const wrong = await c.as.ann("POST", "/views", { name: "Wrong", resource: "deals", query: "amuont > 5" });
  assert.deepEqual([wrong.status, wrong.json.errors[0].field, wrong.json.errors[0].nearest], [422, "query", "amount"]);
  assert.equal((await c.as.ann("POST", "/views", { name: "Wrong", resource: "deals", columns: "name,warp" })).json.errors[0].field, "columns");
  assert.equal((await c.as.ann("POST", "/views", { name: "Wrong", resource: "ghosts" })).json.errors[0].field, "resource");
  assert.equal((await c.as.ann("PATCH", `/views/${view.id}`, { default_for: "rep" })).json.errors[0].field, "default_for");
  assert.equal((await c.as.ann("POST", "/views", { name: "Loud", resource: "deals", shared: "everybody", pinned: true })).json.errors[0].field, "pinned");
  const all = (await c.as.admin("POST", "/views", { name: "Open ones", resource: "deals", query: "owner = me and outcome = open", shared: "everybody", pinned: true, default_for: "rep" })).json;
  await c.as.ben("POST", "/deals", { name: "Of ben" });
  const counted = async (login) => (await c.as[login]("GET", "/counts")).json.views.find((one) => one.id === all.id)?.count;
  const listed = async (login) => (await c.as[login]("GET", `/deals?count=exact&q=${enc(all.query)}`)).json.count;
  assert.equal(await counted("ben"), await listed("ben"));
  assert.equal(await counted("ann"), await listed("ann"));
  assert.notEqual(await counted("ben"), await counted("ann"), "me is whoever looks");
});

test("a bulk change asks the rights of each record, tells what was refused, and is taken back as a whole", async () => {
  const ids = [];
  for (let n = 0; n < 4; ++n) ids.push((await c.as.ann("POST", "/deals", { name: `Bulk ${n}`, pitch: `old ${n}` })).json.id);
  const others = (await c.as.ben("POST", "/deals", { name: "Bulk of ben", pitch: "his" })).json.id;
  const ended = async (answer) => {
    let now = answer.json;
    assert.equal(answer.status, 202, answer.text);
    await soon(async () => ((now = (await c.as.ann("GET", `/jobs/${now.id}`)).json), now.state !== "running" && now.state !== "queued"), 5000);
    return now;
  };
  const job = await ended(await c.as.ann("POST", "/deals/bulk", { ids: [...ids, others, 999999], set: { pitch: "new" } }));
  assert.deepEqual([job.state, job.result.changed, job.result.refused], ["done", 4, 2]);
  const [hidden, missing] = job.result.errors;
  assert.deepEqual({ ...hidden, id: 0 }, { ...missing, id: 0 }, "what may not be read is refused like what is not there");
  assert.equal((await c.as.ben("GET", `/deals/${others}`)).json.pitch, "his");
  assert.equal((await c.as.ben("GET", `/jobs/${job.id}`)).status, 404);
  assert.ok((await c.as.ann("GET", "/jobs")).json.items.some((one) => one.id === job.id));
  await c.as.ann("PATCH", `/deals/${ids[0]}`, { pitch: "later" });
  const undo = await ended(await c.as.ann("POST", `/jobs/${job.id}/undo`));
  assert.deepEqual([undo.state, undo.result.undone, undo.result.refused, undo.undoes], ["done", 3, 1, job.id]);
  assert.equal((await c.as.ann("GET", `/deals/${ids[0]}`)).json.pitch, "later");
  assert.equal((await c.as.ann("GET", `/deals/${ids[1]}`)).json.pitch, "old 1");
  assert.equal((await c.as.ann("POST", `/jobs/${job.id}/undo`)).status, 409, "once");
  const by_query = await ended(await c.as.ann("POST", "/deals/bulk", { q: 'name starts with "Bulk"', set: { pitch: "all" } }));
  assert.deepEqual([by_query.result.changed, by_query.result.refused], [4, 0], "the query finds only what she may read");
  const viewer = await c.person("vic", "viewer");
  assert.equal((await viewer.ask("POST", "/deals/bulk", { ids, set: { pitch: "x" } })).status, 403);
  assert.equal((await c.as.ann("POST", "/deals/bulk", { q: "amuont > 1", set: { pitch: "x" } })).status, 422);
  assert.equal((await c.as.ann("POST", "/deals/bulk", { set: { pitch: "x" } })).status, 422);
});

test("a job that a crash broke off says so after the restart, and what it did can be taken back", async () => {
  const data = folder();
  run(["user", "add", "admin", "--data", data, "--role", "administrator", "--name", "Admin", "--password-stdin"], "correct horse");
  let server = await serve(data);
  const token = run(["token", "add", "admin", "--data", data]).trim();
  let ask = asker(server.address, token);
  const csv = ["last_name;city", ...Array.from({ length: 6000 }, (_, n) => `Person ${n};Tver`)].join("\n");
  const plan = (await ask("POST", "/imports?name=leads.csv&module=leads", csv)).json;
  let run_job = (await ask("POST", `/imports/${plan.id}/run`)).json;
  while (run_job.state === "running" || run_job.state === "queued") run_job = (await ask("GET", `/jobs/${run_job.id}`)).json;
  assert.equal(run_job.state, "done", run_job.message);
  const job = (await ask("POST", "/leads/bulk", { q: "", set: { city: "Tula" } })).json;
  await soon(async () => (await ask("GET", `/jobs/${job.id}`)).json.done > 0, 5000);
  await server.kill();
  server = await serve(data);
  ask = asker(server.address, token);
  const after_crash = (await ask("GET", `/jobs/${job.id}`)).json;
  assert.equal(after_crash.state, "interrupted");
  const count = async (city) => (await ask("GET", `/leads?count=exact&q=${enc(`city = ${city}`)}`)).json.count;
  assert.equal(await count("Tula"), after_crash.done, "how far it came is known exactly");
  const undo = (await ask("POST", `/jobs/${job.id}/undo`)).json;
  await soon(async () => (await ask("GET", `/jobs/${undo.id}`)).json.state === "done", 20000);
  assert.equal(await count("Tver"), 6000);
  await server.stop();
  rmSync(data, { recursive: true });
});

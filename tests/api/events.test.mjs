import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { asker, company, pause, run } from "../support/voronka.mjs";
import { listen, resident, threads, until } from "../support/wire.mjs";

let firm, token;
before(async () => {
  firm = await company();
  token = Object.fromEntries(["admin", "boss", "ann", "ben", "eve"].map((login) => [login, run(["token", "add", login, "--data", firm.data]).trim()]));
});
after(() => firm.close());

const stream = (login, last_id) => listen(firm.server.address, { Authorization: `Bearer ${token[login]}` }, last_id).opened;
const of = (heard, id) => heard.events.filter((event) => event.data.id === id).map((event) => event.data);
// An event that everybody hears, after which nothing earlier can come any more.
async function mark(...streams) {
  const product = (await firm.as.admin("POST", "/products", { name: `mark ${Math.random()}` })).json;
  for (const one of streams) await until(() => of(one, product.id).length > 0, "the mark is heard", 20_000);
}

test("each hears of what it may read, once, and of what it may no longer read the id alone", async () => {
  const [ann, ben, eve] = await Promise.all([stream("ann"), stream("ben"), stream("eve")]);
  const lead = (await firm.as.ann("POST", "/leads", { last_name: "Petrova" })).json;
  await mark(ann, ben, eve);
  assert.deepEqual(of(ann, lead.id), [{ resource: "leads", id: lead.id, version: lead.version, change: "create" }]);
  assert.equal(of(eve, lead.id).length, 1);
  assert.deepEqual(of(ben, lead.id), [], "what one may not read is not there");

  await firm.as.admin("PATCH", `/leads/${lead.id}`, { owner: firm.id.ben });
  await mark(ann, ben, eve);
  assert.deepEqual(of(ann, lead.id).at(-1), { resource: "leads", id: lead.id, change: "gone" });
  assert.equal(of(ben, lead.id).at(-1).change, "update");
  await firm.as.admin("PATCH", `/leads/${lead.id}`, { city: "Tver" });
  await mark(ann, ben, eve);
  assert.equal(of(ann, lead.id).length, 2, "and then nothing more");
  await firm.as.admin("DELETE", `/leads/${lead.id}`);
  await mark(ann, ben, eve);
  assert.equal(of(ben, lead.id).at(-1).change, "delete");
  assert.equal(of(eve, lead.id).at(-1).change, "delete");
  assert.equal(of(ann, lead.id).length, 2);
  for (const one of [ann, ben, eve]) one.close();
});

test("a storm of reconnecting: nothing is missed and nothing comes twice", async () => {
  const many = 600;
  const open = (last) => Promise.all(Array.from({ length: many }, (_, n) => stream(n % 2 ? "eve" : "ann", last?.[n])));
  const heard = Array.from({ length: many }, () => []);
  const made = [];
  let writing = true;
  const writer = (async () => {
    while (writing) made.push((await firm.as.ann("POST", "/leads", { last_name: `storm ${made.length}` })).json.id);
  })();
  let last;
  let first_seen = 0;
  // Until there was something to miss, however fast the machine is.
  for (let round = 0; round < 4 || (made.length - first_seen < 40 && round < 40); round++) {
    const streams = await open(last);
    // From here on everybody listens.
    if (round === 0) first_seen = made.length + 1;
    const so_far = made.length;
    await until(() => made.length >= so_far + 10, "ten changes while all listen", 30_000);
    last = streams.map((one, n) => {
      one.close();
      heard[n].push(...one.events.filter((event) => event.data.resource === "leads").map((event) => event.data.id));
      return one.last_id;
    });
  }
  writing = false;
  await writer;
  const streams = await open(last);
  await mark(...streams);
  streams.forEach((one, n) => {
    heard[n].push(...one.events.filter((event) => event.data.resource === "leads").map((event) => event.data.id));
    one.close();
  });
  const expected = made.slice(first_seen);
  assert.ok(expected.length > 20, `${expected.length} changes in the storm`);
  for (const ids of heard) {
    assert.equal(new Set(ids).size, ids.length, "nothing twice");
    assert.deepEqual(ids.filter((id) => id >= expected[0]), expected, "everything, in its order");
  }
});

test("who comes back too late, or with an id that is none, is told to read everything anew, or begins now", async () => {
  const old = await stream("eve", "0");
  for (let n = 0; n < 1100; n += 100) await Promise.all(Array.from({ length: 100 }, (_, i) => firm.as.ann("POST", "/leads", { last_name: `old ${n + i}` })));
  const late = await stream("eve", "1");
  await until(() => late.events.length > 0, "reset");
  assert.equal(late.events[0].event, "reset");
  await mark(late);
  assert.equal(late.events.filter((event) => event.event === "reset").length, 1);
  const strange = await stream("eve", "not-an-id");
  await mark(strange);
  assert.ok(!strange.events.some((event) => event.event === "reset"));
  for (const one of [old, late, strange]) one.close();
});

test("an import tells of itself once", async () => {
  const heard = await stream("admin");
  const file = `Last name;City\n${Array.from({ length: 400 }, (_, n) => `Imported${n};Omsk`).join("\n")}\n`;
  const plan = (await firm.as.admin("POST", "/imports?name=leads.csv&module=leads", file)).json;
  const job = (await firm.as.admin("POST", `/imports/${plan.id}/run`)).json;
  await until(async () => (await firm.as.admin("GET", `/jobs/${job.id}`)).json.state === "done", "imported", 20_000);
  await mark(heard);
  const leads = heard.events.filter((event) => event.data.resource === "leads").map((event) => event.data);
  assert.deepEqual(leads, [{ resource: "leads", change: "refresh" }]);
  heard.close();
});

test("whoever signs out, is switched off or gets other rights is let go or narrowed within a second", async () => {
  const signed = await fetch(`${firm.server.address}/api/v1/session`, { method: "POST", body: JSON.stringify({ login: "eve", password: firm.password }) });
  const cookie = signed.headers.get("set-cookie").split(";")[0];
  const { csrf_token } = await signed.json();
  const session = await listen(firm.server.address, { Cookie: cookie }).opened;
  const same_person = await stream("eve");
  let ended = false;
  session.ended.then(() => (ended = true));
  await fetch(`${firm.server.address}/api/v1/session`, { method: "DELETE", headers: { Cookie: cookie, "X-CSRF-Token": csrf_token } });
  await until(() => ended, "the stream of the session ends", 1000);

  await firm.as.admin("PATCH", `/users/${firm.id.eve}`, { role: "rep" });
  await until(() => same_person.events.some((event) => event.event === "reset"), "told to read anew", 1000);
  const lead = (await firm.as.ann("POST", "/leads", { last_name: "Hidden" })).json;
  await mark(same_person);
  assert.deepEqual(of(same_person, lead.id), []);

  let gone = false;
  same_person.ended.then(() => (gone = true));
  await firm.as.admin("PATCH", `/users/${firm.id.eve}`, { active: false });
  await until(() => gone, "the stream of who was switched off ends", 1000);
  await firm.as.admin("PATCH", `/users/${firm.id.eve}`, { active: true, role: "viewer" });
  assert.equal((await stream("eve")).status, 401, "a token that ended does not come back with its person");
  token.eve = run(["token", "add", "eve", "--data", firm.data]).trim();
});

test("thousands of idle streams cost little memory and no threads", async () => {
  const many = 3000;
  const before = { memory: resident(firm.server.pid), threads: threads(firm.server.pid) };
  const streams = [];
  for (let n = 0; n < many; n += 500) streams.push(...(await Promise.all(Array.from({ length: 500 }, () => stream("eve")))));
  await mark(...streams);
  const grown = resident(firm.server.pid) - before.memory;
  assert.ok(grown < many * 0.02, `${grown.toFixed(1)} MB for ${many} streams; 200 MB for 10,000 would be ${many * 0.02} MB`);
  assert.equal(threads(firm.server.pid), before.threads);
  for (const one of streams) one.close();
  const metric = async () => Number((await (await fetch(`${firm.server.address}/metrics`)).text()).match(/voronka_event_streams (\d+)/)[1]);
  await until(async () => (await metric()) === 0, "all are let go");
});

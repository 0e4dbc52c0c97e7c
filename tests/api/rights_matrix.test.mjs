// Every way in which data leave × every role × a record and a field that the reader may not see. What is not to be known carries a
// mark that occurs nowhere else: it must not be contained in any answer. The same ways asked by somebody who may see it do contain
// it, so the test would notice if it asked for nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { company, hear, pause, soon } from "../support/voronka.mjs";

const mark = "Zyxhidden"; // in every text of the hidden records
const typed = "Zyxhidd"; // what readers type: the beginning of it alone, so that an echo is no leak
const missing = 987654321;
const hidden_sum = "987654.32";
const hidden_phone = "+79998887766";
const hidden_inn = "7707083893";
const field_mark = "Zyxpitch"; // in a hidden field of a record that is seen
const searched_mark = "Zyxdetail"; // in one that is searched besides
const field_sum = "555444.33";
const enc = encodeURIComponent;

let c;
let paul;
const h = {}; // what is hidden
const v = {}; // what all see
before(async () => {
  c = await company();
  const carl = await c.person("carl", "rep");
  const make = async (ask, resource, body) => {
    const made = await ask("POST", `/${resource}`, body);
    assert.equal(made.status, 201, made.text);
    return made.json;
  };
  const role = await make(c.as.admin, "roles", { key: "partner", name: "Partner" });
  const rules = await c.as.admin("PUT", `/roles/${role.id}/rules`, {
    records: {
      default: { read: "none" },
      deals: { read: 'source = "partner"', create: "all", update: 'source = "partner"', delete: "none" },
      leads: { read: 'source = "partner"', create: "all", update: 'source = "partner"' },
      organizations: { read: "named_by_readable or owner = me", create: "all", update: "owner = me" },
      contacts: { read: "named_by_readable", create: "all" },
      activities: { read: "about_readable", create: "all" },
      notes: { read: "about_readable" },
      journeys: { read: "part_readable" },
      users: { read: "all" },
      products: { read: "all" },
    },
    fields: { deals: { amount: "hidden", pitch: "hidden", description: "hidden" }, leads: { budget: "hidden" } },
  });
  assert.equal(rules.status, 200, rules.text);
  paul = await c.person("paul", "partner");
  // Of carl, in nobody's team: only administrators and viewers see it.
  h.organization = await make(carl.ask, "organizations", { name: `${mark} Org`, inn: hidden_inn, phone: hidden_phone });
  h.contact = await make(carl.ask, "contacts", { last_name: `${mark} Contact`, email: "zyxhidden@example.com", phone: hidden_phone });
  h.lead = await make(carl.ask, "leads", { last_name: `${mark} Lead`, phone: hidden_phone, email: "zyxhidden@example.com" });
  h.deal = await make(carl.ask, "deals", { name: `${mark} Deal`, amount: hidden_sum, organization: h.organization.id, contact: h.contact.id, pitch: mark });
  h.need = await make(carl.ask, `deals/${h.deal.id}/needs`, { text: mark });
  h.activity = await make(carl.ask, "activities", { subject: `${mark} Call`, about: h.deal.id, due_at: "2020-01-01T09:00:00Z" });
  h.note = await make(carl.ask, "notes", { text: `${mark} note`, about: h.deal.id });
  h.change_set = (await carl.ask("PATCH", `/deals/${h.deal.id}`, { description: mark })).headers.get("x-change-set");
  h.view = await make(carl.ask, "views", { name: `${mark} view`, resource: "deals", query: `name contains ${mark}` });
  h.job = (await carl.ask("POST", "/deals/bulk", { ids: [h.deal.id], set: { warranty: mark } })).json;
  await carl.ask("POST", "/leads", { last_name: `${mark} Once` }, { "Idempotency-Key": "shared-key" });
  // Of ann, from a partner: all but ben see it, the partner without its sum and pitch. A call about the hidden deal, with the
  // hidden contact, is hers.
  v.deal = await make(c.as.ann, "deals", { name: "Seen deal", source: "partner", amount: field_sum, pitch: field_mark, description: searched_mark });
  await c.as.admin("POST", `/deals/${v.deal.id}/move`, { stage: "approach", override: true, reason: "x", set: { pitch: `${field_mark} 2` } });
  v.call = await make(c.as.ann, "activities", { subject: "Seen call", about: v.deal.id, due_at: "2020-01-01T09:00:00Z" });
  await c.as.admin("PATCH", `/activities/${v.call.id}`, { people: [h.contact.id] });
  v.task = await make(c.as.ann, "activities", { subject: "Seen task", about: v.deal.id });
  await c.as.admin("PATCH", `/activities/${v.task.id}`, { about: h.deal.id });
  v.lead = await make(c.as.ann, "leads", { last_name: "Seen lead", company: "Other Org", inn: hidden_inn, source: "partner" });
  await c.as.admin("POST", "/views", { name: "Everybody's", resource: "deals", query: `name contains ${typed}`, shared: "everybody", pinned: true });
});
after(() => c.close());

const list = (resource, q, more = "") => `/${resource}?q=${enc(q)}${more}`;

// Paths of GET that could tell of the hidden records. An id that is asked for is no secret: what is told of it is.
const ways = () => [
  ...["leads", "organizations", "contacts", "deals", "activities", "notes", "journeys", "views"].flatMap((resource) => [`/${resource}?limit=200&count=exact`, `/${resource}?limit=200&q=${enc("sort id")}`]),
  ...Object.entries({ organizations: h.organization, contacts: h.contact, leads: h.lead, deals: h.deal, activities: h.activity, notes: h.note, views: h.view, journeys: { id: h.deal.journey } }).map(([resource, record]) => `/${resource}/${record.id}`),
  list("deals", `name contains ${typed}`, "&count=exact"),
  list("deals", `organization.name contains ${typed}`, "&count=exact"),
  list("deals", `any activities(subject contains ${typed})`, "&count=exact"),
  list("deals", `any needs(text contains ${typed})`),
  list("deals", "sort name desc"),
  list("deals", "sort organization.name", "&fields=name,organization.name,organization.owner"),
  list("deals", "group by name show count, sum(amount), max(amount)"),
  list("deals", "group by organization.name show count"),
  list("deals", "group by organization show count"),
  list("activities", "about is not empty", "&expand=about"),
  list("activities", `about = ${h.deal.id}`, "&count=exact"),
  list("activities", `people = ${h.contact.id}`, "&count=exact"),
  list("activities", "people is not empty", "&count=exact"),
  list("contacts", `phone = "${hidden_phone}"`, "&count=exact"),
  list("journeys", `any stays(record = ${h.deal.id})`, "&count=exact"),
  `/activities/${v.call.id}`,
  `/activities/${v.task.id}?expand=about`,
  ...["timeline", "history", "guide", "stays", "lines", "needs", "people", "shares", "brief", "plan"].flatMap((part) => [`/deals/${h.deal.id}/${part}`, `/deals/${v.deal.id}/${part}`]),
  ...["timeline", "history"].flatMap((part) => [`/leads/${h.lead.id}/${part}`, `/organizations/${h.organization.id}/${part}`, `/contacts/${h.contact.id}/${part}`, `/activities/${v.task.id}/${part}`, `/activities/${v.call.id}/${part}`]),
  `/journeys/${h.deal.journey}/stays`,
  `/leads/${v.lead.id}/convert`,
  ...["leads", "contacts", "organizations"].map((resource) => `/${resource}/duplicates?limit=200`),
  ...[typed, hidden_phone, hidden_inn, "8 (999) 888-77-66", "zyxhidden@example.com"].map((text) => `/search?q=${enc(text)}&limit=100`),
  ...["name = Zyx", "organization = Zyx", "contact = ", "owner = c"].map((text) => `/query/complete?resource=deals&q=${enc(text)}`),
  ...["Zyxhiddem", "Xyzhidden", "Zyxdetial", "Zyxdetaill"].map((text) => `/search?q=${text}`), // «did you mean»
  `/query?resource=deals&q=${enc(`organization = "${typed}n Org"`)}`,
  `/query?resource=deals&q=${enc(`organization = ${h.organization.id}`)}`,
  ...["deals", "leads", "organizations", "contacts", "activities", "notes"].map((resource) => `/export/${resource}.csv`),
  `/export/deals.csv?q=${enc(`name contains ${typed}`)}`,
  `/export/activities.csv?fields=subject,about,people`,
  "/company/archive",
  "/changes?limit=200",
  `/changes?record=${h.deal.id}`,
  `/jobs/${h.job.id}`,
  "/jobs",
  "/today",
  "/board",
  `/board?q=${enc(`name contains ${typed}`)}`,
  ...["win_rate", "cycle_length", "won_value", "pipeline_value", "speed_to_lead", "next_step_coverage", "on_time_rate", "sales_velocity", "activity", "outcomes", "load", "override_rate"].flatMap((name) => [`/measures/${name}?by=owner`, `/measures/${name}?q=${enc("id > 0")}`]),
  "/funnel", "/pipeline", "/pipeline?on=2030-01-01", "/counts", "/company", "/users", "/roles", "/schema", "/me", "/tokens",
];

const secrets_of_the_record = [mark, mark.toLowerCase(), hidden_sum, "987654", hidden_phone, "zyxhidden@example"];

// Answers of one person to all the ways; each with what of it is not to be there.
async function contained(ask, secrets) {
  const found = [];
  for (const path of ways()) {
    const answer = await ask("GET", path);
    assert.ok(answer.status < 500, `${path}: ${answer.text.slice(0, 200)}`);
    for (const secret of secrets) if (answer.text.includes(secret)) found.push(`${path} contains ${secret}`);
  }
  return found;
}

test("nothing of a hidden record is contained in any answer to those who may not see it", async () => {
  for (const [name, ask] of [["manager", c.as.boss], ["rep of the team", c.as.ann], ["rep", c.as.ben], ["partner", paul.ask]])
    assert.deepEqual(await contained(ask, secrets_of_the_record), [], name);
});

test("no wording is offered whose words stand in hidden records or hidden fields alone", async () => {
  const meant = async (ask, text) => (await ask("GET", `/search?q=${enc(text)}`)).json.did_you_mean;
  const known = { record: mark.toLowerCase(), field: searched_mark.toLowerCase() };
  for (const [text, word] of [["Zyxhiden", known.record], ["Zyxhiddne", known.record], ["Янчршввут", known.record]]) {
    assert.equal(await meant(c.as.eve, text), word, text);
    for (const ask of [c.as.boss, c.as.ann, c.as.ben, paul.ask]) assert.equal(await meant(ask, text), null, text);
  }
  for (const text of ["Zyxdetial", "Zyxdedail", "Янчвуефшд"]) {
    assert.equal(await meant(c.as.boss, text), known.field, text);
    assert.equal(await meant(paul.ask, text), null, text);
  }
  assert.equal(await meant(paul.ask, "Seeen"), "seen", "what he does see is offered");
});

test("the same ways do tell those who may see it", async () => {
  assert.ok((await contained(c.as.admin, [mark])).length > 40);
  assert.ok((await contained(c.as.eve, [mark])).length > 35);
});

test("nothing of a hidden field is contained in any answer, and it is unknown wherever it could be named", async () => {
  assert.deepEqual(await contained(paul.ask, [field_mark, searched_mark, searched_mark.toLowerCase(), field_sum, "555444"]), []);
  assert.ok((await contained(c.as.boss, [field_mark])).length > 5);
  for (const q of ["amount > 1", "sort amount", "group by stage show sum(amount)", "amount_base > 1", "pitch is not empty", `pitch contains ${field_mark.slice(0, 5)}`]) {
    const refused = await paul.ask("GET", list("deals", q));
    const [error] = refused.json.errors;
    assert.deepEqual([refused.status, error.code.replace("_nearest", "")], [422, "query_unknown_field"], q);
    assert.ok(!["amount", "amount_base", "pitch"].includes(error.nearest), q);
  }
  for (const [method, path, body] of [["POST", "/deals", { name: "x", amount: "1.00" }], ["PATCH", `/deals/${v.deal.id}`, { pitch: "x" }], ["POST", `/deals/${v.deal.id}/move`, { stage: "approach", set: { pitch: "x" } }]])
    assert.equal((await paul.ask(method, path, body)).status, 422, `${method} ${path}`);
  assert.equal((await paul.ask("GET", "/deals?fields=amount")).status, 422);
  assert.equal((await paul.ask("GET", `/query?resource=deals&q=${enc("amount > 1")}`)).status, 422);
  assert.ok(!(await paul.ask("GET", `/query/complete?resource=deals&q=${enc("amo")}`)).json.items.some((item) => item.text.includes("amount")));
  const near = await paul.ask("POST", "/deals", { name: "x", amuont: "1.00" });
  assert.ok(!near.text.includes('"amount"') && !near.text.includes("«amount»"), "did you mean");
  const deals = (await paul.ask("GET", "/schema")).json.modules.find((module) => module.key === "deals");
  assert.ok(!deals.fields.some((field) => ["amount", "pitch", "amount_base"].includes(field.key)));
  const found = async (ask) => (await ask("GET", `/search?q=${searched_mark}`)).json.items.map((item) => item.id);
  assert.deepEqual(await found(c.as.boss), [v.deal.id]);
  assert.deepEqual(await found(paul.ask), [], "found by no word of a hidden field");
});

// What is refused for the hidden id is refused in the same words for one that never was.
test("what may not be read answers exactly like what is not there, on every verb", async () => {
  const verbs = (ids) => [
    ["GET", `/deals/${ids.deal}`], ["PATCH", `/deals/${ids.deal}`, { pitch: "x" }], ["DELETE", `/deals/${ids.deal}`], ["POST", `/deals/${ids.deal}/restore`],
    ["PATCH", `/deals/${ids.deal}`, { pitch: "x" }, { "If-Match": '"1"' }], ["DELETE", `/deals/${ids.deal}`, undefined, { "If-Match": '"999"' }],
    ["POST", `/deals/${ids.deal}/move`, { stage: "closing" }], ["POST", `/deals/${ids.deal}/win`], ["POST", `/deals/${ids.deal}/lose`, { loss_reason: "price" }], ["POST", `/deals/${ids.deal}/reopen`, { reason: "x" }],
    ["POST", `/leads/${ids.lead}/convert`, {}], ["GET", `/leads/${ids.lead}/convert`], ["POST", `/leads/${ids.lead}/disqualify`, { reason: "no_need" }], ["POST", `/leads/${ids.lead}/nurture`, { until: "2099-01-01" }],
    ["POST", `/leads/${v.lead.id}/convert`, { deal: ids.deal }], ["POST", `/leads/${v.lead.id}/convert`, { organization: ids.organization }], ["POST", `/leads/${v.lead.id}/convert`, { contact: ids.contact }],
    ["PUT", `/deals/${ids.deal}/steps/plan`, { done: true }],
    ["GET", `/deals/${ids.deal}/needs`], ["POST", `/deals/${ids.deal}/needs`, { text: "x" }], ["PATCH", `/deals/${ids.deal}/needs/${ids.need}`, { text: "x" }], ["PATCH", `/deals/${v.deal.id}/needs/${ids.need}`, { text: "x" }], ["DELETE", `/deals/${ids.deal}/needs/${ids.need}`],
    ["GET", `/deals/${ids.deal}/shares`], ["POST", `/deals/${ids.deal}/shares`, { user: c.id.eve }], ["DELETE", `/deals/${ids.deal}/shares/1`],
    ...["timeline", "history", "guide", "stays"].map((part) => ["GET", `/deals/${ids.deal}/${part}`]),
    ["POST", "/deals", { name: "x", organization: ids.organization }], ["POST", "/deals", { name: "x", contact: ids.contact }], ["POST", "/activities", { subject: "x", about: ids.deal }], ["POST", "/activities", { subject: "x", people: [ids.contact] }],
    ["PATCH", `/deals/${v.deal.id}`, { organization: ids.organization }],
    ["POST", "/undo", { change_set: ids.change_set }],
    ["GET", `/jobs/${ids.job}`], ["POST", `/jobs/${ids.job}/undo`],
    ["GET", `/deals?q=${enc(`organization = "${ids.name}"`)}`], ["GET", `/query?resource=deals&q=${enc(`organization = "${ids.name}"`)}`],
    ["GET", list("deals", `organization = ${ids.organization}`, "&count=exact")], ["GET", list("activities", `people = ${ids.contact}`, "&count=exact")],
  ];
  const real = verbs({ deal: h.deal.id, lead: h.lead.id, organization: h.organization.id, contact: h.contact.id, need: h.need.id, change_set: Number(h.change_set), job: h.job.id, name: `${mark} Org` });
  const none = verbs({ deal: missing, lead: missing, organization: missing, contact: missing, need: missing, change_set: missing, job: missing, name: "Neverwas Org" });
  const plain = (answer) => `${answer.status} ${answer.text}`.replaceAll(/\d+/g, "N").replaceAll(mark, "Neverwas");
  for (const [name, ask] of [["ben", c.as.ben], ["ann", c.as.ann], ["boss", c.as.boss], ["paul", paul.ask]])
    for (let i = 0; i < real.length; ++i) {
      const [asked, other] = [await ask(...real[i]), await ask(...none[i])];
      if (asked.status === 201) continue; // made without what it may not name: told apart below
      assert.equal(plain(asked), plain(other), `${name}: ${real[i][0]} ${real[i][1]}`);
      assert.ok(!asked.text.includes(mark) || real[i][1].includes("Zyx"), `${name}: ${real[i][1]}`);
    }
  for (const ask of [c.as.ann, c.as.boss]) assert.equal((await ask("POST", "/activities", { subject: "x", about: h.deal.id })).status, 422);
});

test("an import neither updates, skips nor names what its person may not see", async () => {
  const bring = async (ask, on_duplicate, module, csv) => {
    const plan = (await ask("POST", `/imports?name=${module}.csv&module=${module}`, csv)).json;
    await ask("PATCH", `/imports/${plan.id}`, { options: { on_duplicate, match_by: [] } });
    for (const step of ["check", "run"]) {
      const begun = await ask("POST", `/imports/${plan.id}/${step}`);
      assert.equal(begun.status, 202, begun.text);
      await soon(async () => !["queued", "running"].includes((await ask("GET", `/jobs/${begun.json.id}`)).json.state), 10000);
    }
    return ask("GET", `/imports/${plan.id}`);
  };
  const before_it = (await c.as.admin("GET", `/leads/${h.lead.id}`)).json;
  for (const on_duplicate of ["skip", "update"]) {
    const answer = await bring(c.as.ben, on_duplicate, "leads", `last_name,email,city\nNew ${on_duplicate},zyxhidden@example.com,Perm\n`);
    assert.deepEqual([answer.json.result.created, answer.json.result.skipped, answer.json.result.updated], on_duplicate === "skip" ? [1, 0, 0] : [0, 0, 1], "the second finds his own first, never the hidden one");
  }
  assert.equal((await c.as.admin("GET", `/leads/${h.lead.id}`)).json.version, before_it.version);
  const named = await bring(c.as.ben, "create", "contacts", `last_name,organization\nWhom,"Org ${typed}en, Ltd"\nWho,${typed}en Org\n`);
  assert.ok(!JSON.stringify(named.json.result).includes(`${mark} Contact`));
  const made = (await c.as.ben("GET", list("contacts", "last_name = Who"))).json.items[0];
  assert.notEqual(made.organization, h.organization.id, "the organization of that name that he may not see is another one");
  const other = (await c.as.ben("GET", list("contacts", "last_name = Whom"))).json.items[0];
  assert.equal(other.organization, made.organization, "nor is it found written otherwise");
});

test("other people's cursors, idempotency keys, jobs and imports give nothing away", async () => {
  const page = (await c.as.admin("GET", "/deals?limit=1&q=" + enc("sort name desc"))).json;
  const with_cursor = await c.as.ben("GET", `/deals?limit=50&q=${enc("sort name desc")}&cursor=${page.next_cursor}`);
  assert.ok(!with_cursor.text.includes(mark));
  const key = { "Idempotency-Key": "shared-key" };
  const own = await c.as.ben("POST", "/leads", { last_name: "Mine" }, key);
  assert.deepEqual([own.status, own.json.last_name], [201, "Mine"]);
  const uploaded = (await c.as.admin("POST", "/imports?name=leads.csv&module=leads", `last_name\n${mark}\n`)).json;
  for (const path of [`/imports/${uploaded.id}`, `/imports/${uploaded.id}/errors.csv`]) assert.equal((await c.as.ben("GET", path)).status, 404);
  assert.equal((await c.as.ben("POST", `/imports/${uploaded.id}/run`)).status, 404);
});

test("what refers to a record and may not be read is not told when the record cannot be removed", async () => {
  const organization = (await c.as.ben("POST", "/organizations", { name: "Held" })).json;
  const deal = (await c.as.admin("POST", "/deals", { name: `${mark} holder`, organization: organization.id })).json;
  const refused = await c.as.ben("DELETE", `/organizations/${organization.id}`);
  if (refused.status !== 204) assert.ok(!refused.text.includes(`${deal.id}`) && !refused.text.includes(mark));
});

test("the event stream tells nobody of what he may not read", async () => {
  const streams = [];
  for (const login of ["boss", "ann", "ben", "eve"]) {
    const signed_in = await fetch(`${c.server.address}/api/v1/session`, { method: "POST", body: JSON.stringify({ login, password: c.password }) });
    streams.push([login, await hear(c.server.address, { Cookie: signed_in.headers.get("set-cookie").split(";")[0] })]);
  }
  for (const [, stream] of streams) await soon(() => stream.text.includes("retry"));
  await c.as.admin("PATCH", `/deals/${h.deal.id}`, { description: "changed" });
  await c.as.admin("PATCH", `/deals/${v.deal.id}`, { description: "changed" });
  const told = (stream, id) => stream.text.includes(`"id":${id},`) || stream.text.includes(`"id":${id}}`);
  for (const [login, stream] of streams) {
    if (login !== "ben") assert.ok(await soon(() => told(stream, v.deal.id)), `${login} hears of what she sees`);
    if (login === "eve") assert.ok(told(stream, h.deal.id));
  }
  await pause(100);
  for (const [login, stream] of streams) {
    if (login !== "eve") assert.ok(!told(stream, h.deal.id), login);
    stream.close();
  }
});

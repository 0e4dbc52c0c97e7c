import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { company } from "../support/voronka.mjs";

let c;
before(async () => { c = await company(); });
after(() => c.close());

const head = async () => (await c.as.admin("GET", "/changes?limit=200&after=0")).json.items.length;

test("a record is created, read with its version, changed and refused when stale", async () => {
  const made = await c.as.ann("POST", "/leads", { last_name: "Belova", phone: "8 (912) 345-67-89", email: "I.Belova@Example.com" });
  assert.equal(made.status, 201);
  assert.equal(made.headers.get("location"), `/api/v1/leads/${made.json.id}`);
  assert.equal(made.json.phone, "+79123456789");
  assert.equal(made.json.email, "i.belova@example.com");
  assert.equal(made.json.status, "new");
  assert.equal(made.json.owner, c.id.ann);
  const read = await c.as.ann("GET", `/leads/${made.json.id}`);
  assert.equal(read.headers.get("etag"), '"1"');
  const changed = await c.as.ann("PATCH", `/leads/${made.json.id}`, { city: "Tver" }, { "If-Match": '"1"' });
  assert.equal(changed.status, 200);
  assert.equal(changed.json.version, 2);
  assert.equal((await c.as.ann("PATCH", `/leads/${made.json.id}`, { city: "Tula" }, { "If-Match": '"1"' })).status, 412);
  assert.equal((await c.as.ann("GET", `/leads/${made.json.id}`)).json.city, "Tver");
});

test("a body names every field that is wrong, in the reader's language, and changes nothing", async () => {
  const before = await head();
  const refused = await c.as.ann("POST", "/deals", { name: "x".repeat(300), amuont: 5, amount: "many", organization: 999999, id: 7, stage: "closing" });
  assert.equal(refused.status, 422);
  assert.equal(refused.json.type, "/problems/validation");
  const fields = refused.json.errors.map((error) => error.field).sort();
  assert.deepEqual(fields, ["amount", "amuont", "id", "name", "stage"]);
  assert.match(refused.json.errors.find((error) => error.field === "amuont").message, /amount/);
  const russian = await c.as.ann("POST", "/deals", { name: 5 }, { "Accept-Language": "ru" });
  assert.match(russian.json.detail, /[а-я]/);
  assert.equal((await c.as.ann("POST", "/deals", { name: "Racks", organization: 999999 })).json.errors[0].field, "organization");
  assert.equal((await c.as.ann("POST", "/organizations", { name: "Firm", inn: "7707083894" })).json.errors[0].code, "bad_inn");
  assert.equal((await c.as.ann("POST", "/leads", "{broken")).status, 400);
  assert.equal((await c.as.ann("POST", "/leads", {})).status, 422);
  assert.equal(await head(), before);
});

test("the same Idempotency-Key gets the same answer and does nothing twice", async () => {
  const key = { "Idempotency-Key": "once-and-only" };
  const first = await c.as.ann("POST", "/leads", { last_name: "Once" }, key);
  const again = await c.as.ann("POST", "/leads", { last_name: "Once" }, key);
  assert.equal(again.status, 201);
  assert.equal(again.json.id, first.json.id);
  assert.equal((await c.as.ann("GET", "/leads?q=last_name = Once&count=exact")).json.count, 1);
  assert.equal((await c.as.ann("POST", "/leads", { last_name: "Twice" }, key)).status, 409);
});

test("lists are filtered, sorted, counted and read page by page", async () => {
  for (const n of [5, 3, 9, 1, 7]) await c.as.ann("POST", "/deals", { name: `List ${n}`, amount: `${n}000.00` });
  const q = encodeURIComponent('name starts with "List" sort amount desc');
  const first = await c.as.ann("GET", `/deals?q=${q}&limit=2&count=exact`);
  assert.deepEqual(first.json.items.map((deal) => deal.amount), ["9000.00", "7000.00"]);
  assert.equal(first.json.count, 5);
  const second = await c.as.ann("GET", `/deals?q=${q}&limit=2&cursor=${first.json.next_cursor}`);
  assert.deepEqual(second.json.items.map((deal) => deal.amount), ["5000.00", "3000.00"]);
  const last = await c.as.ann("GET", `/deals?q=${q}&limit=2&cursor=${second.json.next_cursor}`);
  assert.deepEqual([last.json.items.length, last.json.next_cursor], [1, null]);
  assert.equal((await c.as.ann("GET", `/deals?q=name = List&cursor=${first.json.next_cursor}`)).status, 422);
  const jump = await c.as.ann("GET", `/deals?q=${q}&limit=2&skip=3`);
  assert.deepEqual(jump.json.items.map((deal) => deal.amount), ["3000.00", "1000.00"]);
  const wrong = await c.as.ann("GET", `/deals?q=${encodeURIComponent("amuont > 5")}`);
  assert.equal(wrong.json.errors[0].nearest, "amount");
  assert.equal(wrong.json.errors[0].at, 0);
  const groups = await c.as.ann("GET", `/deals?q=${encodeURIComponent('name starts with "List" group by outcome show count, sum(amount)')}`);
  assert.deepEqual(groups.json.groups[0].values, { count: 5, "sum(amount)": "25000.00" });
  const list = (query) => c.as.ann("GET", `/deals?q=${encodeURIComponent(query)}&count=exact`);
  await c.as.ann("POST", "/deals", { name: "List in dollars", amount: "4000.00", currency: "USD", close_date: "2026-05-04" });
  const months = await list('name starts with "List" or name = none group by month(close_date) show count, median(amount)');
  assert.deepEqual(months.json.groups.map((group) => [group.key["month(close_date)"], group.values, group.left_out?.["median(amount)"]]), [
    [null, { count: 5, "median(amount)": "5000.00" }, undefined],
    ["2026-05-01", { count: 1, "median(amount)": null }, 1],
  ]);
  // Every figure opens the records that it counted.
  for (const group of months.json.groups) assert.equal((await list(group.records)).json.count, group.values.count);
  assert.equal((await list('name starts with "List" and amount > 0')).json.count, 5);
  assert.equal((await list('name starts with "List" and amount >= 4000 USD')).json.count, 1);
});

test("children belong to their record: its version, its rights", async () => {
  const deal = (await c.as.ann("POST", "/deals", { name: "With needs" })).json;
  const need = await c.as.ann("POST", `/deals/${deal.id}/needs`, { text: "Three tiers", importance: 4 });
  assert.equal(need.status, 201);
  assert.equal((await c.as.ann("GET", `/deals/${deal.id}`)).json.version, 2);
  assert.equal((await c.as.ann("PATCH", `/deals/${deal.id}/needs/${need.json.id}`, { importance: 9 })).status, 422);
  assert.equal((await c.as.ben("GET", `/deals/${deal.id}/needs`)).status, 404);
  assert.equal((await c.as.ann("GET", `/deals?q=${encodeURIComponent("any needs(importance >= 4)")}&count=exact`)).json.count, 1);
  assert.equal((await c.as.ann("DELETE", `/deals/${deal.id}/needs/${need.json.id}`)).status, 204);
  assert.equal((await c.as.ann("GET", `/deals/${deal.id}/needs`)).json.items.length, 0);
});

test("deleting goes to the wastebasket; restoring and undoing bring back", async () => {
  const lead = (await c.as.ann("POST", "/leads", { last_name: "Gone", city: "Tver" })).json;
  assert.equal((await c.as.ann("DELETE", `/leads/${lead.id}`)).status, 204);
  assert.equal((await c.as.ann("GET", `/leads/${lead.id}`)).status, 404);
  assert.equal((await c.as.ann("POST", `/leads/${lead.id}/restore`)).json.last_name, "Gone");
  const change = await c.as.ann("PATCH", `/leads/${lead.id}`, { city: "Tula" });
  const set = Number(change.headers.get("x-change-set"));
  assert.equal((await c.as.ann("POST", "/undo", { change_set: set })).status, 204);
  assert.equal((await c.as.ann("GET", `/leads/${lead.id}`)).json.city, "Tver");
  const first = Number((await c.as.ann("PATCH", `/leads/${lead.id}`, { city: "Kazan" })).headers.get("x-change-set"));
  await c.as.ann("PATCH", `/leads/${lead.id}`, { city: "Samara" });
  assert.equal((await c.as.ann("POST", "/undo", { change_set: first })).status, 409);
});

test("what may not be read is not there", async () => {
  const deal = (await c.as.ben("POST", "/deals", { name: "Hidden from ann", amount: "5.00" })).json;
  assert.equal((await c.as.ann("GET", `/deals/${deal.id}`)).status, 404);
  assert.equal((await c.as.ann("PATCH", `/deals/${deal.id}`, { name: "x" })).status, 404);
  assert.equal((await c.as.ann("POST", `/deals/${deal.id}/win`)).status, 404);
  assert.equal((await c.as.ann("GET", `/deals?q=id = ${deal.id}&count=exact`)).json.count, 0);
  assert.equal((await c.as.ann("GET", "/search?q=Hidden")).json.items.length, 0);
  assert.equal((await c.as.ben("GET", "/search?q=Hidden")).json.items.length, 1);
  assert.equal((await c.as.ann("GET", `/deals/${deal.id}/timeline`)).status, 404);
  assert.equal((await c.as.ann("POST", "/activities", { subject: "Peek", about: deal.id })).status, 422);
  assert.equal((await c.as.eve("GET", `/deals/${deal.id}`)).status, 200);
  assert.equal((await c.as.eve("PATCH", `/deals/${deal.id}`, { name: "x" })).status, 403);
  assert.equal((await c.as.boss("GET", `/deals/${deal.id}`)).status, 404);
  const ours = (await c.as.ann("POST", "/deals", { name: "Of the team" })).json;
  assert.equal((await c.as.boss("GET", `/deals/${ours.id}`)).status, 200);
  assert.equal((await c.as.ann("GET", "/changes")).status, 403);
  assert.equal((await fetch(`${c.server.address}/api/v1/deals`)).status, 401);
});

test("search finds by word form, by telephone in any format and by the beginning of a word", async () => {
  const lead = (await c.as.ann("POST", "/leads", { company: "Стеллажные системы", phone: "+7 900 111-22-33" })).json;
  for (const typed of ["стеллажных", "8 (900) 111 22 33", "систе"]) {
    const found = (await c.as.ann("GET", `/search?q=${encodeURIComponent(typed)}`)).json.items;
    assert.ok(found.some((hit) => hit.id === lead.id), typed);
  }
});

test("the API describes itself, metrics and health answer", async () => {
  const openapi = (await c.as.ann("GET", "/openapi.json")).json;
  assert.equal(openapi.openapi, "3.1.0");
  assert.ok(openapi.paths["/deals/{id}"]);
  for (const path of ["/healthz", "/readyz", "/metrics"]) assert.equal((await fetch(c.server.address + path)).status, 200);
});

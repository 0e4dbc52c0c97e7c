import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { company } from "../support/voronka.mjs";

let c;
before(async () => {
  c = await company();
  for (const [name, amount, currency] of [["Racks", "100.00", "RUB"], ["Shelves", "300.00", "RUB"], ["Boxes", "200.00", "XAU"]])
    await c.as.ann("POST", "/deals", { name, amount, currency });
});
after(() => c.close());

const ask = (path, q, as = "ann") => c.as[as]("GET", `${path}${path.includes("?") ? "&" : "?"}q=${encodeURIComponent(q)}`);

test("totals are one group of all, honest about sums without a rate", async () => {
  const [total] = (await ask("/deals", "show count, sum(amount)")).json.groups;
  assert.deepEqual(total.values, { count: 3, "sum(amount)": "400.00" });
  assert.deepEqual(total.left_out, { "sum(amount)": 1 });
});

test("what a record is called can be asked for, a name of its own or not", async () => {
  const contact = (await c.as.ann("POST", "/contacts", { emails: [{ value: "nameless@example.com" }] })).json.id;
  const [one] = (await c.as.ann("GET", `/contacts?fields=last_name,title&q=${encodeURIComponent(`id = ${contact}`)}`)).json.items;
  assert.deepEqual([one.last_name, one.title], [null, "nameless@example.com"]);
});

test("a group says what its keys are called, and which query lists it", async () => {
  const { groups } = (await ask("/deals", "amount > 0 group by owner show count")).json;
  assert.equal(groups.length, 1);
  assert.deepEqual(groups[0].titles, { owner: "ann Person" });
  assert.equal((await ask("/deals?count=exact", groups[0].records)).json.count, groups[0].values.count);
});

test("a query is explained as chips, and a wrong one says where and what was meant", async () => {
  const { json } = await c.as.ann("GET", `/query?resource=deals&q=${encodeURIComponent("amount >= 150 and owner = me sort amount desc")}`, undefined, { "Accept-Language": "ru" });
  assert.deepEqual(json.parts.map((part) => [part.field, part.op, part.values]), [["amount", ">=", ["150"]], ["owner", "=", ["me"]]]);
  assert.deepEqual(json.sort, [{ field: "amount", descending: true }]);
  assert.match(json.text, /^"?Сумма"? >= 150 и /);
  const wrong = (await ask("/query?resource=deals", "amuont > 5")).json;
  assert.equal(wrong.type, "/problems/query");
  assert.deepEqual([wrong.errors[0].at, wrong.errors[0].length, wrong.errors[0].nearest], [0, 6, "amount"]);
});

test("an export has the columns in the order asked for and the rows in the query's order", async () => {
  const lines = async (q, fields) => (await ask(`/export/deals.csv?fields=${fields}`, q)).text.trim().split("\r\n").slice(1);
  assert.deepEqual(await lines("sort name", "amount,name"), ["200.00,Boxes", "100.00,Racks", "300.00,Shelves"]);
  assert.deepEqual(await lines("currency = RUB sort name desc", "name"), ["Shelves", "Racks"]);
  assert.deepEqual(await lines("", "name"), ["Racks", "Shelves", "Boxes"]);
});

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { company } from "../support/voronka.mjs";

let c;
const firms = [];
before(async () => {
  c = await company();
  for (let n = 0; n < 10; n++) {
    const firm = (await c.as.ann("POST", "/organizations", { name: `Firm ${n}` })).json;
    const deal = (await c.as.ann("POST", "/deals", { name: `Deal ${n}`, organization: firm.id, amount: `${(10 - n) * 100}.00` })).json;
    firms.push({ ...firm, deal: deal.id });
  }
  await c.as.ann("POST", `/deals/${firms[4].deal}/needs`, { text: "Narrow aisles for our forklifts", importance: 5 });
  await c.as.ann("POST", `/deals/${firms[5].deal}/needs`, { text: "Cheaper pallets", importance: 5 });
  for (const firm of firms) await c.as.admin("POST", `/deals/${firm.deal}/win`, { override: true, reason: "Agreed" });
});
after(() => c.close());

const list = async (query = "", ask = c.as.ann) => (await ask("GET", `/customers${query}`)).json;

test("customers stand by their value: a fifth A, three tenths B, unless the organization says it itself", async () => {
  const all = await list();
  assert.deepEqual([all.count, all.values], [10, { A: 2, B: 3, C: 5 }]);
  assert.deepEqual(all.items.slice(0, 3).map((one) => [one.title, one.value, one.revenue]), [["Firm 0", "A", "1000.00"], ["Firm 1", "A", "900.00"], ["Firm 2", "B", "800.00"]]);
  await c.as.ann("PATCH", `/organizations/${firms[9].id}`, { customer_value: "A" });
  const a = await list("?value=A");
  assert.deepEqual(a.items.map((one) => [one.title, one.value_by_hand]), [["Firm 0", false], ["Firm 1", false], ["Firm 9", true]]);
  assert.equal((await list("", c.as.ben)).count, 0, "only what may be read");
});

test("each shows its next contact and how content it is", async () => {
  await c.as.ann("PATCH", `/deals/${firms[0].deal}`, { satisfaction: 9 });
  const first = (await list()).items[0];
  assert.equal(first.satisfaction, 9);
  assert.ok(first.next_contact.activity > 0 && first.next_contact.due_at);
  assert.equal(first.owner_title, "ann Person");
});

test("birthdays at customers are told in time", async () => {
  const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(5, 10);
  await c.as.ann("POST", "/contacts", { last_name: "Born", organization: firms[3].id, birthday: `1980-${soon === "02-29" ? "02-28" : soon}` });
  const other = (await c.as.ann("POST", "/organizations", { name: "Never bought" })).json;
  await c.as.ann("POST", "/contacts", { last_name: "Stranger", organization: other.id, birthday: `1980-${soon === "02-29" ? "02-28" : soon}` });
  const dates = (await c.as.ann("GET", "/customers/dates")).json.items;
  assert.deepEqual(dates.map((one) => [one.kind, one.title, one.organization_title]), [["birthday", "Born", "Firm 3"]]);
});

test("news of a product go to customers whose needs or likes match, once", async () => {
  const product = (await c.as.boss("POST", "/products", { name: "Slim truck", price: "9.00" })).json;
  await c.as.boss("POST", `/products/${product.id}/features`, { text: "Turns in a narrow aisle", answers: "forklift, narrow aisles" });
  await c.as.ann("POST", "/contacts", { last_name: "Fond", organization: firms[7].id, likes: "Anything about forklifts" });
  const news = async () => (await c.as.ann("GET", "/customers/news")).json.items.find((one) => one.product === product.id).customers;
  assert.deepEqual((await news()).map((one) => [one.title, one.contact_title]), [["Firm 4", null], ["Firm 7", "Fond"]]);
  assert.match((await news())[0].said, /Narrow aisles/);
  await c.as.ann("POST", "/activities", { kind: "call", purpose: "follow-up", subject: "Tell of the truck", about: firms[4].deal, external_id: `news:${product.id}:${firms[4].id}` });
  assert.deepEqual((await news()).map((one) => one.title), ["Firm 7"], "who is being told is not told again");
});

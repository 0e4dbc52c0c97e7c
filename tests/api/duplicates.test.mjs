// Who may be the same, and how two records become one and two again.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { company } from "../support/voronka.mjs";

let c;
before(async () => { c = await company(); });
after(() => c.close());

const made = async (as, resource, body) => {
  const answer = await as("POST", `/${resource}`, body);
  assert.equal(answer.status, 201, answer.text);
  return answer.json;
};
const likely = async (as, resource, id) => (await as("GET", `/${resource}/${id}/duplicates`)).json.items;
const signs = (one) => one.signs.map((sign) => sign.kind);
const mail = (value) => [{ value }];

test("an address, a telephone, a tax number or a name spelt alike in the same city tell who may be the same", async () => {
  const kept = await made(c.as.ann, "leads", { last_name: "Петров", first_name: "Иван", emails: mail("Ivan@Ray.example"), phones: mail("+7 912 345-67-89"), city: "Тверь" });
  const by_mail = await made(c.as.ann, "leads", { last_name: "Other", emails: mail("ivan@ray.example") });
  const by_phone = await made(c.as.ann, "leads", { last_name: "Another", phones: mail("8 (912) 3456789") });
  const by_name = await made(c.as.ann, "leads", { last_name: "Пертов", first_name: "Иван", city: "Тверь" });
  await made(c.as.ann, "leads", { last_name: "Петров", first_name: "Иван", city: "Омск" });
  const contact = await made(c.as.ann, "contacts", { last_name: "Иванов", emails: mail("ivan@ray.example") });
  const found = await likely(c.as.ann, "leads", kept.id);
  assert.deepEqual(
    found.map((one) => [one.resource, one.id, signs(one)]).sort((a, b) => a[1] - b[1]),
    [["leads", by_mail.id, ["email"]], ["leads", by_phone.id, ["phone"]], ["leads", by_name.id, ["name"]], ["contacts", contact.id, ["email"]]],
  );
  assert.deepEqual(found.map((one) => one.score), [...found.map((one) => one.score)].sort((a, b) => b - a), "the likeliest first");
  assert.equal(found.find((one) => one.id === by_mail.id).signs[0].sentence, "The same e-mail: ivan@ray.example");
  const firm = await made(c.as.ann, "organizations", { name: "ООО «Ромашка»", city: "Пермь" });
  const slip = await made(c.as.ann, "organizations", { name: "Рамашка", city: "Пермь" });
  assert.deepEqual((await likely(c.as.ann, "organizations", firm.id)).map((one) => one.id), [slip.id], "a slip in the first letters, too");
});

test("what is being typed is compared before it is kept; a tax number needs its check digits", async () => {
  const firm = await made(c.as.ann, "organizations", { name: "Seven Seas", inn: "7707083893" });
  const ask = (body) => c.as.ann("POST", "/organizations/duplicates", body);
  const answer = await ask({ name: "Quite another", inn: "7707083893" });
  assert.deepEqual(answer.json.items.map((one) => [one.id, signs(one)]), [[firm.id, ["inn"]]]);
  assert.equal((await ask({ inn: "7707083894" })).status, 422);
  assert.equal((await ask({ nonsense: 1 })).status, 422);
  assert.equal((await c.as.ann("POST", "/deals/duplicates", { name: "x" })).status, 404, "deals are not compared");
});

test("what may not be read is no duplicate, nor what may be read by a field that is hidden", async () => {
  const hers = await made(c.as.ann, "leads", { last_name: "Secret", emails: mail("secret@one.example"), city: "Tver", company: "Hush" });
  const his = await made(c.as.ben, "leads", { last_name: "Secret", emails: mail("secret@one.example"), city: "Tver", company: "Hush" });
  assert.deepEqual(await likely(c.as.ben, "leads", his.id), []);
  assert.equal((await c.as.ben("GET", `/leads/${hers.id}/duplicates`)).status, 404);
  assert.equal((await c.as.ben("POST", `/leads/${his.id}/merge`, { from: hers.id })).status, 404);
  assert.equal((await c.as.eve("POST", `/leads/${his.id}/merge`, { from: hers.id })).status, 403, "who only reads merges nothing");
  assert.deepEqual((await likely(c.as.admin, "leads", his.id)).map((one) => one.id), [hers.id]);

  const firm = await made(c.as.ben, "organizations", { name: "North", inn: "7736050003" });
  const same = await made(c.as.ben, "organizations", { name: "South", inn: "7736050003" });
  assert.deepEqual((await likely(c.as.ben, "organizations", firm.id)).map((one) => one.id), [same.id]);
  const rep = (await c.as.admin("GET", `/roles?q=${encodeURIComponent("key = rep")}`)).json.items[0].id;
  const rules = (await c.as.admin("GET", `/roles/${rep}/rules`)).json;
  const set = (fields) => c.as.admin("PUT", `/roles/${rep}/rules`, { rights: rules.rights, records: rules.records, fields });
  assert.equal((await set({ ...rules.fields, organizations: { inn: "hidden" } })).status, 200);
  assert.deepEqual(await likely(c.as.ben, "organizations", firm.id), []);
  assert.equal((await set(rules.fields)).status, 200);
});

test("two that somebody found to be different are not shown again, whichever of them is looked at", async () => {
  const one = await made(c.as.ann, "leads", { last_name: "Twin", phones: mail("+7 905 111-22-33") });
  const two = await made(c.as.ann, "leads", { last_name: "Brother", phones: mail("+7 905 111-22-33") });
  const say = (different) => c.as.ann("PUT", `/leads/${one.id}/duplicates/${two.id}`, { different });
  assert.equal((await say(true)).status, 204);
  assert.equal((await say(true)).status, 204);
  assert.deepEqual([await likely(c.as.ann, "leads", one.id), await likely(c.as.ann, "leads", two.id)], [[], []]);
  assert.equal((await say(false)).status, 204);
  assert.equal((await likely(c.as.ann, "leads", two.id)).length, 1);
  assert.equal((await c.as.ann("PUT", `/leads/${one.id}/duplicates/999999`, { different: true })).status, 404);
});

test("a merged lead gives everything that hung on it to the one that is kept, and undoing gives all of it back", async () => {
  const kept = await made(c.as.ann, "leads", { last_name: "Keep", emails: mail("keep@m.example"), city: "Tver", tags: ["a"] });
  const gone = await made(c.as.ann, "leads", { last_name: "Gone", first_name: "Olga", emails: mail("gone@m.example"), city: "Perm", tags: ["b"], need: "a scale" });
  const call = await made(c.as.ann, "activities", { kind: "call", subject: "Ask", about: gone.id, due_at: "2030-01-10T09:00:00Z" });
  const note = await made(c.as.boss, "notes", { text: "from the manager", about: gone.id });
  await c.as.ann("POST", `/leads/${gone.id}/shares`, { user: c.id.ben });
  const before_merge = { kept: (await c.as.ann("GET", `/leads/${kept.id}`)).json, gone: (await c.as.ann("GET", `/leads/${gone.id}`)).json };

  const merged = await c.as.ann("POST", `/leads/${kept.id}/merge`, { from: gone.id, take: ["city"] });
  assert.equal(merged.status, 200, merged.text);
  const now = merged.json;
  assert.deepEqual([now.last_name, now.first_name, now.city, now.need], ["Keep", "Olga", "Perm", "a scale"], "chosen, kept, filled in");
  assert.deepEqual(now.emails.map((one) => one.value), ["keep@m.example", "gone@m.example"]);
  assert.deepEqual([...now.tags].sort(), ["a", "b"]);
  assert.equal(now.next_step_at, "2030-01-10T09:00:00Z");
  assert.equal((await c.as.ann("GET", `/activities/${call.id}`)).json.about, kept.id);
  assert.equal((await c.as.boss("GET", `/notes/${note.id}`)).json.about, kept.id);
  assert.equal((await c.as.ben("GET", `/leads/${kept.id}`)).status, 200, "whom the one was shared with sees the other");
  assert.equal((await c.as.ann("GET", `/leads/${gone.id}`)).status, 404);
  const log = (await c.as.admin("GET", `/changes?record=${gone.id}`)).json.items;
  assert.deepEqual(log.map((one) => one.change), ["create", "update", "delete"]);
  assert.deepEqual(log[1].fields.merged_into, [null, kept.id], "the one in the wastebasket says where it went");
  const told = (await c.as.ann("GET", `/leads/${kept.id}/timeline?limit=200`)).json.items;
  assert.equal(told.filter((item) => item.kind === "change" && item.change === "create").length, 2, "both histories are told");
  const stays = (await c.as.ann("GET", `/journeys/${now.journey}/stays`)).json.items;
  assert.equal((await c.as.admin("GET", `/journeys/${before_merge.gone.journey}`)).status, 404, "one customer has one journey");
  assert.equal(stays.length >= 1, true);

  const undone = await c.as.ann("POST", "/undo", { change_set: Number(merged.headers.get("x-change-set")) });
  assert.equal(undone.status, 204, undone.text);
  const without = ({ version, updated_at, updated_by, ...rest }) => rest;
  assert.deepEqual(without((await c.as.ann("GET", `/leads/${kept.id}`)).json), without(before_merge.kept));
  assert.deepEqual(without((await c.as.ann("GET", `/leads/${gone.id}`)).json), without(before_merge.gone));
  assert.equal((await c.as.ann("GET", `/activities/${call.id}`)).json.about, gone.id);
  assert.equal((await c.as.boss("GET", `/notes/${note.id}`)).json.about, gone.id, "what others own goes back, too");
  assert.equal((await c.as.ben("GET", `/leads/${kept.id}`)).status, 404);
  assert.equal((await c.as.ben("GET", `/leads/${gone.id}`)).status, 200);
  assert.equal((await c.as.ann("GET", `/leads/${gone.id}/stays`)).json.items.length, 1);
  assert.equal((await c.as.ann("GET", `/journeys/${before_merge.gone.journey}/stays`)).json.items.length, 1);
});

test("deals, people of deals and colleagues follow the contact and the organization that are kept", async () => {
  const firm = await made(c.as.ann, "organizations", { name: "Left" });
  const other = await made(c.as.ann, "organizations", { name: "Right", parent: firm.id });
  const person = await made(c.as.ann, "contacts", { last_name: "One", organization: other.id });
  const same = await made(c.as.ann, "contacts", { last_name: "Uno", reports_to: person.id, organization: other.id });
  const deal = await made(c.as.ann, "deals", { name: "Both", organization: other.id, contact: same.id });
  const role = (await c.as.ann("POST", `/deals/${deal.id}/people`, { contact: same.id, role: "decides" })).json;
  const meeting = await made(c.as.ann, "activities", { kind: "meeting", subject: "All", people: [same.id, person.id], about: deal.id });
  assert.equal((await c.as.ann("POST", `/organizations/${firm.id}/merge`, { from: other.id })).status, 200);
  const merged = await c.as.ann("POST", `/contacts/${person.id}/merge`, { from: same.id });
  assert.equal(merged.status, 200, merged.text);
  const now = (await c.as.ann("GET", `/deals/${deal.id}`)).json;
  assert.deepEqual([now.organization, now.contact], [firm.id, person.id]);
  assert.equal((await c.as.ann("GET", `/organizations/${firm.id}`)).json.parent, null, "a firm is not its own parent");
  assert.equal((await c.as.ann("GET", `/contacts/${person.id}`)).json.reports_to, null);
  assert.equal((await c.as.ann("GET", `/deals/${deal.id}/people`)).json.items.find((one) => one.id === role.id).contact, person.id);
  assert.deepEqual((await c.as.ann("GET", `/activities/${meeting.id}`)).json.people, [person.id]);
  assert.equal((await c.as.ann("POST", "/undo", { change_set: Number(merged.headers.get("x-change-set")) })).status, 204);
  assert.equal((await c.as.ann("GET", `/deals/${deal.id}/people`)).json.items.find((one) => one.id === role.id).contact, same.id);
  assert.deepEqual((await c.as.ann("GET", `/activities/${meeting.id}`)).json.people, [same.id, person.id]);
});

test("a merge that cannot be is refused with a sentence, and changes nothing", async () => {
  const one = await made(c.as.ann, "leads", { last_name: "A", phones: mail("+7 905 000-00-01") });
  const two = await made(c.as.ann, "leads", { last_name: "B" });
  const merge = (from, more = {}) => c.as.ann("POST", `/leads/${one.id}/merge`, { from, ...more });
  assert.equal((await merge(one.id)).json.errors[0].code, "merge_itself");
  assert.equal((await merge(999999)).status, 404);
  assert.equal((await merge(two.id, { take: ["status"] })).json.errors[0].code, "merge_field");
  assert.equal((await merge(two.id, { take: ["nonsense"] })).json.errors[0].code, "unknown_field");
  assert.equal((await c.as.ann("POST", `/leads/${one.id}/merge`, { from: two.id }, { "If-Match": '"99"' })).status, 412);
  assert.equal((await c.as.admin("POST", `/leads/${two.id}/convert`, { deal: null })).status, 200);
  const refused = await merge(two.id);
  assert.deepEqual([refused.status, refused.json.detail], [409, "This lead has become a deal already. Keep it, and merge the other one into it."]);
});

test("the list of all undecided pairs names each once, by its surest sign, and only what the reader may read", async () => {
  const own = await company();
  try {
    const { ann, boss, ben, admin } = own.as;
    const lead = (as, more) => made(as, "leads", { last_name: "L", ...more });
    const list = async (as, more = "") => (await as("GET", `/leads/duplicates?limit=200${more}`)).json;
    const ids = (page) => page.items.map((one) => [one.record.id, one.other.id, one.sign.kind]);
    assert.deepEqual(await list(admin), { items: [], next_cursor: null });

    const first = await lead(ann, { emails: mail("a@p.example"), phones: mail("+7 905 222-00-01") });
    const second = await lead(ann, { emails: mail("A@p.example"), phones: mail("+7 905 222-00-01") });
    const third = await lead(ben, { emails: mail("a@p.example") });
    const by_phone = await lead(ann, { phones: mail("8 905 222 00 01") });
    await lead(ann, { emails: mail("alone@p.example") });
    assert.deepEqual(ids(await list(admin)), [
      [first.id, second.id, "email"], [first.id, third.id, "email"], [first.id, by_phone.id, "phone"],
    ]);
    assert.deepEqual(ids(await list(ann)), [[first.id, second.id, "email"], [first.id, by_phone.id, "phone"]]);
    assert.deepEqual(ids(await list(boss)), ids(await list(ann)), "the manager of the team");
    assert.deepEqual(ids(await list(ben)), [], "a pair of which one half is hidden is not there");
    const shown = (await list(ann)).items[0];
    assert.equal(shown.sign.sentence, "The same e-mail: a@p.example");
    assert.deepEqual([shown.record.title, shown.record.owner_title], ["L", "ann Person"]);

    await ann("PUT", `/leads/${second.id}/duplicates/${first.id}`, { different: true });
    assert.deepEqual(ids(await list(ann)), [[first.id, by_phone.id, "phone"]]);
    assert.deepEqual(ids(await list(admin)), [
      [first.id, third.id, "email"], [first.id, by_phone.id, "phone"],
    ]);
    await admin("PUT", `/leads/${third.id}/duplicates/${first.id}`, { different: true });
    assert.deepEqual(ids(await list(admin))[0], [second.id, third.id, "email"], "then with the next oldest");
    assert.equal((await ann("POST", `/leads/${first.id}/merge`, { from: by_phone.id })).status, 200);
    assert.deepEqual(ids(await list(ann)), [], "what was merged is not looked at again");
    assert.equal((await admin("GET", "/deals/duplicates")).status, 404);
    assert.equal((await ann("GET", "/leads/duplicates?cursor=nonsense")).json.errors[0].code, "cursor_invalid");
  } finally {
    await own.close();
  }
});

test("the list goes on page by page to its end, and neither loses nor repeats a pair; organizations go by tax number, too", async () => {
  for (let i = 0; i < 30; ++i)
    for (let twice = 0; twice < 2; ++twice) await made(c.as.admin, "contacts", { last_name: `P${i}`, emails: mail(`pair${i}@page.example`) });
  const pairs = [];
  let cursor = "";
  let pages = 0;
  do {
    const page = (await c.as.admin("GET", `/contacts/duplicates?limit=7${cursor && `&cursor=${cursor}`}`)).json;
    pairs.push(...page.items.filter((one) => one.sign.value.endsWith("page.example")).map((one) => one.sign.value));
    assert.ok(page.items.length <= 8, "a page is bounded");
    assert.ok(!cursor.includes("page.example"), "where it goes on tells nothing");
    cursor = page.next_cursor;
    assert.ok(++pages < 20);
  } while (cursor);
  assert.equal(pairs.length, 30);
  assert.equal(new Set(pairs).size, 30);
  const firms = (await c.as.admin("GET", "/organizations/duplicates")).json.items;
  assert.ok(firms.some((one) => one.sign.kind === "inn"), "the two of one tax number above");
});

test("a field that is hidden from a reader makes no pair for him", async () => {
  const rep = (await c.as.admin("GET", `/roles?q=${encodeURIComponent("key = rep")}`)).json.items[0].id;
  const rules = (await c.as.admin("GET", `/roles/${rep}/rules`)).json;
  const set = (fields) => c.as.admin("PUT", `/roles/${rep}/rules`, { rights: rules.rights, records: rules.records, fields });
  const kinds = async () => (await c.as.ben("GET", "/organizations/duplicates")).json.items.map((one) => one.sign.kind);
  assert.deepEqual(await kinds(), ["inn"]);
  assert.equal((await set({ ...rules.fields, organizations: { inn: "hidden" } })).status, 200);
  assert.deepEqual(await kinds(), []);
  assert.equal((await set(rules.fields)).status, 200);
});

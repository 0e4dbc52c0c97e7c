// A request from outside: a page that needs no script, no cookie and nobody else's service.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { company, pause } from "../support/voronka.mjs";

let c;
before(async () => { c = await company(); });
after(() => c.close());

const made = async (body) => {
  const answer = await c.as.admin("POST", "/web-forms", { name: "Site", ...body });
  assert.equal(answer.status, 201, answer.text);
  return answer.json;
};
const visit = async (form, query = "", headers = {}) => {
  const response = await fetch(`${c.server.address}/form/${form.form_key}${query}`, { headers: { "Accept-Language": "en", ...headers } });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, stamp: text.match(/name="stamp" value="([^"]+)"/)?.[1] };
};
const send = async (form, body, query = "?lang=en") => {
  const response = await fetch(`${c.server.address}/form/${form.form_key}${query}`, { method: "POST", redirect: "manual", body: new URLSearchParams(body) });
  return { status: response.status, location: response.headers.get("location"), text: await response.text() };
};
const leads = async (name) => (await c.as.admin("GET", `/leads?q=${encodeURIComponent(`first_name = "${name}"`)}`)).json.items;
const human = () => pause(2100);

test("a request becomes a lead with its source, the consent as it was shown, and an owner by the rules", async () => {
  const form = await made({ source: "landing", consent_en: "You may call me.", heading_en: "Ask <us>", asks: ["phone", "email", "need"] });
  await c.as.admin("POST", "/assignment-rules", { name: "Landing", query: "source = landing", method: "person", people: [c.id.ann] });
  const page = await visit(form, "?utm_campaign=spring");
  assert.equal(page.status, 200);
  assert.ok(page.text.includes("Ask &lt;us&gt;") && page.text.includes("You may call me.") && page.text.includes('<html lang="en">'));
  assert.ok(!/<script/i.test(page.text) && !page.headers.get("set-cookie"));
  assert.match(page.headers.get("content-security-policy"), /default-src 'none'/);
  await human();
  const body = { stamp: page.stamp, first_name: "Olga", phone: "8 912 345-67-89", need: "A scale & a half", consent: "yes", utm_campaign: "spring", homepage: "" };
  const sent = await send(form, body);
  assert.equal(sent.status, 303, sent.text);
  const thanks = await (await fetch(c.server.address + sent.location)).text();
  assert.ok(thanks.includes("Thank you!"));
  const [lead, ...more] = await leads("Olga");
  assert.equal(more.length, 0);
  assert.deepEqual(
    [lead.phone, lead.need, lead.source, lead.form, lead.consent_text, lead.consent_version, lead.owner, lead.utm_campaign, lead.language, lead.status],
    ["+79123456789", "A scale & a half", "landing", form.id, "You may call me.", 1, c.id.ann, "spring", "en", "new"],
  );
  assert.ok(lead.consent_at);
  assert.equal((await send(form, body)).status, 303, "sent twice it is thanked for twice");
  assert.equal((await leads("Olga")).length, 1, "and kept once");
  const changed = (await c.as.admin("PATCH", `/web-forms/${form.id}`, { consent_en: "You may write to me." })).json;
  assert.deepEqual([changed.consent_version, changed.form_key], [2, form.form_key]);
  assert.equal((await leads("Olga"))[0].consent_text, "You may call me.", "what was agreed to stays as it was");
});

test("what is missing is said beside it, in the visitor's language, and nothing typed is lost", async () => {
  const form = await made({ asks: ["email", "company"] });
  const page = await visit(form);
  await human();
  const refused = await send(form, { stamp: page.stamp, first_name: 'Ann "A"', email: "nonsense", company: "<b>Acme</b>" });
  assert.equal(refused.status, 422);
  assert.ok(refused.text.includes("Ann &quot;A&quot;") && refused.text.includes("&lt;b&gt;Acme") && !refused.text.includes("<b>Acme"));
  assert.ok(refused.text.includes("without your consent"));
  const russian = await send(form, { stamp: page.stamp, first_name: "", company: "x", consent: "yes" }, "?lang=ru");
  assert.ok(russian.text.includes("Оставьте телефон или почту") && russian.text.includes('<html lang="ru">'));
  const bytes = await fetch(`${c.server.address}/form/${form.form_key}`, { method: "POST", redirect: "manual", body: "first_name=%FF&email=a@b.example&consent=yes&stamp=" + page.stamp, headers: { "Content-Type": "application/x-www-form-urlencoded" } });
  assert.ok([400, 422].includes(bytes.status), String(bytes.status));
  assert.equal((await c.as.admin("GET", `/leads?q=${encodeURIComponent(`form = ${form.id}`)}&count=exact`)).json.count, 0);
});

test("machines make no leads: too quick, a stamp that is not ours or another form's, a field that nobody sees", async () => {
  const form = await made({});
  const other = await made({});
  const page = await visit(form);
  const good = { first_name: "Robot", email: "r@b.example", consent: "yes" };
  assert.equal((await send(form, { ...good, stamp: page.stamp })).status, 422, "quicker than a hand");
  await human();
  assert.equal((await send(form, { ...good, stamp: page.stamp, homepage: "http://spam.example" })).status, 303, "a machine is told nothing");
  assert.equal((await send(form, good)).status, 422);
  assert.equal((await send(form, { ...good, stamp: `${Date.now() - 60_000}-x.${"0".repeat(64)}` })).status, 422);
  assert.equal((await send(other, { ...good, stamp: page.stamp })).status, 422);
  assert.equal((await leads("Robot")).length, 0);
  assert.equal((await send(form, { ...good, stamp: page.stamp })).status, 303);
  assert.equal((await leads("Robot")).length, 1);
});

test("a known customer gets the same answer as a stranger; a form that is closed or unknown is not there", async () => {
  const form = await made({});
  await c.as.admin("POST", "/contacts", { last_name: "Known", emails: [{ value: "known@x.example" }] });
  const pages = [await visit(form), await visit(form)];
  await human();
  const known = await send(form, { stamp: pages[0].stamp, first_name: "K", email: "known@x.example", consent: "yes" });
  const stranger = await send(form, { stamp: pages[1].stamp, first_name: "S", email: "stranger@x.example", consent: "yes" });
  assert.deepEqual(known, stranger);
  await c.as.admin("PATCH", `/web-forms/${form.id}`, { active: false });
  assert.equal((await visit(form)).status, 404);
  assert.equal((await visit({ form_key: "nothing" })).status, 404);
  assert.equal((await c.as.admin("POST", "/web-forms", { name: "Deaf", asks: ["company"] })).json.errors[0].code, "web_form_reach");
  assert.equal((await c.as.ann("POST", "/web-forms", { name: "Hers" })).status, 403);
});

test("an address that sends too much has to wait", async () => {
  const form = await made({});
  let last;
  for (let i = 0; i < 25 && last?.status !== 429; ++i) last = await send(form, { first_name: "" });
  assert.equal(last.status, 429);
});

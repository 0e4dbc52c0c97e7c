import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { company } from "../support/voronka.mjs";

let c, rack, lift, firm, deal;
before(async () => {
  c = await company();
  rack = (await c.as.boss("POST", "/products", { name: "Pallet rack", price: "1000.00" })).json.id;
  lift = (await c.as.boss("POST", "/products", { name: "Lift", price: "90000.00" })).json.id;
  await c.as.boss("POST", `/products/${rack}/features`, { text: "Everything within reach", answers: "find goods quickly, searching" });
  firm = (await c.as.ann("POST", "/organizations", { name: "Opora", industry: "retail" })).json.id;
  const contact = (await c.as.ann("POST", "/contacts", { first_name: "Inna", last_name: "Belova", organization: firm })).json.id;
  deal = (await c.as.ann("POST", "/deals", { name: "Hall two", organization: firm, contact })).json.id;
});
after(() => c.close());

test("a customer's own price goes before the general one, a newer book before an older", async () => {
  const price = async () => {
    const [first] = (await c.as.ann("GET", `/deals/${deal}/brief`)).json.products;
    return [first.id, first.price, first.list_price, first.book];
  };
  await c.as.ann("POST", `/deals/${deal}/lines`, { product: rack });
  assert.deepEqual(await price(), [rack, "1000.00", "1000.00", ""]);
  const general = (await c.as.boss("POST", "/price-books", { name: "Spring", discount: 10 })).json.id;
  assert.deepEqual(await price(), [rack, "900.00", "1000.00", "Spring"]);
  const own = (await c.as.boss("POST", "/price-books", { name: "Opora", organization: firm })).json.id;
  await c.as.boss("POST", `/price-books/${own}/prices`, { product: rack, price: "850.00" });
  assert.deepEqual(await price(), [rack, "850.00", "1000.00", "Opora"]);
  await c.as.boss("PATCH", `/price-books/${own}`, { valid_until: "2020-01-01" });
  await c.as.boss("PATCH", `/price-books/${general}`, { active: false });
  assert.deepEqual(await price(), [rack, "1000.00", "1000.00", ""]);
});

test("the brief tells who, what they need, what fits, who else they ask, and how to begin; opening it is the step", async () => {
  await c.as.ann("POST", `/deals/${deal}/needs`, { text: "We spend hours searching for goods", importance: 5 });
  const competitor = (await c.as.boss("POST", "/competitors", { name: "Shelf Pro", strengths: "Quick", we_answer: "Ask about the steel" })).json.id;
  await c.as.ann("POST", `/deals/${deal}/rivals`, { competitor, note: "asked them first" });
  const pitch = (await c.as.boss("POST", "/pitches", { name: "Retail", industry: "retail", text: "Good day, {contact}! At {organization} you said: {need}" })).json;
  const brief = (await c.as.ann("GET", `/deals/${deal}/brief`)).json;
  assert.equal(brief.organization.name, "Opora");
  assert.deepEqual(brief.people.map((one) => one.last_name), ["Belova"]);
  assert.equal(brief.needs[0].text, "We spend hours searching for goods");
  assert.deepEqual(brief.products[0].features, ["Everything within reach"]);
  assert.ok(!brief.products.some((one) => one.id === lift), "what answers nothing is not offered");
  assert.deepEqual([brief.rivals[0].card.name, brief.rivals[0].card.we_answer], ["Shelf Pro", "Ask about the steel"]);
  assert.equal(brief.pitches[0].text, "Good day, Inna Belova! At Opora you said: We spend hours searching for goods");
  assert.equal(brief.questions.length, 8);
  assert.equal((await c.as.ann("GET", `/deals/${deal}/guide`)).json.steps.find((step) => step.key === "brief").done, true);
  assert.equal((await c.as.ben("GET", `/deals/${deal}/brief`)).status, 404);
  const reworded = (await c.as.boss("PATCH", `/pitches/${pitch.id}`, { text: "Hello" })).json;
  assert.equal(reworded.edition, 2);
  assert.deepEqual((await c.as.boss("GET", `/pitches/${pitch.id}/editions`)).json.items.map((one) => one.number), [1]);
});

test("a lead has a brief as well, from its own words; what was said twice is told once", async () => {
  const lead = (await c.as.ann("POST", "/leads", { first_name: "Oleg", last_name: "Marin", company: "Fora", phone: "+79001112299", need: "Searching for goods takes hours", description: "Searching for goods takes hours" })).json.id;
  await c.as.boss("POST", "/pitches", { name: "Everybody", text: "{contact} of {organization}: {need}" });
  const brief = (await c.as.ann("GET", `/leads/${lead}/brief`)).json;
  assert.deepEqual([brief.lead.last_name, brief.organization, brief.people, brief.rivals], ["Marin", null, [], []]);
  assert.deepEqual(brief.needs.map((one) => one.text), ["Searching for goods takes hours"]);
  assert.deepEqual(brief.products.map((one) => [one.title, one.price]), [["Pallet rack", "1000.00"]]);
  assert.equal(brief.pitches[0].text, "Oleg Marin of Fora: Searching for goods takes hours");
  assert.equal(brief.questions.length, 2, "what qualifies is asked by the hints of the steps");
  assert.equal((await c.as.ben("GET", `/leads/${lead}/brief`)).status, 404);
});

test("a step of the guide tells which criterion it serves", async () => {
  const { steps } = (await c.as.ann("GET", `/deals/${deal}/guide`)).json;
  assert.deepEqual(steps.map((step) => [step.key, step.serves]), [["brief", null], ["products", "products"], ["price", null], ["rivals", "rivals"], ["pitch", "pitch"], ["meeting", "meeting"]]);
});

test("the plan of the demo puts needs by importance and shows the gaps; reactions make the coverage", async () => {
  const quiet = (await c.as.ann("POST", `/deals/${deal}/needs`, { text: "Silence at night", importance: 3 })).json.id;
  const plan = (await c.as.ann("GET", `/deals/${deal}/plan`)).json;
  assert.deepEqual(plan.needs.map((one) => [one.importance, one.gap]), [[5, false], [3, true]]);
  assert.equal(plan.needs[0].answers[0].feature, "Everything within reach");
  await c.as.ann("PATCH", `/deals/${deal}/needs/${plan.needs[0].id}`, { reaction: "answered" });
  await c.as.ann("PATCH", `/deals/${deal}/needs/${quiet}`, { reaction: "no" });
  assert.equal((await c.as.ann("GET", `/deals/${deal}`)).json.coverage, 62.5, "5 of 8 by importance");
});

test("a quote adds up its lines, and accepting it is the agreement", async () => {
  const quote = (await c.as.ann("POST", "/quotes", { name: "Version 1", deal })).json;
  assert.deepEqual([quote.status, quote.total], ["draft", null]);
  await c.as.ann("POST", `/quotes/${quote.id}/lines`, { product: rack, quantity: 3, price: "333.33", discount: 10 });
  const line = (await c.as.ann("POST", `/quotes/${quote.id}/lines`, { product: lift, price: "100.00" })).json;
  assert.equal((await c.as.ann("GET", `/quotes/${quote.id}`)).json.total, "999.99");
  await c.as.ann("DELETE", `/quotes/${quote.id}/lines/${line.id}`);
  assert.equal((await c.as.ann("GET", `/quotes/${quote.id}`)).json.total, "899.99");
  const agreed = async () => !(await c.as.ann("POST", `/deals/${deal}/win`)).json.missing.some((one) => one.criterion === "agreed");
  assert.equal(await agreed(), false);
  assert.ok((await c.as.ann("PATCH", `/quotes/${quote.id}`, { status: "accepted" })).json.decided_at);
  assert.equal(await agreed(), true);
});

test("the library of objections: found by words, raised, answered, and rated by what came of it", async () => {
  const found = (await c.as.ann("GET", "/objections/search?q=дорог")).json.items;
  assert.equal(found[0].text, "Дорого");
  assert.ok(found[0].answers.length >= 2);
  assert.equal(found[0].answers[0].rate, null, "nothing is known yet");
  assert.ok((await c.as.ann("GET", "/objections/search?limit=200")).json.items.length >= 60);
  assert.ok((await c.as.ann("GET", "/objections/search?kind=trust&limit=200")).json.items.every((one) => one.kind === "trust"));
  const objection = found[0].id;
  const [first, second] = found[0].answers;
  const meet = async (answer, end) => {
    const one = (await c.as.ann("POST", "/deals", { name: "Objected" })).json.id;
    const concern = (await c.as.ann("POST", `/deals/${one}/objections`, { objection, text: "Too dear for us" })).json;
    assert.deepEqual([concern.kind, concern.text, concern.resolved], ["price", "Too dear for us", false]);
    const answered = await c.as.ann("PUT", `/deals/${one}/concerns/${concern.id}/answer`, { answer, resolved: true });
    assert.equal(answered.json.resolved, true);
    await (end === "won" ? c.as.boss("POST", `/deals/${one}/win`, { override: true, reason: "test" }) : c.as.ann("POST", `/deals/${one}/lose`, { loss_reason: "price" }));
  };
  await meet(second.id, "won");
  await meet(second.id, "lost");
  await meet(second.id, "won");
  const rated = (await c.as.ben("GET", "/objections/search?q=дорого")).json.items[0].answers;
  assert.equal(rated[0].id, second.id, "what helped stands first");
  assert.deepEqual([rated[0].used, rated[0].won, rated[0].lost], [3, 2, 1]);
  assert.ok(Math.abs(rated[0].low - 0.207660) < 1e-5 && Math.abs(rated[0].high - 0.938508) < 1e-5, JSON.stringify(rated[0]));
  assert.equal(rated.find((one) => one.id === first.id).used, 0);
});

test("an answer from the field waits for a manager", async () => {
  const objection = (await c.as.ann("GET", "/objections/search?q=подумаем")).json.items[0];
  const proposed = await c.as.ann("POST", `/objections/${objection.id}/answers`, { text: "Взять паузу вместе" });
  assert.deepEqual([proposed.status, proposed.json.status], [201, "proposed"]);
  const shown = async () => (await c.as.ann("GET", "/objections/search?q=подумаем")).json.items[0].answers.some((one) => one.id === proposed.json.id);
  assert.equal(await shown(), false);
  assert.equal((await c.as.ann("PATCH", `/objection-answers/${proposed.json.id}`, { status: "approved" })).status, 403);
  await c.as.boss("PATCH", `/objection-answers/${proposed.json.id}`, { status: "approved" });
  assert.equal(await shown(), true);
});

test("the system notes the closing signals that notes and activities tell of, each once", async () => {
  const one = (await c.as.ann("POST", "/deals", { name: "Signals" })).json.id;
  await c.as.ann("POST", "/notes", { about: one, text: "Спросили о сроке поставки и попросили договор" });
  await c.as.ann("POST", "/notes", { about: one, text: "Опять спросили о сроке" });
  const signals = (await c.as.ann("GET", `/deals/${one}/signals`)).json.items;
  assert.deepEqual(signals.map((signal) => [signal.kind, signal.by_system]), [["asked_timing", true], ["asked_contract", true]]);
});

test("after the sale: calls follow one another, a problem and discontent make tasks", async () => {
  const one = (await c.as.ann("POST", "/deals", { name: "Signals" })).json.id;
  await c.as.boss("POST", `/deals/${one}/win`, { override: true, reason: "test", set: { delivery_date: "2026-11-20" } });
  const open = async (q) => (await c.as.boss("GET", `/activities?q=${encodeURIComponent(`about = ${one} and done = false and ${q} sort due_at`)}`)).json.items;
  const subjects = (items) => items.map((item) => item.subject);
  assert.deepEqual(subjects(await open("purpose = follow-up")), ["Получили? Всё на месте? Работает?", "Разговор о годе и о том, что нужно дальше"]);
  const [call] = await open("kind = call");
  await c.as.ann("PATCH", `/activities/${call.id}`, { done: true, finding: "problem" });
  assert.deepEqual(subjects(await open("kind = task")), ["У клиента неполадка: Signals"]);
  const [ask] = await open("kind = call");
  assert.equal(ask.subject, "Насколько довольны, от 0 до 10?");
  await c.as.ann("PATCH", `/deals/${one}`, { satisfaction: 4 });
  const task = (await open("kind = task")).find((item) => item.subject === "Клиент недоволен: Signals");
  assert.equal(task.owner, c.id.boss, "for the owner's manager");
  await c.as.ann("PATCH", `/activities/${ask.id}`, { done: true });
  const [regular] = await open("kind = call");
  assert.equal(regular.subject, "Повод связаться: как идут дела?");
  await c.as.ann("PATCH", `/activities/${regular.id}`, { done: true });
  assert.equal((await open("kind = call")).length, 1, "it comes again");
});

import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import AxeBuilder from "../../web/node_modules/@axe-core/playwright/dist/index.mjs";
import { launch, signedIn } from "../support/browser.mjs";
import { folder, run, serve, source } from "../support/voronka.mjs";

const shots = join(source, "web/screenshots");
let browser;

before(async () => {
  browser = await launch();
  mkdirSync(shots, { recursive: true });
});
after(() => browser?.close());

// What the screen says, in both languages: the test reads it as a person does.
const russian = {
  language: "ru", new_lead: /Новый лид/, last_name: "Фамилия", company: "Компания", phones: "Телефоны", save: "Сохранить",
  firm: "ООО «Проверка»", person: "Проверкина", deal: "Полки Проверки", begin: "Начать разговор", need: "Потребность", need_fits: "Мы закрываем потребность",
  budget: "Бюджет", can_pay: "Может заплатить", wish: "Долго ищем нужную коробку, склад забит", finish: "Закончить разговор", outcome: /Чем кончилось/, subject: "О чём",
  convert: "Превратить в сделку", deal_name: "Как назвать сделку", open_brief: "Открыть справку", first_words: "С чего начать", take: /^Взять: /, keep: "Взять эти слова",
  unknown: "О соперниках ничего не известно", to_deal: "К сделке", plan_for: /Назначить на/, all_met: "Все условия выполнены.",
  to: (stage) => new RegExp(`К этапу «${stage}»`), stages: ["Подход", "Презентация", "Возражения", "Закрытие"], question: "Что мешает?",
  decides: "Решает", likes: "Нравится", plan: "Составить план показа", answered_by: (need) => `Чем отвечаем: ${need}`, reaction: "Закрыта",
  objection: "Что говорит клиент", dear: "дорог", given: "Так и ответил", settled: "Да, снято", all_settled: "все сняты",
  signal: "Попросил договор", fill: "Заполнить", amount: "Сумма", delivery: "Срок поставки", payment: "Оплата", service: "Обслуживание после продажи",
  make_quote: "Составить", sent: "Отправлено клиенту", agrees: "Клиент согласен", win: "Выиграть", missing: "Не сказано, что будет после продажи", go_on: "Дальше",
  note: "Записать итог", in_order: "В порядке", done: "Сделано", library: "Библиотека возражений",
};
const english = {
  language: "en", new_lead: /New lead/, last_name: "Last name", company: "Company", phones: "Phones", save: "Save",
  firm: "Trial Ltd", person: "Trial", deal: "Shelves of Trial", begin: "Begin the talk", need: "Need", need_fits: "We can meet the need",
  budget: "Budget", can_pay: "Can pay", wish: "Searching for a box takes too long, the store has no space", finish: "Finish the talk", outcome: /What came of it/, subject: "About what",
  convert: "Convert", deal_name: "Name of the deal", open_brief: "Open the brief", first_words: "How to begin", take: /^Take: /, keep: "Keep these words",
  unknown: "Rivals unknown", to_deal: "To the deal", plan_for: /Plan for/, all_met: "Everything is in place.",
  to: (stage) => new RegExp(`To «${stage}»`), stages: ["Approach", "Presentation", "Objections", "Closing"], question: "What gets in the way?",
  decides: "Decides", likes: "Likes", plan: "Make the plan of the demo", answered_by: (need) => `Answered by: ${need}`, reaction: "Answered",
  objection: "What the customer says", dear: "expens", given: "I answered so", settled: "Yes, settled", all_settled: "all settled",
  signal: "Asked for the contract", fill: "Fill in", amount: "Amount", delivery: "Delivery date", payment: "Payment terms", service: "After-sales service",
  make_quote: "Make one", sent: "Sent to the customer", agrees: "The customer agrees", win: "Win", missing: "It is not said what comes after the sale", go_on: "Go on",
  note: "Note the outcome", in_order: "In order", done: "Done", library: "Objection library",
};

// One person in front of one screen.
function seller(page, w) {
  const button = (name, from = page) => from.getByRole("button", { name, exact: typeof name === "string" });
  const link = (name) => page.getByRole("link", { name, exact: true });
  const dialog = () => page.getByRole("dialog");
  return {
    button, link, dialog,
    heading: (name) => page.getByRole("heading", { name, level: 1, exact: true }).waitFor(),
    async finish(outcome, next) {
      await button(w.finish).click();
      assert.ok(await button(w.finish, dialog()).isDisabled(), "a talk without outcome and next step does not end");
      await dialog().getByLabel(w.outcome).fill(outcome);
      if (next) await dialog().getByLabel(w.subject).fill(next);
      await button(w.finish, dialog()).click();
      await dialog().waitFor({ state: "detached" });
    },
    async move(stage) {
      await page.getByText(w.all_met).waitFor();
      await button(w.to(stage), page.locator("header")).click();
      await page.locator('.path [aria-current="step"]', { hasText: stage }).waitFor();
    },
    async pictured(name) {
      await page.waitForFunction(() => !document.querySelector(".skeleton"));
      await page.screenshot({ path: join(shots, `seven-${name}-${w.language}.png`) });
    },
    // What the look at every screen does not come to: states on the way.
    async looked_at(name) {
      await this.pictured(name);
      if (w.language === "en") return;
      const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
      assert.deepEqual(found.violations.map((one) => `${name} ${one.id}: ${one.nodes[0].html.slice(0, 140)}`), []);
    },
  };
}

const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function prospecting(page, w, me) {
  await me.button(w.new_lead).click();
  await page.getByLabel(w.last_name).fill(w.person);
  await page.getByLabel(w.company, { exact: true }).first().fill(w.firm);
  await page.getByLabel(w.phones).fill("+7 900 555-44-33");
  await me.button(w.save).click();
  await me.heading(w.person);
  await me.link(w.begin).first().click();
  await page.getByLabel(w.need, { exact: true }).fill(w.wish);
  await page.getByLabel(w.need_fits).selectOption("yes");
  await page.getByLabel(w.budget).fill("500000");
  await page.getByLabel(w.can_pay).selectOption("yes");
  await page.getByLabel(w.budget).focus();
  await me.looked_at("lead-call");
  await me.finish("OK", "1");
  await me.heading(w.person);
  await page.getByText(w.all_met).waitFor();
  await me.button(w.convert).click();
  await me.dialog().getByLabel(w.deal_name).fill(w.deal);
  await me.button(w.convert, me.dialog()).click();
  await me.heading(w.deal);
}

async function preparation(page, w, me) {
  await me.link(w.open_brief).click();
  await page.getByText(`«${w.wish}»`).waitFor();
  assert.match(await page.getByLabel(w.first_words).inputValue(), new RegExp(w.person), "the pitch is filled in");
  await me.button(w.take).first().click();
  await me.button(w.keep).click();
  await page.getByLabel(w.unknown).check();
  await me.pictured("brief");
  await me.link(w.to_deal).click();
  await me.button(w.plan_for).click();
  await me.move(w.stages[0]);
}

async function approach(page, w, me) {
  await me.link(w.begin).first().click();
  const box = page.getByLabel(w.question, { exact: true });
  await box.fill(w.wish);
  await box.press("Alt+5");
  await page.locator(".call-side .item", { hasText: w.wish }).waitFor();
  await box.press("Control+Enter");
  await page.keyboard.type("…");
  await me.button(w.decides).click();
  await page.getByLabel(w.likes, { exact: true }).fill("1");
  await me.pictured("call");
  await me.finish("OK", "2");
  await me.heading(w.deal);
  await me.move(w.stages[1]);
}

async function presentation(page, w, me) {
  await me.link(w.plan).click();
  const answer = page.getByLabel(w.answered_by(w.wish));
  await page.locator(".offer").first().click();
  await page.waitForFunction((label) => document.querySelector(`input[aria-label="${label}"]`)?.value, w.answered_by(w.wish));
  assert.ok(await answer.inputValue());
  await me.pictured("plan");
  await me.link(w.begin).click();
  await me.button(w.reaction).click();
  await page.locator('.reactions [aria-pressed="true"]').first().waitFor();
  await me.finish("OK", "3");
  await me.heading(w.deal);
  await me.move(w.stages[2]);
}

async function objections(page, w, me) {
  const search = page.getByRole("combobox", { name: w.objection });
  await search.fill(w.dear);
  await page.getByRole("option").nth(1).waitFor();
  await search.press("Enter");
  await me.button(w.given).first().click();
  await me.button(w.settled).click();
  await page.getByText(w.all_settled).waitFor();
  await me.move(w.stages[3]);
}

async function closing(page, w, me) {
  await page.getByRole("checkbox", { name: w.signal }).click();
  const terms = page.locator(".step-fill");
  await me.button(w.fill, page.locator(".step")).first().click();
  await terms.getByLabel(w.amount).fill("480000");
  await terms.getByLabel(w.delivery).fill(day(-1));
  await terms.getByLabel(w.payment).fill("50/50");
  await me.button(w.save, terms).click();
  const make = page.locator(".record > :last-child").getByRole("button", { name: w.make_quote, exact: true });
  await make.click();
  await me.button(w.sent).click();
  await me.button(w.agrees).click();
  await me.button(w.win).click();
  const ask = me.dialog().getByRole("region", { name: w.missing });
  await ask.getByLabel(w.service).fill("24/7");
  await me.looked_at("missing");
  await me.button(w.go_on, me.dialog()).click();
  await me.dialog().waitFor({ state: "detached" });
}

async function follow_up(page, w, me) {
  await me.button(w.note).first().click();
  await page.getByLabel(w.in_order).check();
  await page.getByRole("radio", { name: "9", exact: true }).click();
  await me.looked_at("followed-up");
  await me.button(w.done, page.locator(".follow-up-form")).click();
  await page.locator(".follow-up-form").waitFor({ state: "detached" });
}

async function whole_way(w) {
  const data = folder();
  run(["demo", "--data", data, "--deals", "20", "--language", w.language]);
  const server = await serve(data);
  try {
    const { context, page, errors } = await signedIn(browser, server.address, "rep", "demo-voronka", { language: w.language });
    const me = seller(page, w);
    for (const stage of [prospecting, preparation, approach, presentation, objections, closing, follow_up]) await stage(page, w, me);
    const get = (path) => page.evaluate(async (to) => (await (await fetch(`/api/v1/${to}`)).json()).items, path);
    const [deal] = await get(`deals?q=${encodeURIComponent(`name = "${w.deal}"`)}`);
    assert.deepEqual([deal.outcome, deal.stage, deal.satisfaction, deal.coverage, deal.amount, deal.service], ["won", "follow-up", 9, 100, "480000.00", "24/7"]);
    const calls = await get(`activities?q=${encodeURIComponent(`about = ${deal.id} and purpose = follow-up and done = true`)}`);
    assert.deepEqual(calls.map((one) => [one.kind, one.finding]), [["call", "in_order"]]);
    const moves = (await get(`deals/${deal.id}/stays`)).map((stay) => [stay.stage, stay.overridden ?? false]);
    assert.deepEqual(moves.filter(([, overridden]) => overridden), [], "nothing was passed by");
    await page.goto(`${server.address}/library`);
    await page.getByRole("heading", { name: w.library }).waitFor();
    await me.pictured("library");
    assert.deepEqual(errors, []);
    await context.close();
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

test("one customer goes all seven steps by what the screen says, in Russian", () => whole_way(russian));
test("and another in English", () => whole_way(english));

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import AxeBuilder from "../../web/node_modules/@axe-core/playwright/dist/index.mjs";
import { launch, visitor } from "../support/browser.mjs";
import { folder, run, serve, source } from "../support/voronka.mjs";

const shots = join(source, "web/screenshots");
const rows_of_demo = 3000;
let server, browser, data;

before(async () => {
  data = folder();
  run(["demo", "--data", data, "--deals", String(rows_of_demo)]);
  server = await serve(data);
  browser = await launch();
  mkdirSync(shots, { recursive: true });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

const enter = (options) => visitor(browser, server.address, options);
const list = (resource, q = "") => `${server.address}/${resource}?q=${encodeURIComponent(q)}`;
const filter = (page, name = "Фильтр") => page.getByRole("combobox", { name });
const line = (page, index) => page.locator(".lines .tr").nth(index);
const shown = async (page) => Number((await page.locator(".list-bar .sub").innerText()).replace(/\D/g, ""));
const ask = (page, path) => page.evaluate(async (to) => (await fetch(`/api/v1${to}`)).json(), path);

test("a filter is written by keyboard alone: field, operator and value are offered, in Russian", async () => {
  const { context, page, errors } = await enter();
  await page.goto(list("deals"));
  const box = filter(page);
  await box.click();
  await box.pressSequentially("Исх");
  const first = page.locator(".option", { hasText: /^Исход/ });
  await first.waitFor();
  assert.equal(await box.getAttribute("aria-expanded"), "true");
  assert.equal(await box.getAttribute("aria-activedescendant"), await first.getAttribute("id"));
  await page.keyboard.press("Tab");
  await page.locator(".option", { hasText: /^=\s?сравнение$/ }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(".option", { hasText: /^Выиграна/ }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal((await box.inputValue()).trim(), "Исход = Выиграна");
  await page.keyboard.press("Escape");
  assert.equal(await box.getAttribute("aria-expanded"), "false");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Исход: Выиграна", exact: true }).waitFor();
  const won = await ask(page, `/deals?q=${encodeURIComponent("outcome = won")}&count=exact&limit=1`);
  assert.equal(await shown(page), won.count);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a wrong filter is explained where it is wrong; one click puts the nearest name there", async () => {
  const { context, page } = await enter({ language: "en" });
  await page.goto(list("deals", "outcome = open"));
  await line(page, 0).waitFor();
  const box = filter(page, "Filter");
  await box.fill("outcome = open and amuont >= 100000");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.equal(await alert.locator("mark").innerText(), "amuont");
  assert.equal(await box.getAttribute("aria-invalid"), "true");
  assert.ok((await page.locator(".lines .tr").count()) > 3, "the list before it stays");
  await alert.getByRole("button", { name: /amount/ }).click();
  await alert.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Amount ≥ 100,000", exact: true }).waitFor();
  await context.close();
});

test("chips and text are the same filter: removed, edited and added in either, nothing is lost", async () => {
  const { context, page } = await enter();
  await page.goto(list("deals", "amount >= 100000 and (stage = closing or stage = approach) and owner in my_team sort amount desc"));
  const box = filter(page);
  await page.getByRole("button", { name: "Сумма ≥ 100 000", exact: true }).waitFor();
  assert.match(await page.locator(".chip", { hasText: "closing" }).innerText(), /или/, "what chips cannot show stays text");
  await page.getByRole("button", { name: "Сумма ≥ 100 000", exact: true }).click();
  await page.getByRole("form").getByRole("textbox", { name: "Значение" }).fill("200 000");
  await page.getByRole("button", { name: "Применить" }).click();
  await page.getByRole("button", { name: "Сумма ≥ 200 000", exact: true }).waitFor();
  assert.match(await box.inputValue(), /200000 и \(Этап = closing или Этап = approach\) и Ответственный в /);
  await page.getByRole("button", { name: /Убрать условие: Ответственный/ }).click();
  await page.getByRole("button", { name: /Убрать условие: Ответственный/ }).waitFor({ state: "detached" });
  assert.doesNotMatch(await box.inputValue(), /Ответственный/);
  await page.getByRole("button", { name: "+ Условие" }).click();
  await page.getByRole("form").getByLabel("Поле").selectOption("outcome");
  await page.getByRole("form").getByLabel("Проиграна").check();
  await page.getByRole("button", { name: "Применить" }).click();
  await page.getByRole("button", { name: "Исход: Проиграна", exact: true }).waitFor();
  assert.match(await box.inputValue(), /Исход = Проиграна/);
  assert.equal(await page.getByRole("columnheader", { name: /Сумма/ }).getAttribute("aria-sort"), "descending", "the order is kept");
  await context.close();
});

test("a cell is edited where it stands: refused with the reason, saved, and undone", async () => {
  const { context, page } = await enter();
  await page.goto(list("deals", "outcome = open sort amount desc"));
  const cell = line(page, 1).locator(".td.n");
  const before = await cell.innerText();
  await cell.dblclick();
  const input = page.locator(".cell-editor input");
  await input.fill("много");
  await page.keyboard.press("Enter");
  await page.locator(".cell-editor").getByRole("alert").waitFor();
  await input.fill("1 234 567");
  await page.keyboard.press("Enter");
  await page.getByText("Сохранено").waitFor();
  await page.locator(".td.n", { hasText: /1.234.567/ }).waitFor();
  await page.getByRole("button", { name: "Отменить" }).click();
  await page.locator(".td.n", { hasText: before }).first().waitFor();
  await page.locator(".td.n", { hasText: /1.234.567/ }).waitFor({ state: "detached" });
  await context.close();
});

test("keys walk through the list, pick, edit and open", async () => {
  const { context, page } = await enter();
  await page.goto(list("deals", "sort amount desc"));
  await line(page, 2).locator(".row-title").waitFor();
  const title = await line(page, 1).locator(".row-title").innerText();
  for (const key of ["j", "j", "x"]) await page.keyboard.press(key);
  assert.equal(await line(page, 1).getAttribute("aria-selected"), "true");
  await page.keyboard.press("e");
  await page.locator(".cell-editor input").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: title, level: 1 }).waitFor();
  await page.goBack();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Клавиши" }).waitFor();
  await context.close();
});

test("several columns sort with Shift; columns are chosen, moved and kept", async () => {
  const { context, page } = await enter();
  await page.goto(list("deals"));
  await line(page, 0).waitFor();
  await page.getByRole("columnheader", { name: /Этап/ }).getByRole("button").click();
  await page.getByRole("columnheader", { name: /Сумма/ }).getByRole("button").click({ modifiers: ["Shift"] });
  await page.waitForURL(/sort\+stage%2C\+amount/);
  await page.locator(".folds summary").click();
  await page.getByRole("checkbox", { name: "Источник", exact: true }).check();
  await page.getByRole("button", { name: "Сдвинуть «Сумма» левее" }).click();
  await page.reload();
  await page.getByRole("columnheader", { name: /^Источник/ }).waitFor();
  const heads = await page.getByRole("columnheader").allInnerTexts();
  assert.ok(heads.findIndex((one) => one.startsWith("Сумма")) < heads.findIndex((one) => one.startsWith("Организация")));
  await context.close();
});

test("groups say how many and how much, and fold; totals are those of all", async () => {
  const { context, page } = await enter();
  await page.goto(list("deals", "outcome = open"));
  await page.getByLabel("Группировать").selectOption("stage");
  const head = page.locator(".tr.group").first();
  await head.waitFor();
  const { groups } = await ask(page, `/deals?q=${encodeURIComponent("outcome = open group by stage show count, sum(amount)")}`);
  const counts = groups.map((group) => String(group.values.count));
  const first = (await head.locator(".sub").first().innerText()).replace(/\D/g, "");
  assert.ok(counts.includes(first), `${first} is none of ${counts}`);
  const lines = await page.locator(".lines .tr").count();
  await head.getByRole("button").click();
  await page.waitForFunction((before) => document.querySelectorAll(".lines .tr.group").length > 1 || document.querySelectorAll(".lines .tr").length < before, lines);
  assert.equal(await head.getByRole("button").getAttribute("aria-expanded"), "false");
  const sum = groups.reduce((all, group) => all + Number(group.values["sum(amount)"] ?? 0), 0);
  assert.equal((await page.locator(".totals b").innerText()).replace(/\D/g, ""), String(sum));
  await context.close();
});

test("thousands of rows scroll: rows come as they are reached, the end is the end, nothing jumps", async () => {
  const { context, page } = await enter({ role: 2 });
  await page.goto(list("activities", "sort id"));
  await line(page, 0).locator(".row-title").waitFor();
  const count = await shown(page);
  assert.ok(count > 3000, `${count} rows`);
  const grid = page.getByRole("grid");
  await grid.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  const last = page.locator(`[aria-rowindex="${count + 1}"] .row-title`);
  await last.waitFor();
  const { items } = await ask(page, `/activities?q=${encodeURIComponent("sort id desc")}&limit=1`);
  assert.equal(await last.innerText(), items[0].subject);
  await grid.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
  await page.waitForFunction(() => document.querySelectorAll(".lines .row-title").length > 20);
  const at = () => page.evaluate(() => [...document.querySelectorAll(".lines .tr")].map((row) => [row.getAttribute("aria-rowindex"), Math.round(row.getBoundingClientRect().top)]));
  const before = await at();
  await page.waitForTimeout(500);
  assert.deepEqual(await at(), before, "the rows stay where they are when the hand rests");
  await context.close();
});

test("what is exported is what is shown", async () => {
  const { context, page } = await enter();
  await page.goto(list("deals", "outcome = won sort amount desc"));
  await line(page, 0).locator(".row-title").waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Выгрузить" }).click();
  const text = readFileSync(await (await download).path(), "utf8").replace("\ufeff", "");
  const rows = text.trim().split("\r\n");
  const heads = (await page.getByRole("columnheader").allInnerTexts()).map((one) => one.trim()).filter(Boolean);
  assert.deepEqual(rows[0].split(","), heads);
  assert.equal(rows.length - 1, await shown(page));
  assert.ok(rows[1].replace(/^"/, "").replaceAll('""', '"').startsWith(await line(page, 0).locator(".row-title").innerText()));
  await context.close();
});

test("one box finds records by their words, goes anywhere and does what is asked", async () => {
  const { context, page } = await enter();
  await page.goto(list("organizations"));
  const name = await line(page, 0).locator(".row-title").innerText();
  await line(page, 0).locator(".row-title").click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await page.keyboard.press("/");
  const box = page.getByRole("combobox", { name: "Найти или сделать" });
  await page.getByRole("group", { name: "Недавно открытые" }).getByRole("option", { name }).waitFor();
  await box.fill("завод");
  await page.getByRole("group", { name: "Организации" }).locator("mark").first().waitFor();
  await box.fill("новый лид");
  await page.getByRole("option", { name: "Новый лид" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: /Лид/ }).waitFor();
  await context.close();
});

test("on a phone records are rows of two facts, the filter is a sheet; axe finds nothing there or here", async () => {
  for (const [language, theme, width] of [["ru", "light", 360], ["en", "dark", 360], ["ru", "dark", 1440]]) {
    const { context, page, errors } = await enter({ language, theme, width, height: width === 360 ? 740 : 900 });
    const axe = async (what) => {
      const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
      assert.deepEqual(found.violations.map((one) => `${what} ${theme} ${one.id}: ${one.nodes[0].html.slice(0, 160)}`), []);
      await page.screenshot({ path: join(shots, `list-${what}-${language}-${theme}-${width}.png`) });
    };
    await page.goto(list("deals", "outcome = open and amount >= 100000 sort amount desc"));
    await line(page, 0).locator("a").waitFor();
    await axe("filtered");
    if (width === 360) {
      await page.locator(".filters > .btn").click();
      await page.getByRole("dialog").getByRole("combobox").first().waitFor();
      await axe("sheet");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${wide} px too wide`);
    } else {
      await line(page, 1).locator(".td.n").dblclick();
      await page.locator(".cell-editor input").waitFor();
      await axe("editing");
      await page.keyboard.press("Escape");
      await page.locator(".group-select select").selectOption("owner");
      await page.locator(".tr.group").first().waitFor();
      await axe("grouped");
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").waitFor();
      await axe("palette");
    }
    assert.deepEqual(errors, []);
    await context.close();
  }
});

import assert from "node:assert/strict";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import AxeBuilder from "../../web/node_modules/@axe-core/playwright/dist/index.mjs";
import { chromium } from "../../web/node_modules/playwright-core/index.mjs";
import { qualify, supply } from "../support/selling.mjs";
import { folder, has_shared, run, serve, shared, source } from "../support/voronka.mjs";

const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const shots = join(source, "web/screenshots");
let server, browser, data;

before(async () => {
  data = folder();
  run(["demo", "--data", data, "--deals", "120"]);
  server = await serve(data);
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
  mkdirSync(shots, { recursive: true });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

async function visitor({ language = "ru", theme = "light", width = 1440, height = 900, role = 0 } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: language });
  await context.addInitScript(([l, t]) => {
    localStorage.setItem("language", l);
    localStorage.setItem("theme", t);
  }, [language, theme]);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(server.address);
  await page.locator(".roles button").nth(role).click();
  await page.waitForSelector(".side");
  return { context, page, errors };
}

// How the person at this page asks the API: what a day's work fills in between two drags.
const asker = (page) => (method, path, body) =>
  page.evaluate(async ([m, p, b]) => {
    const { csrf_token } = await (await fetch("/api/v1/session")).json();
    const response = await fetch(`/api/v1${p}`, { method: m, headers: { "X-CSRF-Token": csrf_token }, body: b === null ? undefined : JSON.stringify(b) });
    const text = await response.text();
    return { status: response.status, json: text ? JSON.parse(text) : null };
  }, [method, path, body ?? null]);

// Within the page, as a click on a link goes; the screen stands when nothing on it is still being loaded.
async function go(page, path) {
  await page.evaluate((to) => {
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
  await page.waitForTimeout(150);
  await page.waitForSelector("h1");
  await page.waitForFunction(() => !document.querySelector(".skeleton"));
  await page.evaluate(() => document.fonts.ready);
}

// Every place of the navigation, the settings, a record of each kind, and what helps in a conversation about a deal.
const screens = ["today", "board", "leads", "deals", "customers", "library", "organizations", "dashboard", "import", "settings", "settings/calendar", "settings/people", "settings/processes", "settings/data"];
const kinds = ["deals", "leads", "organizations", "contacts"];

test("every screen stands in both languages, both themes and on the phone; axe finds nothing", async () => {
  for (const [language, theme, width] of [["ru", "light", 1440], ["en", "dark", 1440], ["ru", "dark", 360], ["en", "light", 360]]) {
    const { context, page, errors } = await visitor({ language, theme, width, height: width === 360 ? 740 : 900, role: 1 });
    const records = await page.evaluate((all) => Promise.all(all.map(async (kind) => {
      const q = kind === "deals" ? "?limit=1&q=stage%20%3D%20presentation" : "?limit=1";
      return [kind, (await (await fetch(`/api/v1/${kind}${q}`)).json()).items[0]?.id];
    })), kinds);
    const deal = records.find(([kind]) => kind === "deals")[1];
    const paths = [...screens.map((screen) => [screen, screen]), ...records.filter(([, id]) => id).map(([kind, id]) => [`${kind}/${id}`, `${kind}-one`]),
      ...["brief", "plan", "call"].map((page) => [`deals/${deal}/${page}`, `deals-${page}`])];
    for (const [path, name] of paths) {
      await go(page, `/${path}`);
      await page.screenshot({ path: join(shots, `${name.replace("/", "-")}-${language}-${theme}-${width}.png`) });
      const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
      assert.deepEqual(found.violations.map((one) => `${path} ${theme} ${one.id}: ${one.nodes[0].html.slice(0, 140)}`), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${path} is ${wide} px too wide at ${width}`);
    }
    assert.deepEqual(errors, []);
    await context.close();
  }
});

test("a rep takes a new lead to a won deal, and the call after the delivery is there", async () => {
  const { context, page } = await visitor();
  await page.getByRole("button", { name: /Новый лид/ }).click();
  await page.getByLabel("Фамилия").fill("Проверкина");
  await page.getByLabel("Компания").first().fill("ООО «Проверка»");
  await page.getByLabel("Телефоны").fill("8 900 555-44-33");
  await page.getByRole("button", { name: "Сохранить" }).click();
  await page.getByRole("heading", { name: "Проверкина", level: 1 }).waitFor();
  const ask = asker(page);
  const found = async (resource, q) => (await ask("GET", `/${resource}?q=${encodeURIComponent(q)}`)).json.items[0].id;
  await qualify(ask, await found("leads", "last_name = Проверкина"));
  await page.getByRole("button", { name: "Превратить в сделку" }).click();
  await page.getByRole("dialog").getByLabel("Как назвать сделку").fill("Проверка стеллажей");
  await page.getByRole("dialog").getByRole("button", { name: "Превратить в сделку" }).click();
  await page.getByRole("heading", { name: "Проверка стеллажей", level: 1 }).waitFor();
  const deal = await found("deals", 'name = "Проверка стеллажей"');
  await page.goto(`${server.address}/board`);
  const drag = async (to) => {
    const card = page.locator(".deal", { hasText: "Проверка стеллажей" });
    await card.scrollIntoViewIfNeeded();
    const from = await card.boundingBox();
    await page.mouse.move(from.x + 30, from.y + 12);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 30, { steps: 4 });
    const target = await page.locator(to).boundingBox();
    await page.mouse.move(target.x + target.width / 2, target.y + Math.min(60, target.height / 2), { steps: 12 });
    await page.mouse.up();
  };
  for (const [index, stage, from] of [[2, "Подход", "preparation"], [3, "Презентация", "approach"], [4, "Возражения", "presentation"], [5, "Закрытие", "objections"]]) {
    await supply(ask, deal, [from]);
    await drag(`.col:nth-child(${index})`);
    await page.locator(`section.col[aria-label="${stage}"] .deal`, { hasText: "Проверка стеллажей" }).waitFor();
    await page.waitForTimeout(1700);
  }
  await supply(ask, deal, ["closing"]);
  const card = page.locator(".deal", { hasText: "Проверка стеллажей" });
  const from = await card.boundingBox();
  await page.mouse.move(from.x + 30, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 40, { steps: 4 });
  const won = await page.locator(".drop.good").boundingBox();
  await page.mouse.move(won.x + won.width / 2, won.y + won.height / 2, { steps: 12 });
  await page.mouse.up();
  await card.waitFor({ state: "detached" });
  await page.goto(`${server.address}/customers`);
  await page.locator(".todo", { hasText: "Проверка стеллажей" }).filter({ hasText: "Получили?" }).waitFor();
  await context.close();
});

test("two browsers see each other's changes within a second", async () => {
  const { context, page } = await visitor({ role: 1 });
  const other = await context.newPage();
  await page.goto(`${server.address}/deals?sort=amount desc`);
  await other.goto(`${server.address}/deals?sort=amount desc`);
  await other.locator('[role="row"] .td').nth(12).waitFor();
  const id = await page.evaluate(async () => {
    const { csrf_token } = await (await fetch("/api/v1/session")).json();
    const first = (await (await fetch("/api/v1/deals?q=sort%20amount%20desc&limit=1")).json()).items[0];
    await fetch(`/api/v1/deals/${first.id}`, { method: "PATCH", headers: { "X-CSRF-Token": csrf_token }, body: JSON.stringify({ name: "Seen by both" }) });
    return first.id;
  });
  assert.ok(id);
  await other.getByText("Seen by both").waitFor({ timeout: 1500 });
  await context.close();
});

test("an empty company takes the opportunities and the leads from their files and shows their figures", { skip: has_shared ? false : "the shared data are not here" }, async () => {
  const { context, page } = await visitor({ language: "en", role: 3 });
  const set = join(shared, "data/maven-crm");
  assert.ok(existsSync(set));
  for (const file of ["sales_teams.csv", "products.csv", "accounts.csv", "sales_pipeline.csv"]) {
    await page.goto(`${server.address}/import`);
    await page.locator('input[type="file"]').setInputFiles(join(set, file));
    if (file === "sales_pipeline.csv") {
      assert.equal(await page.getByRole("combobox", { name: "Engaging", exact: true }).locator("option:checked").textContent(), "Approach");
      await page.getByRole("region", { name: "The first rows as they will be" }).getByRole("columnheader", { name: "Product", exact: true }).waitFor();
    }
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("link", { name: "See the records" }).waitFor({ timeout: 180_000 });
  }
  await page.getByText("GTXPro").waitFor();
  await page.goto(`${server.address}/dashboard`);
  await page.getByLabel("Period").selectOption("all");
  await page.getByText("63.2%").first().waitFor();
  await page.getByRole("link", { name: "57 days" }).waitFor();
  await page.getByRole("cell", { name: /1,153,214/ }).waitFor();
  const over = await page.locator(".barx i").evaluateAll((bars) => bars.filter((bar) => bar.offsetWidth > bar.parentElement.offsetWidth).length);
  assert.equal(over, 0, "no bar of the funnel runs out of its row");

  await page.goto(`${server.address}/import`);
  await page.locator('input[type="file"]').setInputFiles(join(shared, "data/x-education-leads/Leads.csv"));
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("link", { name: "See the records" }).waitFor({ timeout: 180_000 });
  for (const [query, count] of [["source = google", "2,873 records"], ["status = converted", "3,561 records"]]) {
    await page.goto(`${server.address}/leads?q=${encodeURIComponent(query)}`);
    await page.getByText(count).first().waitFor();
  }
  await context.close();
});

test("leaving is as easy: an archive of everything, and the company is gone", async () => {
  const { context, page } = await visitor();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Забрать архив" }).click();
  assert.match((await download).suggestedFilename(), /\.zip$/);
  await page.getByRole("button", { name: "Удалить и выйти" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Удалить и выйти" }).click();
  await page.getByRole("heading", { name: "Попробовать" }).waitFor();
  await context.close();
});

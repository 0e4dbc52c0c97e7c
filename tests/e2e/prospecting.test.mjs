// New leads on the screen: who is the same becomes one, rules and forms are settled, a visitor leaves a request.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import AxeBuilder from "../../web/node_modules/@axe-core/playwright/dist/index.mjs";
import { launch, signedIn } from "../support/browser.mjs";
import { company, pause, source } from "../support/voronka.mjs";

const shots = join(source, "web/screenshots");
let c, browser;
before(async () => {
  c = await company();
  browser = await launch();
  mkdirSync(shots, { recursive: true });
});
after(async () => {
  await browser?.close();
  await c?.close();
});

const looks = (page, name) => page.screenshot({ path: join(shots, `${name}.png`) });
async function accessible(page, what) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
  assert.deepEqual(violations.map((one) => [one.id, one.nodes[0]?.html]), [], what);
}

test("two leads that are one are merged side by side, and are two again at a click", async () => {
  const make = async (body) => (await c.as.ann("POST", "/leads", body)).json;
  const kept = await make({ last_name: "Лунина", first_name: "Ольга", company: "Опора", city: "Тверь", emails: [{ value: "olga@opora.example" }] });
  const gone = await make({ last_name: "Лунина", company: "ООО «Опора»", city: "Москва", emails: [{ value: "OLGA@opora.example" }], need: "Весы" });
  const { context, page, errors } = await signedIn(browser, c.server.address, "ann", c.password);
  await page.goto(`${c.server.address}/leads/${kept.id}`);
  const section = page.locator(".sec", { hasText: "Возможные дубли" });
  await section.getByText("Та же почта: olga@opora.example").waitFor();
  await section.getByRole("button", { name: "Объединить" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Дополнится из второй: Потребность").waitFor();
  await dialog.getByRole("radio", { name: "Москва" }).check();
  await looks(page, "merge-ru");
  await accessible(page, "merging");
  await dialog.getByRole("button", { name: "Объединить" }).click();
  await section.waitFor({ state: "detached" });
  const merged = (await c.as.ann("GET", `/leads/${kept.id}`)).json;
  assert.deepEqual([merged.company, merged.city, merged.need], ["Опора", "Москва", "Весы"]);
  await page.locator(".toast").getByRole("button").click();
  await section.waitFor();
  assert.equal((await c.as.ann("GET", `/leads/${gone.id}`)).status, 200);

  await page.goto(`${c.server.address}/leads`);
  await page.locator(".lines .tr").first().waitFor();
  await page.keyboard.press("c");
  const form = page.getByRole("dialog");
  await form.getByLabel(/^Фамилия/).fill("Лунина");
  await form.getByLabel(/^Почтовые адреса/).fill("olga@opora.example");
  await form.getByText("Возможно, это у вас уже есть:").waitFor();
  await looks(page, "duplicate-warning-ru");
  assert.deepEqual(errors, []);
  await context.close();
});

test("all duplicates are one list, from which they are merged or kept apart", async () => {
  const make = async (body) => (await c.as.ann("POST", "/contacts", body)).json;
  for (const last_name of ["Рощин", "Рощина"]) await make({ last_name, phones: [{ value: "+7 905 444-00-01" }] });
  for (const last_name of ["Седов", "Седой"]) await make({ last_name, emails: [{ value: "sedov@one.example" }] });
  const { context, page, errors } = await signedIn(browser, c.server.address, "ann", c.password);
  await page.goto(`${c.server.address}/contacts`);
  await page.getByRole("link", { name: "Дубли" }).click();
  const pair = (name) => page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });
  await pair("Рощина").getByText("Тот же телефон").waitFor();
  await looks(page, "duplicates-ru");
  await accessible(page, "the list of duplicates");
  await pair("Рощина").getByRole("button", { name: "Это разные" }).click();
  await pair("Рощина").waitFor({ state: "detached" });
  await pair("Седой").getByRole("button", { name: "Объединить" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Объединить" }).click();
  await page.getByText("Решать нечего").waitFor();
  assert.equal((await c.as.ann("GET", `/contacts?q=${encodeURIComponent("last_name = Седой")}`)).json.items.length, 0);
  await page.getByRole("navigation", { name: "Дубли" }).getByRole("link", { name: "Лиды" }).click();
  await page.getByText("Та же почта: olga@opora.example").waitFor();
  await page.setViewportSize({ width: 390, height: 800 });
  await looks(page, "duplicates-phone-ru");
  assert.deepEqual(errors, []);
  await context.close();
});

test("rules and a form are made in the settings, and what a visitor leaves goes to whom they say", async () => {
  const { context, page, errors } = await signedIn(browser, c.server.address, "admin", c.password);
  await page.goto(`${c.server.address}/settings/leads`);
  const panel = (name) => page.getByRole("region", { name, exact: true });
  await panel("Насколько лид перспективен").getByRole("button", { name: "Начать с обычных правил" }).click();
  await panel("Насколько лид перспективен").getByRole("button", { name: "Может это оплатить", exact: true }).waitFor();
  await panel("Формы для сайта").getByRole("button", { name: "Новая форма" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Название/).fill("Главная страница");
  await dialog.getByRole("button", { name: "Сохранить" }).click();
  const address = await panel("Формы для сайта").getByRole("link").getAttribute("href");
  await looks(page, "settings-leads-ru");
  await accessible(page, "settings of leads");

  const stranger = await browser.newContext({ locale: "ru", javaScriptEnabled: false });
  const visit = await stranger.newPage();
  await visit.goto(address);
  await visit.getByLabel(/^Ваше имя/).fill("Пётр");
  await visit.getByLabel("Телефон").fill("8 912 000-11-22");
  await visit.getByRole("checkbox").check();
  await looks(visit, "form-ru");
  await pause(2100);
  await visit.getByRole("button", { name: "Отправить" }).click();
  await visit.getByText("Спасибо!").waitFor();
  assert.deepEqual(await stranger.cookies(), []);
  const [lead] = (await c.as.admin("GET", `/leads?q=${encodeURIComponent('first_name = "Пётр"')}`)).json.items;
  assert.deepEqual([lead.phone, lead.owner], ["+79120001122", c.id.admin]);
  assert.deepEqual(errors, []);
  await stranger.close();
  await context.close();
});

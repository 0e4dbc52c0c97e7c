// The process editor, the order of Today and absences, in the browser.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import AxeBuilder from "../../web/node_modules/@axe-core/playwright/dist/index.mjs";
import { launch, signedIn } from "../support/browser.mjs";
import { asker, folder, run, serve } from "../support/voronka.mjs";

const password = "correct horse";
let server, browser, data, ask;

before(async () => {
  data = folder();
  for (const [login, role] of [["chief", "administrator"], ["other", "administrator"], ["ann", "rep"]])
    run(["user", "add", login, "--data", data, "--role", role, "--name", `${login} Person`, "--password-stdin"], password);
  server = await serve(data);
  ask = asker(server.address, run(["token", "add", "chief", "--data", data]).trim());
  for (const [name, amount] of [["With a sum", "5.00"], ["Without one", null], ["Without one either", null]]) await ask("POST", "/deals", { name, amount });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

const open = async (login = "chief", look = { language: "en" }, path = "/settings/processes?process=seven-steps") => {
  const made = await signedIn(browser, server.address, login, password, look);
  await made.page.goto(`${server.address}${path}`);
  return made;
};
// From the top: what has scrolled under the bar is covered by it.
const clean = async (page, what) => {
  await page.evaluate(() => document.querySelector(".settings-page")?.scrollTo(0, 0));
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
  assert.deepEqual(found.violations.map((one) => `${what} ${one.id}: ${one.nodes[0].html.slice(0, 140)}`), []);
};
const stages = async () => (await ask("GET", "/processes/seven-steps")).json.stages.map((one) => one.key);

test("a criterion is written, tried on real deals, refused where it is wrong, published, and running deals are moved over", async () => {
  const { context, page, errors } = await open();
  await page.getByRole("button", { name: /^Preparation/ }).click();
  await page.getByRole("button", { name: "Add: What must be true to leave" }).click();
  await page.getByLabel("Sentence when it is not so, English").fill("The sum is not stated");
  await page.getByLabel("Sentence when it is not so, Russian").fill("Не указана сумма");
  const query = page.getByRole("combobox", { name: "Query" });
  await query.fill("amuont > 0");
  const problem = page.locator(".piece.open .query-problem");
  await problem.locator("mark", { hasText: "amuont" }).waitFor();
  await problem.getByRole("button", { name: /amount/i }).waitFor();
  await query.fill("");
  await query.pressSequentially("amo");
  await page.locator(".piece.open .option", { hasText: /^Amount/ }).first().waitFor();
  await page.keyboard.press("Tab");
  await query.pressSequentially("> 0");
  await page.getByText("1 of 3 open deals would pass.").waitFor();
  await page.getByRole("link", { name: "Without one either" }).waitFor();
  assert.match(await page.getByRole("link", { name: "2 would not" }).getAttribute("href"), /^\/deals\?q=.*amount/);
  await clean(page, "editor");
  await page.reload();
  await page.getByText("Draft over version 1: 1 change").waitFor();
  await page.getByRole("button", { name: "See and publish" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Preparation · What must be true to leave", { exact: false }).or(dialog.getByText("The sum is not stated")).first().waitFor();
  await dialog.getByLabel("What was changed and why").fill("No deal without a sum");
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await dialog.getByRole("row", { name: /Without one either.*1 → 2/ }).waitFor();
  await clean(page, "migration");
  await dialog.getByRole("button", { name: "Move all over" }).click();
  await page.getByText("3 records moved over").waitFor();
  const deals = (await ask("GET", "/deals")).json.items;
  assert.deepEqual([...new Set(deals.map((one) => one.process_version))], [2]);
  await page.getByRole("button", { name: "More" }).last().click();
  await page.getByRole("menuitem", { name: "Versions and what changed" }).click();
  await page.getByRole("cell", { name: "No deal without a sum" }).waitFor();
  await page.getByRole("button", { name: "Compare: 1" }).click();
  await page.locator(".changes").getByText("Added").waitFor();
  await clean(page, "versions");
  assert.deepEqual(errors, []);
  await context.close();
});

test("a criterion is written in the reader's language and kept in one that no new name of a field breaks", async () => {
  const { context, page } = await open("chief", { language: "ru" });
  await page.getByRole("button", { name: /^Закрытие/ }).click();
  await page.getByRole("heading", { name: "Закрытие" }).waitFor();
  await page.locator(".piece", { hasText: "amount" }).first().getByRole("button").nth(1).click();
  const query = page.getByRole("combobox", { name: "Запрос" });
  assert.match(await query.inputValue(), /Сумма/);
  await query.fill("Сумма > 5");
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: "Закрытие" }).click();
  await page.locator(".piece.open code", { hasText: "amount > 5" }).waitFor();
  assert.match(await query.inputValue(), /^"?Сумма"? > 5$/);
  await page.getByRole("button", { name: "Отменить черновик" }).click();
  await context.close();
});

test("stages and steps change their places by key and by mouse", async () => {
  const { context, page } = await open();
  const handle = page.getByRole("button", { name: /^Move: Objections/ });
  await handle.focus();
  await page.keyboard.press("ArrowUp");
  await page.locator('.stages [role="status"]', { hasText: "Objections: place 4 of 7" }).waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Move: Objections. Arrow keys up and down");
  await page.getByRole("button", { name: /^Approach/ }).click();
  await page.getByRole("heading", { name: "Approach" }).waitFor();
  const names = () => page.locator('ol[aria-label="Steps"] .head').allInnerTexts();
  const before = await names();
  const from = await page.locator('ol[aria-label="Steps"] .sort-handle').first().boundingBox();
  const to = await page.locator('ol[aria-label="Steps"] .sort-handle').nth(2).boundingBox();
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 8, to.y + 12, { steps: 8 });
  await page.mouse.up();
  assert.deepEqual(await names(), [before[1], before[2], before[0], ...before.slice(3)]);
  await page.getByRole("button", { name: "See and publish" }).click();
  await page.getByRole("dialog").getByText("Order").first().waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("dialog").getByRole("heading", { name: "Move running records over" }).waitFor();
  assert.deepEqual((await stages()).slice(2, 5), ["approach", "objections", "presentation"]);
  await context.close();
});

const publish = async (page) => {
  await page.getByRole("button", { name: "See and publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("dialog").getByRole("heading", { name: "Move running records over" }).waitFor();
};
const set = async (page, stage, value) => {
  await page.getByRole("button", { name: stage }).click();
  await page.getByRole("heading", { name: stage }).waitFor();
  await page.getByLabel("Probability of winning, %").fill(value);
};
const probabilities = async (...keys) => {
  const kept = (await ask("GET", "/processes/seven-steps")).json.stages;
  return keys.map((key) => kept.find((one) => one.key === key).probability);
};

test("a draft is there for whoever else administers; two who change it at once overwrite nothing of each other's", async () => {
  const mine = await open();
  await set(mine.page, /^Closing/, "85");
  await mine.page.getByText("Saved: chief Person", { exact: false }).waitFor();
  const theirs = await open("other");
  await theirs.page.getByRole("alert").getByText(/^chief Person is at a draft, last changed today \d\d:\d\d/).waitFor();
  assert.ok(await theirs.page.locator(".process fieldset:disabled").count(), "nothing is changed before it is open");
  await clean(theirs.page, "another's draft");
  await theirs.page.getByRole("button", { name: "Open the draft" }).click();
  await theirs.page.getByText(/^Draft over version \d+: 1 change$/).waitFor();
  // Both at the same moment: the server takes one, and the other puts both together.
  const draft = (await ask("GET", "/processes/seven-steps/draft")).json;
  await set(theirs.page, /^Preparation/, "15");
  await theirs.page.getByText("Saved: other Person", { exact: false }).waitFor();
  const other = (await ask("GET", "/processes/seven-steps/draft")).json;
  const stale = await ask("PUT", "/processes/seven-steps/draft", { base: draft.base, document: draft.document }, { "If-Match": `"${draft.revision}"` });
  assert.deepEqual([stale.status, other.by_title], [412, "other Person"]);
  await mine.page.getByText(/: 2 changes$/).waitFor();
  await mine.page.route("**/draft", (route) => (route.request().method() === "GET" ? route.abort() : route.continue()));
  await set(theirs.page, /^Approach/, "25");
  await theirs.page.getByText(/: 3 changes$/).waitFor();
  await theirs.page.waitForTimeout(800);
  await mine.page.unroute("**/draft");
  await set(mine.page, /^Presentation/, "45");
  await mine.page.getByRole("alert").getByText(/^other Person changed this draft too/).waitFor();
  await clean(mine.page, "two at one draft");
  await mine.page.getByRole("button", { name: "Put both together" }).click();
  await mine.page.getByText(/: 4 changes$/).waitFor();
  await mine.page.getByText("Saved: chief Person", { exact: false }).waitFor();
  await publish(mine.page);
  assert.deepEqual(await probabilities("preparation", "approach", "presentation", "closing"), [15, 25, 45, 85]);
  await theirs.page.getByText(/^Version \d+ is in force$/).waitFor();
  await mine.context.close();
  await theirs.context.close();
});

test("who begins anew drops the other's draft, and can bring it back; what was published meanwhile is put together with it", async () => {
  const mine = await open();
  await set(mine.page, /^Closing/, "86");
  await mine.page.getByText("Saved: chief Person", { exact: false }).waitFor();
  await mine.context.close();
  const { context, page } = await open("other");
  await page.getByRole("button", { name: "Begin anew" }).click();
  await page.locator(".toast", { hasText: "The draft is discarded" }).getByRole("button").click();
  await page.getByText(/: 1 change$/).waitFor();
  const published = (await ask("GET", "/processes/seven-steps")).json;
  published.stages.find((one) => one.key === "preparation").probability = 16;
  assert.equal((await ask("PUT", "/processes/seven-steps", published)).status, 200);
  await page.reload();
  await page.getByRole("button", { name: "Put both together" }).click();
  await page.getByRole("button", { name: "Put both together" }).waitFor({ state: "detached" });
  await publish(page);
  assert.deepEqual(await probabilities("preparation", "closing"), [16, 86]);
  await context.close();
});

test("a stage in which records stand is not taken away: the refusal says what to do", async () => {
  const { context, page } = await open();
  await page.getByRole("button", { name: "Remove: Preparation" }).click();
  await page.getByRole("alert").getByText(/stand.*Preparation/).waitFor();
  await page.getByRole("button", { name: "Discard the draft" }).click();
  await page.getByRole("button", { name: /^Preparation/ }).waitFor();
  await context.close();
});

test("a process of one's own begins from one that is there; it goes out to a file and comes back from it", async () => {
  const { context, page } = await open();
  await page.getByRole("button", { name: "More" }).last().click();
  await page.getByRole("menuitem", { name: "New process" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Begin from").selectOption("renewal");
  await dialog.getByLabel("Name, Russian").fill("Партнёры");
  await dialog.getByLabel("Name, English").fill("Partner sales");
  await dialog.getByRole("button", { name: "Begin" }).click();
  await page.getByText(/Draft over version 0/).waitFor();
  await page.getByRole("button", { name: "See and publish" }).click();
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByText("Version 1 is in force for new records.").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "More" }).last().click();
  const saved = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Save as YAML" }).click();
  const file = join(data, "partner-sales.yaml");
  await (await saved).saveAs(file);
  writeFileSync(file, readFileSync(file, "utf8").replace("Partner sales", "Sales by partners"));
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByText("Draft over version 1: 1 change").waitFor();
  await page.locator('input[type="file"]').setInputFiles({ name: "wrong.yaml", mimeType: "text/yaml", buffer: Buffer.from("key: partner-sales\nstages: []\n") });
  await page.locator(".toast", { hasText: /process/ }).last().waitFor();
  await context.close();
});

test("a rep reads the process and changes nothing; Today shows its order, and the deputy whose work it is", async () => {
  const { context, page } = await open("ann", { language: "ru", width: 390, height: 844 });
  await page.getByText("Действует версия").waitFor();
  assert.equal(await page.getByRole("button", { name: "Посмотреть и опубликовать" }).count(), 0);
  assert.ok(await page.locator(".process fieldset:disabled").count());
  await clean(page, "reader");
  await page.goto(`${server.address}/today`);
  await page.getByRole("button", { name: "Порядок" }).click();
  await page.getByRole("dialog").getByText("Контакт после продажи стоит наравне со сделкой", { exact: false }).waitFor();
  await clean(page, "order");
  await page.keyboard.press("Escape");
  await ask("POST", "/activities", { kind: "call", subject: "Chief's call", due_at: new Date(Date.now() - 86_400_000).toISOString() });
  const users = (await ask("GET", "/users")).json.items;
  const day = (from_now) => new Date(Date.now() + from_now * 86_400_000).toISOString().slice(0, 10);
  assert.equal((await ask("POST", "/absences", { first_day: day(-1), last_day: day(1), deputy: users.find((one) => one.login === "ann").id })).status, 201);
  await page.reload();
  await page.locator(".todo", { hasText: "Вместо: chief Person" }).first().waitFor();
  for (const path of ["settings/absences", "customers?part=value", "customers?part=dates", "customers?part=news"]) {
    await page.goto(`${server.address}/${path}`);
    await page.waitForFunction(() => !document.querySelector(".skeleton"));
    await clean(page, path);
  }
  await context.close();
});

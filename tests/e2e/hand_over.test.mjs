// A new owner is told what he has to know, from whatever screen he is given the record.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import AxeBuilder from "../../web/node_modules/@axe-core/playwright/dist/index.mjs";
import { launch, signedIn } from "../support/browser.mjs";
import { company } from "../support/voronka.mjs";

let c, dan, browser;
before(async () => {
  c = await company();
  dan = await c.person("dan", "rep", { team: c.team });
  for (const n of [1, 2, 3]) await c.as.boss("POST", "/deals", { name: `Shelves ${n}`, owner: c.id.ann });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await c?.close();
});

const list = `/deals?q=${encodeURIComponent("name starts with Shelves sort name")}`;
const owners = async () => (await c.as.boss("GET", list)).json.items.map((one) => one.owner);
const noted = async (resource, id, words) =>
  (await c.as.boss("GET", `/${resource}/${id}/timeline`)).json.items.some((item) => item.kind === "note" && words.test(item.text));
const clean = async (page) => {
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
  assert.deepEqual(found.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 140)}`), []);
};

test("a new owner in a list's cell, and of many at once, is given with a note", async () => {
  const { context, page, errors } = await signedIn(browser, c.server.address, "boss", c.password, { language: "en" });
  await page.goto(`${c.server.address}${list}`);
  await page.locator(".lines .tr").nth(2).waitFor();
  const heads = await page.getByRole("columnheader").allTextContents();
  const column = heads.findIndex((name) => name.trim() === "Owner");
  await page.locator(".lines .tr").first().locator("[role=gridcell]").nth(column).dblclick();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("To whom").selectOption({ label: "dan Person" });
  const give = dialog.getByRole("button", { name: "Hand over", exact: true });
  assert.ok(await give.isDisabled(), "not without a note");
  await dialog.getByLabel("What the new owner has to know").fill("They wait for drawings");
  await clean(page);
  await give.click();
  await page.locator(".lines .tr").first().getByText("dan Person").waitFor();
  const { items } = (await c.as.boss("GET", list)).json;
  assert.deepEqual(items.map((one) => one.owner), [dan.id, c.id.ann, c.id.ann]);
  assert.ok(await noted("deals", items[0].id, /drawings/));

  await page.locator(".lines .tr").nth(1).getByRole("checkbox").check();
  await page.locator(".lines .tr").nth(2).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Change a field" }).click();
  await dialog.getByLabel("New value").fill("dan");
  await page.getByRole("option", { name: /dan Person/ }).click();
  const run = dialog.getByRole("button", { name: "Change 2 records" });
  assert.ok(await run.isDisabled(), "not without a note");
  await dialog.getByLabel("What the new owner has to know").fill("Both are promised for spring");
  await clean(page);
  await run.click();
  await page.locator(".toast", { hasText: "2 records changed" }).waitFor();
  assert.deepEqual(await owners(), [dan.id, dan.id, dan.id]);
  assert.ok(await noted("deals", items[2].id, /promised for spring/));
  assert.deepEqual(errors, []);
  await context.close();
});

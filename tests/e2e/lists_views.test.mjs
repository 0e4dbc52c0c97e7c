import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, signedIn } from "../support/browser.mjs";
import { company } from "../support/voronka.mjs";

let c, browser;
before(async () => {
  c = await company();
  for (const n of [1, 2, 3, 4, 5]) await c.as.ann("POST", "/deals", { name: `Racks ${n}`, amount: `${n}00000` });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await c?.close();
});

const as = (login) => signedIn(browser, c.server.address, login, c.password, { language: "en" });
const deals = (q) => `${c.server.address}/deals?q=${encodeURIComponent(q)}`;

test("a view is saved with its filter, order and columns, shared with the team and pinned for oneself", async () => {
  const { context, page } = await as("ann");
  await page.goto(deals("amount >= 300000 sort amount desc"));
  await page.locator(".folds summary").click();
  await page.getByRole("checkbox", { name: "Source", exact: true }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Save as a view" }).click();
  await page.getByLabel("What to call it").fill("Big ones");
  await page.getByLabel("Who sees it").selectOption("team");
  await page.getByLabel(/Show it in the navigation/).check();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("tab", { name: "Big ones", selected: true }).waitFor();
  await page.locator(".side .nav", { hasText: "Big ones" }).getByText("3").waitFor();
  await page.getByRole("tab", { name: "All" }).click();
  await page.getByText("5 records").first().waitFor();
  await context.close();

  const other = await as("boss");
  await other.page.goto(`${c.server.address}/deals`);
  await other.page.getByRole("tab", { name: /Big ones/ }).click();
  await other.page.getByText("3 records").first().waitFor();
  await other.page.getByRole("columnheader", { name: "Source" }).waitFor();
  assert.equal(await other.page.getByRole("columnheader", { name: /Amount/ }).getAttribute("aria-sort"), "descending");
  assert.equal(await other.page.getByRole("button", { name: "Settings of the view" }).count(), 0, "it is not theirs to change");
  await other.context.close();

  const stranger = await as("ben");
  await stranger.page.goto(`${c.server.address}/deals`);
  await stranger.page.getByRole("tab", { name: "All" }).waitFor();
  assert.equal(await stranger.page.getByRole("tab", { name: /Big ones/ }).count(), 0);
  await stranger.context.close();
});

test("a view that opens first for a role does so, and «All» leads out of it", async () => {
  await c.as.admin("POST", "/views", { name: "For reps", resource: "deals", query: 'name = "Racks 2"', shared: "everybody", default_for: "rep" });
  const { context, page } = await as("ann");
  await page.goto(`${c.server.address}/deals`);
  await page.getByRole("tab", { name: /For reps/, selected: true }).waitFor();
  await page.getByText("1 record").first().waitFor();
  await page.getByRole("tab", { name: "All" }).click();
  await page.getByText("5 records").first().waitFor();
  await context.close();
});

test("many records are changed at once, the whole query too, and all of it is taken back", async () => {
  const { context, page } = await as("ann");
  await page.goto(deals("amount <= 400000 sort amount"));
  await page.locator(".lines .row-title").first().waitFor();
  await page.locator(".lines .tr").nth(0).getByRole("checkbox").click();
  await page.locator(".lines .tr").nth(2).getByRole("checkbox").click({ modifiers: ["Shift"] });
  await page.getByText("Selected: 3").waitFor();
  await page.getByRole("button", { name: "Select all 4" }).click();
  await page.getByText("Selected: 4").waitFor();
  await page.getByRole("button", { name: "Change a field" }).click();
  await page.getByRole("dialog").getByLabel("Field").selectOption("campaign");
  await page.getByRole("dialog").getByLabel("New value").fill("Autumn");
  await page.getByRole("button", { name: "Change 4 records" }).click();
  await page.getByText("4 records changed.").waitFor();
  const changed = async () => (await c.as.ann("GET", "/deals?q=campaign = Autumn&count=exact")).json.count;
  assert.equal(await changed(), 4);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("The change was undone").waitFor();
  assert.equal(await changed(), 0);
  await context.close();
});

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

test("a view is saved with its filter, order and columns, and opened again from its tab", async () => {
  const { context, page } = await as("ann");
  await page.goto(deals("amount >= 300000 sort amount desc"));
  await page.locator(".menu summary").click();
  await page.getByRole("checkbox", { name: "Source", exact: true }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Save as a view" }).click();
  await page.getByLabel("What to call it").fill("Big ones");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("tab", { name: "Big ones", selected: true }).waitFor();
  await page.getByRole("tab", { name: "All" }).click();
  await page.getByText("5 records").first().waitFor();
  await page.getByRole("tab", { name: "Big ones" }).click();
  await page.getByText("3 records").first().waitFor();
  await page.getByRole("columnheader", { name: /^Source/ }).waitFor();
  assert.equal(await page.getByRole("columnheader", { name: /^Amount/ }).getAttribute("aria-sort"), "descending");
  await context.close();
});

// Who travels sees the company's clock: a call at ten is at ten, wherever the browser stands.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch, visitor } from "../support/browser.mjs";
import { folder, run, serve } from "../support/voronka.mjs";

let server, browser, data;
before(async () => {
  data = folder();
  run(["demo", "--data", data, "--deals", "60"]);
  server = await serve(data);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

test("a call at ten by the company's clock reads ten, and one that is typed for ten is kept so", async () => {
  const { context, page, errors } = await visitor(browser, server.address, { role: 0, zone: "America/Los_Angeles" });
  const ask = (method, path, body) => page.evaluate(async ([m, p, b]) => {
    const { csrf_token } = await (await fetch("/api/v1/session")).json();
    return (await fetch(`/api/v1${p}`, { method: m, headers: { "X-CSRF-Token": csrf_token }, body: b && JSON.stringify(b) })).json();
  }, [method, path, body ?? null]);
  const { today, zone } = await ask("GET", "/company");
  assert.equal(zone, "Europe/Moscow");
  assert.notEqual(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone), zone);
  const deal = (await ask("POST", "/deals", { name: "Зональная" })).id;
  await ask("POST", "/activities", { kind: "call", subject: "Ровно в десять", about: deal, due_at: `${today}T10:00:00+03:00` });
  await page.goto(`${server.address}/deals/${deal}`);
  await page.locator(".event", { hasText: "Ровно в десять" }).getByText("сегодня 10:00").waitFor();

  await page.getByRole("button", { name: "Звонок", exact: true }).click();
  await page.getByLabel("О чём").fill("Завтра в десять");
  await page.getByLabel("Когда").fill("2031-03-10T10:00");
  await page.getByRole("button", { name: "Запланировать" }).click();
  await page.locator(".event", { hasText: "Завтра в десять" }).waitFor();
  const { items } = await ask("GET", `/activities?q=${encodeURIComponent(`about = ${deal} and subject = "Завтра в десять"`)}`);
  assert.equal(items[0].due_at, "2031-03-10T07:00:00Z");

  await page.goto(`${server.address}/today`);
  const row = page.locator(".todo", { hasText: "Зональная" }).filter({ hasText: "Ровно в десять" });
  await row.locator(".when", { hasText: "10:00" }).waitFor();
  assert.deepEqual(errors, []);
  await context.close();
});

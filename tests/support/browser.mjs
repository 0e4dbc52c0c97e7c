// Chromium on the real program: a visitor of the demo, or somebody who works here.
import { chromium } from "../../web/node_modules/playwright-core/index.mjs";

const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const launch = () => chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });

async function fresh(browser, { language = "ru", theme = "light", width = 1440, height = 900, zone } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: language, timezoneId: zone, acceptDownloads: true });
  await context.addInitScript(([l, t]) => {
    localStorage.setItem("language", l);
    localStorage.setItem("theme", t);
  }, [language, theme]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  return { context, page, errors };
}

/** Enters the demo: role 0 is a rep, 1 a manager, 2 the director. */
export async function visitor(browser, address, { role = 1, ...look } = {}) {
  const made = await fresh(browser, look);
  await made.page.goto(address);
  await made.page.locator(".roles button").nth(role).click();
  await made.page.waitForSelector(".side");
  return made;
}

/** Signs in with a password; the session is that of the browser. */
export async function signedIn(browser, address, login, password, look = {}) {
  const made = await fresh(browser, look);
  await made.context.request.post(`${address}/api/v1/session`, { data: { login, password } });
  await made.page.goto(address);
  await made.page.waitForSelector(".side");
  return made;
}

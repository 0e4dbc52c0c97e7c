// The company that is measured: made once for each size and kept under build/bench; each program works on a copy.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { draw } from "./draw.mjs";
import { folder, release } from "./paths.mjs";
import { write_columns } from "./schema.mjs";

/** Runs a command of the product to its end; gives what it printed. */
export const voronka = (...args) => execFileSync(join(release, "voronka"), args, { encoding: "utf8", input: "a long password", stdio: ["pipe", "pipe", "inherit"] }).trim();

/** Rows of the company's file, for what is asked in the requests. */
function rows(file, sql) {
  return execFileSync("sqlite3", ["-readonly", file, sql], { encoding: "utf8", maxBuffer: 1 << 28 }).split("\n").filter(Boolean);
}

function make(at, deals) {
  if (existsSync(at)) return;
  console.log(`making the company of ${deals} deals (once; a million take some minutes)`);
  const making = `${at}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  execFileSync(join(release, "bench_make"), [join(making, "companies/default"), "--deals", String(deals)], { stdio: "inherit" });
  renameSync(making, at);
}

// A copy that is as the original was, apart from what opening it with this program brings.
function fresh(original, copy) {
  if (existsSync(copy) && !existsSync(`${copy}.changed`)) return;
  rmSync(copy, { recursive: true, force: true });
  execFileSync("cp", ["-r", "--reflink=auto", original, copy]);
  rmSync(`${copy}.changed`, { force: true });
}

// Prefixes of what things are called, as somebody types them.
function typed(titles, count) {
  const random = draw(3);
  return Array.from({ length: count }, () => {
    const letters = [...titles[random(titles.length)].replace(/[«»"]/g, "")];
    return letters.slice(0, 3 + random(Math.max(1, letters.length - 2))).join("").trim();
  });
}

/** Makes what is missing and gives what the workloads are about. `turns`: how often each writes on its own share. */
export async function prepare(deals, turns) {
  mkdirSync(folder, { recursive: true });
  const original = join(folder, String(deals));
  make(original, deals);
  const copy = (side) => `${original}.${side}`;
  const tokens = {};
  for (const side of ["product", "floor"]) {
    fresh(original, copy(side));
    // Opening brings the file to this program's schema; the floor's gets the same rows.
    for (const login of ["bench", "watcher"]) {
      const token = voronka("token", "add", login, "--data", copy(side));
      if (side === "product") tokens[login] = token;
    }
  }
  const columns = `${original}.columns`;
  await write_columns(columns, copy("product"), tokens.bench);
  const file = join(copy("product"), "companies/default/company.db");
  const some = (table, column, most, where = "1") => rows(file, `SELECT ${column} FROM ${table} WHERE ${where} AND id % max(1, (SELECT count(*) / ${most} FROM ${table})) = 0 LIMIT ${most * 2}`);
  const shuffled = (list) => {
    const random = draw(5);
    return list.map((item) => [random(1 << 30), item]).sort((a, b) => a[0] - b[0]).map((pair) => pair[1]);
  };
  const titles = [...some("organizations", "title", 3000), ...some("contacts", "title", 3000), ...some("deals", "title", 2000)];
  return {
    deals: shuffled(some("deals", "id", 20_000)),
    movable: shuffled(rows(file, "SELECT id FROM deals WHERE outcome = 'open' AND stage = 'presentation' AND deleted_at IS NULL")),
    words: shuffled(rows(file, "SELECT DISTINCT first_name FROM contacts WHERE id IN (SELECT id FROM contacts LIMIT 5000) UNION SELECT DISTINCT last_name FROM contacts WHERE id IN (SELECT id FROM contacts LIMIT 5000)")),
    typed: typed(titles, 5000).filter((text) => text.length > 2),
    size: deals, turns, tokens, columns, copy,
    changed: (side) => writeFileSync(`${copy(side)}.changed`, ""),
  };
}

/** How many rows a table of a company's folder has. */
export const count = (data, table) => Number(rows(join(data, "companies/default/company.db"), `SELECT count(*) FROM ${table}`)[0]);

// How long one waits for what one reads while an import comes in: `node benchmarks/beside_import.mjs [--deals N]`. On the company of
// ./bench, through the API, with the leads of its file; prints what 8 connections wait for one deal and for a list, before and during it.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { prepare } from "./company.mjs";
import { folder, release, root } from "./paths.mjs";
import { measure, start } from "./programs.mjs";
import { loads } from "./workloads.mjs";

const seconds = 10;
const connections = 8;
const given = process.argv.indexOf("--deals");
const deals = given < 0 ? 1_000_000 : Number(process.argv[given + 1]);
execFileSync(join(root, "scripts/build"), ["release", "voronka", "bench_make"], { stdio: "inherit" });
const company = await prepare(deals, 1);
const file = join(folder, `leads-${deals}.csv`);
if (!existsSync(file)) execFileSync(join(release, "bench_make"), ["leads", file, "--rows", String(deals)]);
company.changed("product");
const program = await start("product", company);

async function ask(method, path, body) {
  const answer = await fetch(program.address + "/api/v1" + path, { method, body, headers: { Authorization: `Bearer ${company.tokens.bench}`, "Content-Type": typeof body === "string" ? "application/json" : "text/csv" } });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// How many leads there are: what the import brings in between.
const leads = async () => (await ask("GET", "/leads?fields=id&limit=1&count=exact")).count;

async function reads(when) {
  for (const key of ["one", "list"]) {
    const load = { ...loads.find((one) => one.key === key), connections };
    const before = await leads(), began = performance.now();
    const { per_second, p50_ms, p99_ms } = measure(program, load, company, 0, seconds);
    const brought = ((await leads()) - before) / ((performance.now() - began) / 1000);
    console.log(`${when.padEnd(18)} ${key.padEnd(6)} ${per_second.toFixed(0).padStart(7)}/s   p50 ${p50_ms.toFixed(1).padStart(6)} ms   p99 ${p99_ms.toFixed(1).padStart(6)} ms   ${brought.toFixed(0)} leads/s`);
  }
}

try {
  await reads("alone");
  const made = await ask("POST", "/imports?name=leads.csv", readFileSync(file));
  await ask("PATCH", `/imports/${made.id}`, JSON.stringify({ module: "leads" }));
  const job = await ask("POST", `/imports/${made.id}/run`);
  const first = await leads();
  while ((await leads()) === first) await pause(100);
  await reads("beside an import");
  const { state } = await ask("GET", `/jobs/${job.id}`);
  if (state !== "running") throw new Error(`the import was over too soon: ${state}`);
} finally {
  await program.stop();
}

// How long one person waits for what the sales process shows: `node benchmarks/steps.mjs [--deals N]`. One question after the other on
// one connection, on the company of ./bench; prints p50 and p99 in milliseconds, each beside what is wanted.
import { Agent, request } from "node:http";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { prepare, voronka } from "./company.mjs";
import { root } from "./paths.mjs";
import { start } from "./programs.mjs";

const asked = 200;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** One question; the answer has to be good. Gives how long it took in milliseconds. */
function ask(program, token, method, path, body) {
  return new Promise((done, failed) => {
    const began = performance.now();
    const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
    const asking = request(program.address + "/api/v1" + path, { method, agent, headers }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => (text += chunk));
      answer.on("end", () => (answer.statusCode < 300 ? done(performance.now() - began) : failed(new Error(`${method} ${path}: ${answer.statusCode} ${text}`))));
    });
    asking.on("error", failed);
    asking.end(body && JSON.stringify(body));
  });
}

async function told(what, wanted, questions) {
  const times = [];
  for (const question of questions) times.push(await question());
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)].toFixed(1).padStart(8);
  console.log(`${what.padEnd(52)} p50 ${at(0.5)} ms   p99 ${at(0.99)} ms   wanted ${wanted}`);
}

const given = process.argv.indexOf("--deals");
const deals = given < 0 ? 1_000_000 : Number(process.argv[given + 1]);
execFileSync(join(root, "scripts/build"), ["release", "voronka", "bench_make"], { stdio: "inherit" });
const company = await prepare(deals, 1);
const data = company.copy("product");
// The rep whose open deals are nearest to 2,000.
const open = "SELECT u.login FROM deals d JOIN users u ON u.id = d.owner WHERE d.outcome = 'open' AND d.deleted_at IS NULL AND u.role = 'rep' GROUP BY u.id ORDER BY abs(count(*) - 2000) LIMIT 1";
const rep = execFileSync("sqlite3", ["-readonly", join(data, "companies/default/company.db"), open], { encoding: "utf8" }).trim();
const token = voronka("token", "add", rep, "--data", data);
company.changed("product");
const program = await start("product", company);
try {
  const of = (path, as = company.tokens.bench) => Array.from({ length: asked }, (_, i) => () => ask(program, as, "GET", path(company.movable[i % company.movable.length])));
  await told("guide of a deal", "50 ms", of((id) => `/deals/${id}/guide`));
  await told("brief of a deal", "200 ms", of((id) => `/deals/${id}/brief`));
  await told("plan of the demo", "200 ms", of((id) => `/deals/${id}/plan`));
  await told(`Today of a rep with some 2,000 open deals (${rep})`, "100 ms", of(() => "/today", token));
  await told("numbers of the navigation, the same rep", "100 ms", of(() => "/counts", token));
  const move = (id, body) => () => ask(program, company.tokens.bench, "POST", `/deals/${id}/move`, body);
  const moved = company.movable.slice(0, asked);
  await told("move forward, all criteria asked, on disk", "2 ms of the server", moved.map((id) => move(id, { stage: "objections", override: true, reason: "Замер" })));
  await told("move back, on disk", "2 ms of the server", moved.map((id) => move(id, { stage: "presentation", reason: "Замер" })));
} finally {
  await program.stop();
  agent.destroy();
}

// The product and the floor as running programs, each on a copy of the company of its own.
import { execFileSync, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder, here, release } from "./paths.mjs";

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// Hundredths of a second of the processor that a process has used.
const used = (pid) => readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ").slice(11, 13).reduce((sum, one) => sum + Number(one), 0);

// Until a program is done with what was asked before, whoever asked may have gone; at most a minute.
async function rest(pid) {
  for (let wait = 0; wait < 300; wait++) {
    const before = used(pid);
    await pause(200);
    if (used(pid) - before <= 1) return;
  }
}

/** Starts `product` or `floor` on its copy and waits until it answers; `started_ms` says how long that took. */
export async function start(side, company) {
  const data = company.copy(side);
  const [program, args] = side === "product"
    ? [join(release, "voronka"), ["serve", "--data", data, "--listen", "127.0.0.1:0"]]
    : [join(release, "bench_floor"), [join(data, "companies/default/company.db"), company.columns]];
  const began = performance.now();
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((done) => child.once("exit", done));
  let said = "";
  const address = await new Promise((done, failed) => {
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const found = said.match(/listening on (http:\S+)/);
      if (found) done(found[1]);
    });
    child.once("exit", (code) => failed(new Error(`the ${side} ended with ${code}`)));
  });
  const alive = address + (side === "product" ? "/readyz" : "/healthz");
  while (!(await fetch(alive).then((answer) => answer.ok, () => false))) await pause(1);
  return {
    address,
    started_ms: performance.now() - began,
    rest: () => rest(child.pid),
    used_us: () => used(child.pid) * 10_000,
    resident_mb: () => Number(readFileSync(`/proc/${child.pid}/status`, "utf8").match(/^VmRSS:\s+(\d+)/m)[1]) / 1024,
    stop: () => (child.kill("SIGTERM"), ended),
  };
}

/** Lets wrk ask a program for so long; an error or a refusal ends the run. Nothing answered in that time is a figure too: none. */
export function measure(program, load, company, turn, seconds) {
  const file = join(folder, `${load.key}.requests`);
  writeFileSync(file, load.requests(company, turn).join("\n") + "\n");
  const before = program.used_us();
  const said = execFileSync(
    "wrk",
    ["-t1", `-c${load.connections}`, `-d${seconds}s`, "--timeout", "30s", "-s", join(here, "load.lua"),
      "-H", `Authorization: Bearer ${company.tokens[load.as ?? "bench"]}`, program.address, "--", file, ...(load.pause ? [String(load.pause)] : [])],
    { encoding: "utf8", timeout: (seconds + 60) * 1000, maxBuffer: 1 << 20 },
  );
  const figures = JSON.parse(said.match(/^JSON (.*)$/m)[1]);
  if (!figures.requests) return { per_second: 0, p50_ms: null, p99_ms: null, cpu_us: null };
  if (figures.errors) throw new Error(`${load.key}: ${figures.errors} errors in ${figures.requests} requests\n${said}`);
  return { per_second: figures.requests / figures.seconds, p50_ms: figures.p50_ms, p99_ms: figures.p99_ms, cpu_us: (program.used_us() - before) / figures.requests };
}

// What is not asked over and over: a start, the memory, an import.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { count, voronka } from "./company.mjs";
import { folder, release } from "./paths.mjs";
import { start } from "./programs.mjs";

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const figure = (ms) => ({ per_second: 1000 / ms, p50_ms: ms, p99_ms: null });

/** From the command to the first answer, on the full company. */
export async function starting(company, turns) {
  const times = { product: [], floor: [] };
  for (let turn = 0; turn < turns; turn++)
    for (const side of ["product", "floor"]) {
      const program = await start(side, company);
      times[side].push(program.started_ms);
      await program.stop();
    }
  const [product, floor] = [median(times.product), median(times.floor)];
  return { workload: "start", product: figure(product), floor: figure(floor), ratio: floor / product };
}

// Seconds until the program says that everything is in, and until it ends: the product's search entries follow in between.
async function timed(program, args) {
  const began = performance.now();
  const child = spawn(join(release, program), args, { stdio: ["ignore", "pipe", "inherit"] });
  let said = null;
  child.stdout.on("data", () => (said ??= performance.now()));
  const code = await new Promise((done) => child.once("close", done));
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  const ended = performance.now();
  return { seconds: ((said ?? ended) - began) / 1000, behind: (ended - (said ?? ended)) / 1000 };
}

async function imported(side, file, rows, columns) {
  const data = join(folder, `import.${side}`);
  rmSync(data, { recursive: true, force: true });
  voronka("user", "add", "bench", "--data", data, "--role", "administrator", "--name", "Bench Person", "--password-stdin");
  const before = count(data, "changes");
  const time = side === "product"
    ? await timed("voronka", ["import", file, "--data", data, "--module", "leads", "--as", "bench"])
    : await timed("bench_floor", [join(data, "companies/default/company.db"), columns, "--import", file]);
  const kept = [count(data, "leads"), count(data, "journeys"), count(data, "changes") - before];
  if (kept.some((one) => one !== rows)) throw new Error(`import: the ${side} has ${kept} of ${rows} leads, journeys and changes`);
  rmSync(data, { recursive: true, force: true });
  return time;
}

/** So many leads from a file into an empty company, by the command. */
export async function importing(company, turns) {
  const rows = company.size;
  const file = join(folder, `leads-${rows}.csv`);
  if (!existsSync(file)) execFileSync(join(release, "bench_make"), ["leads", file, "--rows", String(rows)]);
  const times = { product: [], floor: [] };
  for (let turn = 0; turn < turns; turn++)
    for (const side of ["product", "floor"]) times[side].push(await imported(side, file, rows, company.columns));
  const of = (side) => {
    const [seconds, behind] = ["seconds", "behind"].map((key) => median(times[side].map((time) => time[key])));
    return { per_second: rows / seconds, p50_ms: null, p99_ms: null, seconds, behind };
  };
  const [product, floor] = [of("product"), of("floor")];
  return { workload: "import", product, floor, ratio: floor.seconds / product.seconds };
}

/** Resident memory in MB as it was idle and as it is now. */
export function memory(idle, programs) {
  const of = (side) => ({ per_second: null, p50_ms: null, p99_ms: null, idle_mb: idle[side], after_mb: programs[side].resident_mb() });
  const [product, floor] = [of("product"), of("floor")];
  return { workload: "memory", product, floor, ratio: floor.after_mb / product.after_mb };
}

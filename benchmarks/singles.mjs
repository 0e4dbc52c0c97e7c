// What is not asked over and over: a start, the memory, an import.
import { execFileSync } from "node:child_process";
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

function imported(side, file, rows, columns) {
  const data = join(folder, `import.${side}`);
  rmSync(data, { recursive: true, force: true });
  voronka("user", "add", "bench", "--data", data, "--role", "administrator", "--name", "Bench Person", "--password-stdin");
  const before = count(data, "changes");
  const began = performance.now();
  if (side === "product") voronka("import", file, "--data", data, "--module", "leads", "--as", "bench");
  else execFileSync(join(release, "bench_floor"), [join(data, "companies/default/company.db"), columns, "--import", file]);
  const seconds = (performance.now() - began) / 1000;
  const kept = [count(data, "leads"), count(data, "journeys"), count(data, "changes") - before];
  if (kept.some((one) => one !== rows)) throw new Error(`import: the ${side} has ${kept} of ${rows} leads, journeys and changes`);
  rmSync(data, { recursive: true, force: true });
  return seconds;
}

/** So many leads from a file into an empty company, by the command. */
export function importing(company, turns) {
  const rows = company.size;
  const file = join(folder, `leads-${rows}.csv`);
  if (!existsSync(file)) execFileSync(join(release, "bench_make"), ["leads", file, "--rows", String(rows)]);
  const times = { product: [], floor: [] };
  for (let turn = 0; turn < turns; turn++)
    for (const side of ["product", "floor"]) times[side].push(imported(side, file, rows, company.columns));
  const of = (side) => ({ per_second: rows / median(times[side]), p50_ms: null, p99_ms: null, seconds: median(times[side]) });
  return { workload: "import", product: of("product"), floor: of("floor"), ratio: median(times.floor) / median(times.product) };
}

/** Resident memory in MB as it was idle and as it is now. */
export function memory(idle, programs) {
  const of = (side) => ({ per_second: null, p50_ms: null, p99_ms: null, idle_mb: idle[side], after_mb: programs[side].resident_mb() });
  const [product, floor] = [of("product"), of("floor")];
  return { workload: "memory", product, floor, ratio: floor.after_mb / product.after_mb };
}

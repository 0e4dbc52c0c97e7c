// ./bench: prepares the company, compares the answers, lets both programs work in turns, prints and keeps the figures.
import { writeFileSync } from "node:fs";
import { differences } from "./compare.mjs";
import { prepare } from "./company.mjs";
import { measure, start } from "./programs.mjs";
import { line, write_results } from "./report.mjs";
import { importing, median, memory, starting } from "./singles.mjs";
import { all, loads } from "./workloads.mjs";

const full_size = 1_000_000;

function refuse(sentence) {
  console.error(sentence);
  process.exit(2);
}

function options(given) {
  const chosen = { workloads: [], deals: full_size, json: null };
  for (let i = 0; i < given.length; i++) {
    if (given[i] === "--deals") chosen.deals = Number(given[++i]);
    else if (given[i] === "--json") chosen.json = given[++i];
    else if (all.includes(given[i])) chosen.workloads.push(given[i]);
    else refuse(`I do not know «${given[i]}». Workloads: ${all.join(" ")}.`);
  }
  if (!Number.isInteger(chosen.deals) || chosen.deals < 1000) refuse("--deals takes a number of at least 1000.");
  if (chosen.workloads.length === 0) chosen.workloads = all;
  return chosen;
}

// Both in turns, so that whatever else the machine does falls on both.
async function in_turns(load, programs, company, seconds) {
  const seen = { product: [], floor: [] };
  const sides = ["product", "floor"];
  const run = async (side, turn, time) => {
    await programs[side].rest();
    return measure(programs[side], load, company, turn, time);
  };
  for (const side of sides) await run(side, company.turns - 1, Math.ceil(seconds / 4));
  for (let turn = 0; turn + 1 < company.turns; turn++)
    for (const side of turn % 2 ? sides.toReversed() : sides) seen[side].push(await run(side, turn, seconds));
  const of = (side) => ({
    per_second: median(seen[side].map((one) => one.per_second)),
    p50_ms: median(seen[side].map((one) => one.p50_ms)),
    p99_ms: median(seen[side].map((one) => one.p99_ms)),
    cpu_us: median(seen[side].map((one) => one.cpu_us)),
  });
  const [product, floor] = [of("product"), of("floor")];
  // Where there are pauses, both answer all that is asked.
  const ratio = load.pause || !floor.per_second ? null : product.per_second / floor.per_second;
  return { workload: load.key, product, floor, ratio };
}

async function asked(chosen, company, seconds, told) {
  const wanted = loads.filter((load) => chosen.workloads.includes(load.key));
  if (wanted.length === 0 && !chosen.workloads.includes("memory")) return [];
  const programs = { product: await start("product", company), floor: await start("floor", company) };
  const idle = { product: programs.product.resident_mb(), floor: programs.floor.resident_mb() };
  const wrong = [];
  try {
    for (const load of wanted) {
      if (load.writes) for (const side of ["product", "floor"]) company.changed(side);
      wrong.push(...(await differences(load, programs.product, programs.floor, company)));
    }
    for (const load of wanted) told(await in_turns(load, programs, company, load.slow ? seconds * 2 : seconds));
    if (chosen.workloads.includes("memory")) told(memory(idle, programs));
  } finally {
    await programs.product.stop();
    await programs.floor.stop();
  }
  return wrong;
}

const chosen = options(process.argv.slice(2));
const full = chosen.deals >= full_size;
const turns = 3;
const company = await prepare(chosen.deals, turns + 1);
const figures = [];
const told = (figure) => {
  figures.push(figure);
  console.log(line(figure));
};
console.log(line(null));
if (chosen.workloads.includes("start")) told(await starting(company, turns));
const wrong = await asked(chosen, company, full ? 5 : 1, told);
if (chosen.workloads.includes("import")) told(await importing(company, full ? 1 : turns));
if (chosen.json) writeFileSync(chosen.json, `${JSON.stringify(figures, null, 1)}\n`);
if (full && chosen.workloads.length === all.length) write_results(figures, wrong);
for (const sentence of wrong) console.error(`the answers differ: ${sentence}`);
process.exit(wrong.length ? 1 : 0);

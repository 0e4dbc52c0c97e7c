// Figures as lines on the terminal and as the table of RESULTS.md, whose other words are written by hand.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";
import { here, root } from "./paths.mjs";
import { loads } from "./workloads.mjs";

const begin = "<!-- figures: written by ./bench -->";
const end = "<!-- end of figures -->";
const number = (n) => (n === null || n === undefined ? "" : n >= 100 ? String(Math.round(n)) : n.toPrecision(3));

const shown = (ratio) => (ratio === null ? "" : ratio.toFixed(2));

function cells({ workload, product, floor, ratio }) {
  const of = (side) => {
    if (workload === "memory") return [`${number(side.idle_mb)} → ${number(side.after_mb)} MB`, "", "", ""];
    if (workload === "start") return ["", number(side.p50_ms), "", ""];
    return [number(side.per_second), number(side.p50_ms), number(side.p99_ms), number(side.cpu_us)];
  };
  return [workload, ...of(product), ...of(floor), shown(ratio)];
}

const columns = (side) => [`${side} /s`, "p50 ms", "p99 ms", "cpu µs"];
const heads = ["workload", ...columns("product"), ...columns("floor"), "product / floor"];

/** One line for the terminal; of nothing the heads. */
export function line(figure) {
  return (figure ? cells(figure) : heads).map((cell, i) => (i ? cell.padStart(i % 4 === 1 ? 16 : 8) : cell.padEnd(12))).join(" ");
}

// What has to be reached, and whether it was.
function goals(figures) {
  const of = (key) => figures.find((figure) => figure.workload === key);
  const rows = [];
  const add = (what, wanted, have, reached) => rows.push([what, wanted, have, reached ? "reached" : "**missed**"]);
  for (const load of loads) {
    const figure = of(load.key);
    if (load.goal) add(`${load.key}, product / floor`, `≥ ${load.goal}`, shown(figure.ratio), figure.ratio >= load.goal);
    if (load.p99) add(`${load.key} p99 at ${load.connections} connections`, `≤ ${load.p99} ms`, `${number(figure.product.p99_ms)} ms`, figure.product.p99_ms !== null && figure.product.p99_ms <= load.p99);
  }
  const memory = of("memory").product;
  add("resident memory, idle and after the mix", "≤ 300 MB", `${number(memory.idle_mb)} and ${number(memory.after_mb)} MB`, memory.after_mb <= 300);
  const start = of("start").product.p50_ms;
  add("ready after start", "≤ 500 ms", `${number(start)} ms`, start <= 500);
  const { seconds, behind } = of("import").product;
  add("import of 1,000,000 leads", "≤ 60 s", `${number(seconds)} s`, seconds <= 60);
  add("until search finds all of them", "≤ 60 s more", `${number(behind)} s`, behind <= 60);
  return rows;
}

const table = (head, rows) => [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

function machine() {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  const edited = execFileSync("git", ["status", "--porcelain", "--untracked-files=no"], { cwd: root, encoding: "utf8" }).trim() ? " with changes not committed" : "";
  const day = new Date().toISOString().slice(0, 16).replace("T", " ");
  return `Commit ${commit}${edited}, ${day} UTC. ${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}; the load generator on the same cores.`;
}

/** Puts the figures of a whole run between their marks in RESULTS.md. */
export function write_results(figures, wrong) {
  const file = join(here, "RESULTS.md");
  const before = existsSync(file) ? readFileSync(file, "utf8") : `# Figures\n\n${begin}\n${end}\n`;
  const differ = wrong.length ? `\n\nThe answers of product and floor differed:\n\n\`\`\`\n${wrong.join("\n")}\n\`\`\`` : "";
  const text = `${begin}\n\n${machine()}\n\n${table(heads, figures.map(cells))}\n\n${table(["goal", "wanted", "measured", ""], goals(figures))}${differ}\n\n${end}`;
  writeFileSync(file, before.slice(0, before.indexOf(begin)) + text + before.slice(before.indexOf(end) + end.length));
}

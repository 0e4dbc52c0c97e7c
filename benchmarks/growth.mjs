// How each cost grows with the number of records: runs ./bench on three sizes, keeps growth.json and draws growth.svg.
// `--draw` only draws what was measured before; `--without=search` leaves one workload out.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder, here, root } from "./paths.mjs";

const sizes = [10_000, 100_000, 1_000_000];
const keys = ["one", "list", "list-viewer", "search", "count", "create", "move"].filter((key) => !process.argv.includes(`--without=${key}`));
const kept = join(here, "growth.json");

function measured() {
  const figures = {};
  for (const deals of sizes) {
    const file = join(folder, `growth-${deals}.json`);
    rmSync(file, { force: true });
    // It ends badly, too, where an answer differs from the floor's; the costs are there all the same.
    spawnSync(join(root, "bench"), [...keys, "--deals", String(deals), "--json", file], { stdio: "inherit" });
    for (const { workload, product } of JSON.parse(readFileSync(file, "utf8"))) (figures[workload] ??= []).push(product.cpu_us);
  }
  return { measured: new Date().toISOString().slice(0, 10), sizes, microseconds: figures };
}

const [width, height, left, right, top, bottom] = [760, 440, 60, 130, 56, 48];
const colors = ["#1f6feb", "#d1570a", "#1a7f37", "#8250df", "#bf3989", "#57606a", "#9a6700"];
const text = (x, y, words, more = "") => `<text x="${x}" y="${y}" ${more}>${words}</text>`;

// Names at the right edge, moved apart where lines end close to each other.
function spread(ends) {
  const sorted = [...ends].sort((a, b) => a.y - b.y);
  for (let i = 1; i < sorted.length; i++) sorted[i].y = Math.max(sorted[i].y, sorted[i - 1].y + 15);
  return sorted;
}

function drawn({ sizes: at, microseconds }) {
  const grown = Object.entries(microseconds).map(([key, list]) => [key, list.map((one) => one / list[0])]);
  const most = Math.max(2, ...grown.flatMap(([, list]) => list)) * 1.1;
  const least = Math.min(0.5, ...grown.flatMap(([, list]) => list)) / 1.05;
  const x = (n) => left + ((Math.log10(n) - Math.log10(at[0])) / (Math.log10(at.at(-1)) - Math.log10(at[0]))) * (width - left - right);
  const y = (n) => height - bottom - ((Math.log2(n) - Math.log2(least)) / (Math.log2(most) - Math.log2(least))) * (height - top - bottom);
  const out = [];
  for (let power = Math.ceil(Math.log2(least)); 2 ** power <= most; power++) {
    const line = y(2 ** power);
    out.push(`<line x1="${left}" x2="${width - right}" y1="${line}" y2="${line}" stroke="${power ? "#d8dee4" : "#8c959f"}"/>`);
    out.push(text(left - 8, line + 4, `× ${2 ** power}`, 'text-anchor="end"'));
  }
  for (const n of at) out.push(text(x(n), height - bottom + 20, n.toLocaleString("en"), 'text-anchor="middle"'));
  const ends = [];
  grown.forEach(([key, list], i) => {
    const color = colors[i % colors.length];
    out.push(`<polyline fill="none" stroke="${color}" stroke-width="2" points="${list.map((one, j) => `${x(at[j])},${y(one).toFixed(1)}`).join(" ")}"/>`);
    list.forEach((one, j) => out.push(`<circle cx="${x(at[j])}" cy="${y(one).toFixed(1)}" r="3" fill="${color}"/>`));
    ends.push({ y: y(list.at(-1)) + 4, words: `${key} × ${list.at(-1).toFixed(2)}`, color });
  });
  for (const end of spread(ends)) out.push(text(width - right + 10, end.y.toFixed(1), end.words, `fill="${end.color}"`));
  const head = text(left, 24, "Processor time of one answer against that of 10,000 deals", 'font-size="15" font-weight="600"');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#24292f">
<rect width="${width}" height="${height}" fill="#ffffff"/>
${head}${text(left, 42, "deals in the company, with a fifth as many firms, two fifths as many contacts and twice as many activities", 'fill="#57606a"')}
${out.join("\n")}
</svg>
`;
}

if (!process.argv.includes("--draw")) writeFileSync(kept, `${JSON.stringify(measured(), null, 1)}\n`);
writeFileSync(join(here, "growth.svg"), drawn(JSON.parse(readFileSync(kept, "utf8"))));

// Puts a gzip and a brotli form beside every text file of dist, and holds the first screen to its budget.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const budget_bytes = 250 * 1024;

function files(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

for (const file of files("dist")) {
  if (!/\.(js|css|html|svg|json)$/.test(file)) continue;
  const content = readFileSync(file);
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(`${file}.br`, brotliCompressSync(content));
}

const page = readFileSync("dist/index.html", "utf8");
const first = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map((match) => `dist${match[1]}.gz`);
const size = first.reduce((sum, file) => sum + statSync(file).size, 0);
console.log(`script before the first screen: ${(size / 1024).toFixed(1)} KB compressed`);
if (size > budget_bytes) {
  console.error(`That is over the budget of ${budget_bytes / 1024} KB: load less before the first screen.`);
  process.exit(1);
}

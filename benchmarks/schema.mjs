// The columns that the answers have, asked of the product once: the floor has them as if they were written into it.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { release } from "./paths.mjs";

/** Writes lines «table column type table-referred-to» for the floor. */
export async function write_columns(file, data, token) {
  const child = spawn(join(release, "voronka"), ["serve", "--data", data, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((done) => child.once("exit", done));
  const address = await new Promise((done, failed) => {
    child.stdout.on("data", (chunk) => done(String(chunk).match(/http:\S+/)?.[0]));
    child.once("exit", (code) => failed(new Error(`the server ended with ${code}`)));
  });
  const answer = await fetch(`${address}/api/v1/schema`, { headers: { Authorization: `Bearer ${token}` } });
  const { modules } = await answer.json();
  child.kill("SIGTERM");
  await ended;
  const lines = [];
  for (const module of modules.filter((one) => ["deals", "leads"].includes(one.key)))
    for (const field of module.fields) lines.push([module.key, field.key, field.type, field.references?.[0] ?? ""].join(" ").trim());
  writeFileSync(file, `${lines.join("\n")}\n`);
}

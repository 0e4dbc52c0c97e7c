// Types of the shapes that the API answers, from /api/v1/openapi.json of the real program on an empty company.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";
import { folder, serve } from "../../tests/support/voronka.mjs";

const file = join(dirname(fileURLToPath(import.meta.url)), "../src/api/schema.gen.ts");
const head = "// Written by scripts/types from /api/v1/openapi.json; change modules/*.yaml or server/schema, then run it again.\n";

async function described() {
  const data = folder();
  const server = await serve(data);
  try {
    return await (await fetch(`${server.address}/api/v1/openapi.json`)).json();
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

// Words for people are no part of a type: a label may change without changing one.
const said = ["title", "description", "format", "pattern"];
const bare = (value) => {
  if (Array.isArray(value)) return value.map(bare);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([key, inner]) => !(said.includes(key) && typeof inner === "string"));
  return Object.fromEntries(kept.map(([key, inner]) => [key, bare(inner)]));
};
// What is written has the names of what is read.
const is_read = ([name]) => !/(Create|Update)$/.test(name);

/** The types as they should be. Calls are left out: the interface names its addresses itself. */
export async function made() {
  const { components, ...api } = await described();
  const schemas = Object.fromEntries(Object.entries(bare(components.schemas)).filter(is_read));
  const shapes = { openapi: api.openapi, info: api.info, paths: {}, components: { schemas } };
  return head + astToString(await openapiTS(shapes, { alphabetize: true, defaultNonNullable: false }));
}

export const kept = () => readFileSync(file, "utf8");

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await made();
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (text !== kept()) {
    console.error("web/src/api/schema.gen.ts is not what the program says: run scripts/types");
    process.exit(1);
  }
}

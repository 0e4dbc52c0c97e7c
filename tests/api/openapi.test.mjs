// The description of the API against the routes that the program has.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { folder, serve, source } from "../support/voronka.mjs";

let described;
let server;
const data = folder();
before(async () => {
  server = await serve(data);
  described = await (await fetch(`${server.address}/api/v1/openapi.json`)).json();
});
after(async () => {
  await server.stop();
  rmSync(data, { recursive: true, force: true });
});

/** Every route that server/api adds, as method and path below /api/v1. */
function routes() {
  const api = `${source}/server/api`;
  const found = [];
  for (const file of readdirSync(api).filter((name) => name.endsWith(".cpp")))
    for (const [, method, path] of readFileSync(`${api}/${file}`, "utf8").matchAll(/router\s*\.(get|post|put|patch|remove)\(\s*"([^"]+)"/g))
      found.push([method === "remove" ? "delete" : method, path.replace("/api/v1", "")]);
  return found;
}

/** {resource} and {collection} stand for words, every other parameter for one of any name. */
const fits = (route, path) => {
  const pattern = route.replace(/\{(\w+)\}/g, (_, name) => (["resource", "collection"].includes(name) ? "[a-z-]+" : "\\{\\w+\\}"));
  return new RegExp(`^${pattern.replaceAll(".", "\\.")}$`).test(path);
};

test("every route of the program is described", () => {
  const all = routes();
  assert.ok(all.length > 100, "the routes were found in the source");
  const missing = all.filter(([method, route]) => !Object.entries(described.paths).some(([path, calls]) => calls[method] && fits(route, path)));
  assert.deepEqual(missing.map((one) => one.join(" ")), [], "describe them in server/schema/openapi_calls*.cpp");
});

test("every call that is described is there", () => {
  const all = routes();
  const plain = (path) => path.replace(/\{\w+\}/g, "1").split("/");
  const leads = (route, path) => {
    const segments = route.split("/");
    const asked = plain(path);
    return segments.length === asked.length && segments.every((segment, at) => segment.startsWith("{") || segment === asked[at]);
  };
  const lost = [];
  for (const [path, calls] of Object.entries(described.paths))
    for (const method of Object.keys(calls))
      if (!all.some(([other, route]) => other === method && leads(route, path))) lost.push(`${method} ${path}`);
  assert.deepEqual(lost, []);
});

test("a path names its parameters, and a resource has one address", () => {
  for (const [path, calls] of Object.entries(described.paths)) {
    assert.ok(!path.includes("_"), path);
    for (const call of Object.values(calls)) {
      const named = (call.parameters ?? []).filter((one) => one.in === "path").map((one) => `{${one.name}}`);
      assert.deepEqual(named, path.match(/\{\w+\}/g) ?? [], path);
    }
  }
  assert.ok(described.paths["/score-rules/apply"].post);
  assert.ok(described.paths["/form/{key}"].get.servers, "a form stands outside of the API");
});

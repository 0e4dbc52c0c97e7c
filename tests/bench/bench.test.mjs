// ./bench still builds, gives the same answers as the floor, and counts; the figures themselves are for a quiet machine.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folder, source } from "../support/voronka.mjs";

test("./bench measures reading and writing beside the floor, whose answers are the same", () => {
  const data = folder();
  const file = join(data, "figures.json");
  execFileSync(join(source, "bench"), ["one", "list-viewer", "create", "--deals", "2000", "--json", file], { stdio: ["ignore", "ignore", "inherit"] });
  const figures = JSON.parse(readFileSync(file, "utf8"));
  rmSync(data, { recursive: true });
  assert.deepEqual(figures.map((one) => one.workload), ["one", "list-viewer", "create"]);
  for (const one of figures) {
    assert.ok(one.product.per_second > 0 && one.floor.per_second > 0 && one.product.p99_ms >= one.product.p50_ms, JSON.stringify(one));
    assert.ok(Math.abs(one.ratio - one.product.per_second / one.floor.per_second) < 1e-9);
  }
});

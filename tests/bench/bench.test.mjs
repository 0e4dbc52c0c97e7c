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
  execFileSync(join(source, "bench"), ["one", "list-viewer", "search-typing", "create", "--deals", "2000", "--json", file], { stdio: ["ignore", "ignore", "inherit"] });
  const figures = JSON.parse(readFileSync(file, "utf8"));
  rmSync(data, { recursive: true });
  assert.deepEqual(figures.map((one) => one.workload), ["one", "list-viewer", "search-typing", "create"]);
  for (const one of figures) {
    assert.ok(one.product.per_second > 0 && one.floor.per_second > 0 && one.product.p99_ms >= one.product.p50_ms, JSON.stringify(one));
    if (one.workload === "search-typing") {
      const most = 32 / 0.13; // 32 people, of whom none asks more often than every 150 ms on average; some chance is in a second
      for (const side of [one.product, one.floor]) assert.ok(side.per_second < most, `${side.per_second}: nobody rests`);
      assert.equal(one.ratio, null);
      continue;
    }
    assert.ok(Math.abs(one.ratio - one.product.per_second / one.floor.per_second) < 1e-9);
  }
});

// A company moved between the two kinds of store, there and back: nothing differs, and it goes on where it stood.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { asker, environment, folder, on_postgres, program, run, serve } from "../support/voronka.mjs";

const exported = (target) =>
  ["leads", "organizations", "contacts", "deals", "activities", "users", "teams", "products"].map((module) => run(["export", ...target, "--module", module]));

test("a company goes to PostgreSQL and back, and both hold the same", { skip: on_postgres ? false : "needs scripts/with-postgres" }, async () => {
  const there = folder();
  const store = environment(["--data", there]).VORONKA_STORE;
  const [home, again] = [1, 2].map(() => mkdtempSync(join(tmpdir(), "voronka-sqlite-")));
  const sqlite = (data, args) => execute([...args, "--data", data]);
  const execute = (args) => {
    const done = spawnSync(program, args, { encoding: "utf8", env: { ...process.env, VORONKA_STORE: "" } });
    assert.equal(done.status, 0, done.stderr);
    return done.stdout;
  };
  sqlite(home, ["demo", "--deals", "60", "--seed", "7", "--today", "2026-11-24"]);
  const tables = (data) => ["leads", "organizations", "contacts", "deals", "activities", "users", "teams"].map((module) => sqlite(data, ["export", "--module", module]));
  const before = tables(home);

  assert.match(execute(["copy", "--from", home, "--to", store, "--data", there]), /\d{4,} rows are the same/);
  assert.match(run(["check", "--data", there]), /in order/);
  assert.deepEqual(exported(["--data", there]).slice(0, 7), before);

  // It goes on: the next id and the next number of the log follow, and a search finds what is new and what is old.
  const server = await serve(there);
  const ask = asker(server.address, run(["token", "add", "director", "--data", there]).trim());
  const made = (await ask("POST", "/organizations", { name: "Переезд на новое место" })).json;
  assert.ok(made.id > 0, JSON.stringify(made));
  assert.equal((await ask("GET", `/search?q=${encodeURIComponent("переезда")}`)).json.items[0].id, made.id);
  assert.equal(await server.stop(), 0);

  execute(["copy", "--from", store, "--to", again, "--data", there]);
  assert.match(sqlite(again, ["check"]), /in order/);
  assert.deepEqual(tables(again)[0], before[0]);
  assert.ok(sqlite(again, ["export", "--module", "organizations"]).includes("Переезд на новое место"));

  // Neither over what is there, nor onto itself.
  const refused = spawnSync(program, ["copy", "--from", home, "--to", again], { encoding: "utf8" });
  assert.deepEqual([refused.status, /--company/.test(refused.stderr)], [1, true]);
  for (const one of [there, home, again]) rmSync(one, { recursive: true });
});

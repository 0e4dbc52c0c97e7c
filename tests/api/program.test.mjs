import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { asker, environment, folder, has_shared, on_postgres, program, run, serve, shared } from "../support/voronka.mjs";

const add_admin = (data) => run(["user", "add", "admin", "--data", data, "--role", "administrator", "--name", "Admin", "--password-stdin"], "correct horse");

test("a field added to a YAML file is a column, a field of the API and of the schema", async () => {
  const data = folder();
  add_admin(data);
  mkdirSync(join(data, "modules"));
  writeFileSync(join(data, "modules/more.yaml"), "extends: deals\nfields:\n  - {key: x_floor_area, type: integer, label: {en: Floor area, ru: Площадь}, min: 0}\n");
  const server = await serve(data);
  const ask = asker(server.address, run(["token", "add", "admin", "--data", data]).trim());
  const deal = await ask("POST", "/deals", { name: "Big hall", x_floor_area: 600 });
  assert.equal(deal.json.x_floor_area, 600);
  assert.equal((await ask("GET", `/deals?q=${encodeURIComponent("x_floor_area > 500")}&count=exact`)).json.count, 1);
  assert.equal((await ask("POST", "/deals", { name: "x", x_floor_area: -1 })).status, 422);
  const schema = (await ask("GET", "/schema")).json.modules.find((module) => module.key === "deals");
  assert.equal(schema.fields.find((field) => field.key === "x_floor_area").label.ru, "Площадь");
  assert.ok((await ask("GET", "/openapi.json")).text.includes("x_floor_area"));
  await server.stop();
  rmSync(data, { recursive: true });
});

test("a folder in use is refused with the other process's id; commands go through the server", async () => {
  const data = folder();
  add_admin(data);
  const server = await serve(data);
  const again = ["serve", "--data", data, "--listen", "127.0.0.1:0"];
  const second = spawnSync(program, again, { encoding: "utf8", env: environment(again) });
  assert.equal(second.status, 1);
  assert.match(second.stderr, new RegExp(`${server.pid}`));
  assert.match(run(["check", "--data", data]), /in order/);
  run(["backup", join(data, "copy.db"), "--data", data]);
  assert.equal(await server.stop(), 0);
  const restored = folder();
  run(["restore", join(data, "copy.db"), "--data", restored]);
  assert.match(run(["check", "--data", restored]), /in order/);
  rmSync(data, { recursive: true });
  rmSync(restored, { recursive: true });
});

test("the same arguments make the same demo company; a wrong command line is told what to do", () => {
  const export_of = () => {
    const data = folder();
    run(["demo", "--data", data, "--deals", "30", "--seed", "7", "--today", "2026-11-24"]);
    const text = run(["export", "--data", data, "--module", "deals"]);
    assert.match(run(["check", "--data", data]), /in order/);
    rmSync(data, { recursive: true });
    return text;
  };
  assert.equal(export_of(), export_of());
  assert.equal(spawnSync(program, ["fly"], { encoding: "utf8" }).status, 2);
  assert.match(run(["import", "--help"]), /voronka import/);
});

test("the opportunities set comes in with exactly the figures that its source states", { skip: has_shared ? false : "the shared data are not here" }, async () => {
  const data = folder();
  add_admin(data);
  const set = join(shared, "data/maven-crm");
  for (const [file, module] of [["sales_teams.csv", "users"], ["products.csv", "products"], ["accounts.csv", "organizations"], ["sales_pipeline.csv", "deals"]])
    run(["import", join(set, file), "--data", data, "--module", module]);
  const server = await serve(data);
  const ask = asker(server.address, run(["token", "add", "admin", "--data", data]).trim());
  const outcomes = (await ask("GET", `/deals?q=${encodeURIComponent("group by outcome show count, sum(amount)")}`)).json.groups;
  assert.deepEqual(Object.fromEntries(outcomes.map((group) => [group.key.outcome, group.values.count])), { lost: 2473, open: 2089, won: 4238 });
  assert.equal((await ask("GET", "/measures/won_value")).json.value, 10005534);
  const rate = (await ask("GET", "/measures/win_rate")).json;
  assert.equal(rate.value.toFixed(6), "0.631501");
  assert.ok(rate.note, "losses without amounts are told");
  assert.equal((await ask("GET", "/measures/cycle_length")).json.value, 57);
  const people = (await ask("GET", "/measures/won_value?by=owner")).json.groups;
  const of = (name) => people.find((group) => group.label === name);
  assert.deepEqual([of("Darcel Schlecht").value, of("Darcel Schlecht").count], [1153214, 349]);
  assert.equal(of("Violet Mclelland").value, 123431);
  assert.equal((await ask("GET", "/teams?count=exact")).json.count, 6);
  assert.equal((await ask("GET", "/organizations?q=parent is not empty&count=exact")).json.count, 15);
  await server.stop();
  rmSync(data, { recursive: true });
});

test("the Russian export and the leads set come in whole, through the API, and can be undone", { skip: on_postgres ? "long: once, on SQLite, is enough" : has_shared ? false : "the shared data are not here" }, async () => {
  const { readFileSync } = await import("node:fs");
  const data = folder();
  add_admin(data);
  const server = await serve(data);
  const ask = asker(server.address, run(["token", "add", "admin", "--data", data]).trim());
  const job = async (answer) => {
    let now = answer.json;
    while (now.state === "queued" || now.state === "running") now = (await ask("GET", `/jobs/${now.id}`)).json;
    assert.equal(now.state, "done", now.message);
    return now;
  };
  const bring = async (file, name) => {
    const plan = (await ask("POST", `/imports?name=${name}`, readFileSync(file))).json;
    await job(await ask("POST", `/imports/${plan.id}/check`));
    assert.equal((await ask("GET", `/${plan.module}?count=exact`)).json.count, 0, "checking writes nothing");
    await job(await ask("POST", `/imports/${plan.id}/run`));
    return (await ask("GET", `/imports/${plan.id}`)).json;
  };
  const deals = await bring(join(shared, "data/bitrix24-ru/deals.cp1251.csv"), "deals.csv");
  assert.deepEqual([deals.encoding, deals.delimiter, deals.module, deals.result.created, deals.result.failed], ["windows-1251", ";", "deals", 150, 0]);
  assert.equal((await ask("GET", "/measures/won_value")).json.value, 63307844.5);
  assert.equal((await ask("GET", "/measures/cycle_length")).json.value, 48);
  assert.equal((await ask("GET", "/activities?count=exact")).json.count, 0, "no follow-ups for what is history");
  const leads = await bring(join(shared, "data/x-education-leads/Leads.csv"), "Leads.csv");
  assert.deepEqual([leads.module, leads.result.created], ["leads", 9240]);
  const conversion = (await ask("GET", "/measures/lead_conversion")).json;
  assert.equal(conversion.value.toFixed(6), "0.385390");
  await job(await ask("POST", `/imports/${deals.id}/undo`));
  assert.equal((await ask("GET", "/deals?count=exact")).json.count, 0);
  await server.stop();
  assert.match(run(["check", "--data", data]), /in order/);
  rmSync(data, { recursive: true });
});

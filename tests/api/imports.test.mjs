// What people do with files: bring them in, see what was wrong, correct it, take it back.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { asker, folder, has_shared, on_postgres, run, serve, shared, soon } from "../support/voronka.mjs";

let data, server, ask;

before(async () => {
  data = folder();
  run(["user", "add", "admin", "--data", data, "--role", "administrator", "--name", "Admin Person", "--password-stdin"], "correct horse");
  await start();
});

after(async () => {
  await server.stop();
  rmSync(data, { recursive: true, force: true });
});

async function start() {
  server = await serve(data);
  ask = asker(server.address, run(["token", "add", "admin", "--data", data]).trim());
}

const enc = encodeURIComponent;
const upload = async (name, bytes, more = "") => (await ask("POST", `/imports?name=${enc(name)}${more}`, bytes)).json;
const head = async () => (await ask("GET", "/changes?after=0&limit=200")).json.items.at(-1)?.seq ?? 0;
const count = async (resource, q = "") => (await ask("GET", `/${resource}?count=exact&limit=1&q=${enc(q)}`)).json.count;
const list = async (resource, q = "") => (await ask("GET", `/${resource}?q=${enc(q)}`)).json.items;

async function finished(answer) {
  assert.equal(answer.status, 202, answer.text);
  let job = answer.json;
  for (let i = 0; i < 6000 && (job.state === "queued" || job.state === "running"); ++i) {
    await new Promise((done) => setTimeout(done, 20));
    job = (await ask("GET", `/jobs/${job.id}`)).json;
  }
  assert.equal(job.state, "done", job.message);
  return job;
}

async function go(plan, what) {
  await finished(await ask("POST", `/imports/${plan.id}/${what}`));
  return (await ask("GET", `/imports/${plan.id}`)).json;
}

const utf16 = (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
const cp1251 = (text) => Buffer.from([...text].map((c) => {
  const code = c.codePointAt(0);
  if (code < 0x80) return code;
  if (code >= 0x410 && code <= 0x44f) return code - 0x350;
  return { "Ё": 0xa8, "ё": 0xb8, "«": 0xab, "»": 0xbb, "\u00a0": 0xa0, "№": 0xb9 }[c];
}));

test("the same file comes in the same from every encoding, with its dates, sums, booleans and quotes", async () => {
  const text = (key) => `Внешний ID;Название сделки;Сумма;Дата закрытия;Описание\r\n${key};"Стеллажи; 2 ряда «Опора»";79\u00a0700,50;03.02.2026;"Первая строка\nвторая ""в кавычках"""\r\n` +
    `${key}-2;Склад;1 250,00;28.02.2026;\r\n`;
  const bytes = { utf8: Buffer.from(text("utf8")), bom: Buffer.from("\uFEFF" + text("bom")), cp1251: cp1251(text("cp1251")), utf16: utf16(text("utf16")) };
  const encodings = { utf8: "utf-8", bom: "utf-8", cp1251: "windows-1251", utf16: "utf-16le" };
  for (const [key, file] of Object.entries(bytes)) {
    const plan = await upload("Сделки.csv", file);
    assert.equal(plan.encoding, encodings[key]);
    assert.equal(plan.delimiter, ";");
    assert.equal(plan.module, "deals", key);
    const done = await go(plan, "run");
    assert.deepEqual([done.result.created, done.result.failed], [2, 0], key);
    const [deal] = await list("deals", `external_id = "${key}"`);
    assert.equal(deal.name, "Стеллажи; 2 ряда «Опора»");
    assert.equal(deal.amount, "79700.50");
    assert.equal(deal.close_date, "2026-02-03");
    assert.equal(deal.description, 'Первая строка\nвторая "в кавычках"');
  }
  const [yes, no] = ["да", "нет"];
  const flags = await go(await upload("leads.csv", Buffer.from(`Компания;Не звонить;Почта\nОпора;${yes};a1@example.ru\nСевер;${no};a2@example.ru\n`)), "run");
  assert.equal(flags.result.created, 2);
  assert.equal((await list("leads", 'company = "Опора"'))[0].do_not_call, true);
  assert.equal((await list("leads", 'company = "Север"'))[0].do_not_call, false);
});

test("a mapping that was changed by hand is kept for the next file with the same titles", async () => {
  const file = (name) => Buffer.from(`Первое;Второе;Третье\n${name};Тверь;x@example.ru\n`);
  const plan = await upload("leads.csv", file("Ветер"));
  const columns = [{ index: 0, field: "company" }, { index: 1, field: "city" }, { index: 2, field: null }];
  const changed = await ask("PATCH", `/imports/${plan.id}`, { module: "leads" });
  assert.equal(changed.status, 200, changed.text);
  assert.equal((await ask("PATCH", `/imports/${plan.id}`, { mapping: { columns, references: {}, constants: { source: "partner" } } })).status, 200);
  await go(plan, "run");
  const [lead] = await list("leads", 'company = "Ветер"');
  assert.deepEqual([lead.city, lead.email, lead.source], ["Тверь", null, "partner"]);
  let again = await upload("another.csv", file("Буря"));
  if (!again.module) again = (await ask("PATCH", `/imports/${again.id}`, { module: "leads" })).json;
  const kept = Object.fromEntries(again.mapping.columns.map((column) => [column.index, column.field]));
  assert.equal(kept[0], "company");
  assert.equal(kept[1], "city");
  assert.ok(!kept[2]);
  assert.equal(again.mapping.constants.source, "partner");
});

test("names are looked up; those not found are reported with the nearest, and can be settled by hand", async () => {
  const product = (await ask("POST", "/products", { name: "GTX Pro" })).json;
  const file = (key) => Buffer.from(`opportunity_id,product,account,deal_stage,close_date,close_value\n${key},GTXPro,Konex,Won,2017-03-01,1054\n`);
  const plan = await upload("sales_pipeline.csv", file("REF1"));
  const checked = await go(plan, "check");
  assert.deepEqual(checked.result.references_missing.map((one) => [one.value, one.rows, one.nearest?.title, one.nearest?.id]), [["GTXPro", 1, "GTX Pro", product.id]]);
  const field = checked.result.references_missing[0].field;
  const mapping = { ...checked.mapping, references: { [field]: { GTXPro: { use: product.id } } } };
  assert.equal((await ask("PATCH", `/imports/${plan.id}`, { mapping })).status, 200);
  const done = await go(plan, "run");
  assert.equal(done.result.created, 1);
  const [deal] = await list("deals", 'external_id = "REF1"');
  assert.equal(deal.name, "REF1", "a deal without a name is named by its id");
  assert.equal(deal.outcome, "won");
  const lines = (await ask("GET", `/deals/${deal.id}/lines`)).json.items;
  assert.deepEqual(lines.map((line) => [line.product, Number(line.quantity), Number(line.price)]), [[product.id, 1, 1054]]);
  assert.equal(deal.titles.organization, "Konex");
  assert.equal(await count("activities", `about = ${deal.id}`), 0, "no follow-up for what is history");
  const wrong = await upload("sales_pipeline.csv", file("REF2"));
  await ask("PATCH", `/imports/${wrong.id}`, { mapping: { ...checked.mapping, references: { [field]: { GTXPro: { use: 999999999 } } } } });
  assert.equal((await go(wrong, "run")).result.failed, 1, "a record that is not there is not referred to");
  const rows = Array.from({ length: 210 }, (_, i) => `MANY${i},GTX Pr${String.fromCharCode(0x430 + (i >> 4), 0x430 + (i % 16))},Konex`);
  const many = await upload("sales_pipeline.csv", Buffer.from(`opportunity_id,product,account\n${rows.join("\n")}\n`), "&module=deals");
  await ask("PATCH", `/imports/${many.id}`, { mapping: { columns: [{ index: 0, field: "external_id" }, { index: 1, field }] } });
  const missing = (await go(many, "check")).result.references_missing;
  assert.deepEqual([missing.length, missing.filter((one) => one.nearest).length], [210, 200], "more suggestions than anybody reads are not looked for");
});

test("a firm is one however files write it, be it the oldest of thousands with such words, or made a moment ago", async () => {
  const firms = Array.from({ length: 6000 }, (_, i) => `"ООО ""Строительная компания ${i}"""`);
  const made = await go(await upload("organizations.csv", Buffer.from(`name\n${firms.join("\n")}\n`), "&module=organizations"), "run");
  assert.deepEqual([made.module, made.result.created], ["organizations", 6000]);
  const stood = await count("organizations");
  const deals = async (key, ...names) => {
    const rows = names.map((name, i) => `${key}-${i},Стройка,"${name.replaceAll('"', '""')}"`);
    const plan = await upload("deals.csv", Buffer.from(`external_id,deal name,organization\n${rows.join("\n")}\n`), "&module=deals");
    const done = await go(plan, "run");
    assert.deepEqual([done.module, done.result.created], ["deals", names.length]);
    return (await list("deals", `external_id starts "${key}-"`)).map((deal) => deal.titles.organization);
  };
  const there = await deals("FIRM1", "Компания строительная 0, ООО", "СТРОИТЕЛЬНАЯ КОМПАНИЯ 0", "«Строительная  компания» 0");
  assert.deepEqual(there, Array(3).fill('ООО "Строительная компания 0"'));
  assert.equal(await count("organizations"), stood, "no firm was made a second time");
  await deals("FIRM2", 'ООО "Ромашка"', "Ромашка, ООО");
  await deals("FIRM3", "РОМАШКА");
  assert.equal(await count("organizations"), stood + 1);
  assert.equal(await count("deals", 'external_id starts "FIRM" and organization.name = "ООО \\"Ромашка\\""'), 3);
});

test("checking writes nothing; rows that fail are given back with line and reason, corrected and imported again", async () => {
  const file = Buffer.from('external_id,company,email,inn\nE1,Good one,e1@example.ru,\nE2,Bad mail,not an address,\nE3,"Two\nlines",e3@example.ru,\nE4,Bad inn,,1234567890\nE5,Too,many,cells,here\nE6,Last,e6@example.ru,\n' +
    Array.from({ length: 40 }, (_, i) => `E1${i},More,e1${i}@example.ru,\n`).join(""));
  const plan = await upload("leads.csv", file);
  const stood = await head();
  const checked = await go(plan, "check");
  assert.equal(await head(), stood, "a dry run leaves no change");
  assert.deepEqual([checked.result.created, checked.result.failed], [43, 3]);
  const done = await go(plan, "run");
  assert.deepEqual([done.result.created, done.result.failed], [43, 3]);
  const errors = (await ask("GET", `/imports/${plan.id}/errors.csv`)).text;
  const lines = errors.replace(/^\uFEFF/, "").trim().split(/\r?\n/);
  assert.equal(lines.length, 4);
  assert.match(lines[1], /^E2,Bad mail,not an address,,3,.*not an address/);
  assert.match(lines[2], /^E4,Bad inn,,1234567890,6,INN \(tax number\): /);
  assert.match(lines[3], /^E5,Too,many,cells,7,.*,here$/);
  const mended = errors.replace("not an address,,3", "e2@example.ru,,3").replace("1234567890", "7707083893").replace(/,here(\r?\n)/, "$1").replace("Too,many,cells", "Too,e5@example.ru,");
  const again = await upload("errors.csv", Buffer.from(mended));
  const second = await go(again, "run");
  assert.deepEqual([again.module, second.result.created, second.result.failed], ["leads", 3, 0], JSON.stringify(second.result.sample));
  assert.equal(await count("leads", 'external_id starts "E"'), 46);
});

test("what is there already is skipped, updated or made anew", async () => {
  const file = (city) => Buffer.from(`external_id,company,email,city\nD1,Duplicate,d1@example.ru,${city}\nD1,Duplicate,d1@example.ru,${city}\n`);
  const bring = async (city, on_duplicate) => {
    const plan = await upload("leads.csv", file(city));
    assert.equal((await ask("PATCH", `/imports/${plan.id}`, { options: { on_duplicate, match_by: ["external_id"] } })).status, 200);
    const { created, updated, skipped } = (await go(plan, "run")).result;
    return [created, updated, skipped];
  };
  assert.deepEqual(await bring("Тверь", "skip"), [1, 0, 1], "also within one file");
  assert.deepEqual(await bring("Псков", "update"), [0, 2, 0]);
  assert.deepEqual((await list("leads", 'external_id = "D1"')).map((lead) => lead.city), ["Псков"]);
  assert.deepEqual(await bring("Пермь", "create"), [2, 0, 0]);
  assert.equal(await count("leads", 'external_id = "D1"'), 3);
});

test("a whole import is taken back, also after a restart; a file of people comes first", async () => {
  const people = await go(await upload("sales_teams.csv", Buffer.from("sales_agent,manager,regional_office\nPam Low,Tom High,West\nJim Mid,Tom High,West\n")), "run");
  assert.deepEqual([people.module, people.result.failed], ["users", 0]);
  const [pam] = await list("users", 'name = "Pam Low"');
  assert.ok(pam.team, "in the team of the manager column");
  const refused = await asker(server.address)("POST", "/session", { login: pam.login, password: "" });
  assert.ok(refused.status === 401 || refused.status === 422, "nobody signs in without a password");
  const rows = Array.from({ length: 1200 }, (_, i) => `U${i},Undo ${i},u${i}@example.ru,Pam Low`).join("\n");
  const plan = await upload("leads.csv", Buffer.from(`external_id,company,email,owner\n${rows}\n`));
  const done = await go(plan, "run");
  assert.equal(done.result.created, 1200);
  const [lead] = await list("leads", 'external_id = "U7"');
  assert.equal(lead.owner, pam.id);
  await server.stop();
  await start();
  await go(plan, "undo");
  assert.equal(await count("leads", 'external_id starts "U"'), 0);
  assert.equal((await ask("GET", `/imports/${plan.id}`)).json.state, "undone");
  await server.stop();
  assert.match(run(["check", "--data", data]), /in order/);
  await start();
});

test("no file of the collection of odd ones breaks the server or goes in as gibberish", { skip: has_shared ? false : "the shared data are not here" }, async () => {
  const odd = join(shared, "data/torture/csv");
  for (const name of readdirSync(odd).filter((one) => one.endsWith(".csv"))) {
    const answer = await ask("POST", `/imports?name=${name}`, readFileSync(join(odd, name)));
    assert.equal(answer.status, 201, `${name}: ${answer.text}`);
    const settled = await ask("PATCH", `/imports/${answer.json.id}`, { module: "leads" });
    assert.equal(settled.status, 200, name);
    const columns = settled.json.columns.map((column, i) => ({ index: column.index, field: ["company", "description", "city"][i] ?? null }));
    await ask("PATCH", `/imports/${answer.json.id}`, { mapping: { columns, references: {}, constants: {} }, options: { on_duplicate: "create", match_by: [] } });
    const result = (await go(answer.json, "run")).result;
    assert.equal(result.created + result.failed, answer.json.rows, name);
  }
  assert.equal((await list("leads", 'description contains "ha \\"ha\\" ha"')).length, 2, "with and without line ends");
  assert.equal((await list("leads", 'city = "©"')).length, 1, "Latin-1");
  assert.ok((await list("leads", 'city = "ʤ"')).length >= 2, "UTF-16 and UTF-8 with its mark");
});

test("copies of one person are known by address, number and INN, and namesakes never", { skip: has_shared ? false : "the shared data are not here" }, async () => {
  const file = readFileSync(join(shared, "data/duplicates-ru/leads.csv"));
  const plan = await upload("duplicates.csv", file);
  const fields = { row: "description", Фамилия: "last_name", Имя: "first_name", Компания: "company", Телефон: "phone", "E-mail": "email", ИНН: "inn", Город: "city" };
  const columns = plan.columns.map((column) => ({ index: column.index, field: fields[column.header] ?? null }));
  const settled = await ask("PATCH", `/imports/${plan.id}`, { module: "leads" });
  assert.equal(settled.status, 200);
  await ask("PATCH", `/imports/${plan.id}`, { mapping: { columns, references: {}, constants: {} }, options: { on_duplicate: "update", match_by: [] } });
  const before = (await list("leads", "sort by id desc"))[0].id;
  const { result } = await go(plan, "run");
  assert.deepEqual([result.created, result.updated, result.failed], [60, 60, 0], JSON.stringify(result.sample));
  // Every row wrote its number into the description of the record that it was taken for.
  const taken = new Map();
  for (let after = before, page; (page = await list("leads", `id > ${after} sort by id`)).length; after = page.at(-1).id)
    for (const lead of page)
      for (const change of (await ask("GET", `/leads/${lead.id}/history`)).json.items)
        if (change.fields.description?.[1]) taken.set(change.fields.description[1], lead.id);
  const rows = file.toString("utf8").replace("\uFEFF", "").trim().split("\r\n").slice(1).map((line) => line.split(";"));
  assert.equal(taken.size, rows.length);
  let right = 0, wrong = 0, missed = 0;
  for (let a = 0; a < rows.length; ++a)
    for (let b = 0; b < a; ++b) {
      const same = rows[a][8] === rows[b][8];
      const merged = taken.get(rows[a][0]) === taken.get(rows[b][0]);
      right += same && merged;
      wrong += merged && !same;
      missed += same && !merged;
    }
  assert.deepEqual({ right, wrong, missed }, { right: 94, wrong: 0, missed: 0 });
});

test("earlier imports are listed, the newest first, with what came of them", async () => {
  const made = await upload("earlier.csv", "last_name;city\nAnders;Tver\nBergman;Tula\n");
  const before = (await ask("GET", "/imports?limit=1")).json.items[0];
  assert.deepEqual([before.id, before.name, before.state, before.rows, before.by_title, before.result], [made.id, "earlier.csv", "recognised", 2, "Admin Person", null]);
  await ask("PATCH", `/imports/${made.id}`, { module: "leads" });
  await finished(await ask("POST", `/imports/${made.id}/run`));
  const { items } = (await ask("GET", "/imports")).json;
  assert.deepEqual([items[0].state, items[0].module, items[0].result], ["done", "leads", { created: 2, updated: 0, skipped: 0, failed: 0 }]);
  assert.ok(items.every((one, n) => n === 0 || one.id < items[n - 1].id));
});

test("search finds what was imported soon after, and goes on where a killed server stopped", async () => {
  const rows = Array.from({ length: on_postgres ? 2000 : 20_000 }, (_, n) => `zzrow${n};Ковалёв${n};Пятигорск`);
  const plan = await upload("many.csv", `external_id;last_name;city\n${rows.join("\n")}\n`);
  await ask("PATCH", `/imports/${plan.id}`, { module: "leads" });
  const search = async (words) => (await ask("GET", `/search?q=${enc(words)}`)).json;
  const here = "city = Пятигорск";
  assert.equal((await ask("POST", `/imports/${plan.id}/run`)).status, 202);
  const waits = async () => (await count("leads", here)) > 0 && (await search("zzrow0")).indexing;
  assert.ok(await soon(waits, 30_000), "what has just come in waits, and search says so");
  await server.kill();
  await start();
  assert.ok(await soon(async () => !(await search("zzrow0")).indexing, 30_000));
  const [last] = await list("leads", `${here} sort id desc`);
  for (const words of ["zzrow0", "ковалёв7", last.external_id]) assert.equal((await search(words)).items.length > 0, true, words);
  assert.equal((await search("пятигорск")).items.length, 20);
});

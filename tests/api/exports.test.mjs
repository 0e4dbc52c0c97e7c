import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { company, environment, program, run } from "../support/voronka.mjs";
import { unzip } from "../support/zip.mjs";

let c, token;
before(async () => {
  c = await company();
  token = run(["token", "add", "ann", "--data", c.data]).trim();
});
after(() => c.close());

const fetched = async (path) => {
  const answer = await fetch(`${c.server.address}/api/v1/export/${path}`, { headers: { Authorization: `Bearer ${token}`, "Accept-Language": "en" } });
  return { status: answer.status, type: answer.headers.get("content-type"), bytes: Buffer.from(await answer.arrayBuffer()) };
};

test("a list leaves in its order, with the columns asked for, as a table, a workbook and JSON lines", async () => {
  for (const [name, amount] of [["Small", "10.00"], ["Large", "3000.50"], ["Middle", "200.00"]]) await c.as.ann("POST", "/deals", { name, amount });
  await c.as.ben("POST", "/deals", { name: "Of ben", amount: "9.00" });
  const q = encodeURIComponent("amount > 0 sort amount desc");
  const csv = (await fetched(`deals.csv?q=${q}&fields=name,amount`)).bytes.toString();
  assert.equal(csv, "\ufeffName,Amount\r\nLarge,3000.50\r\nMiddle,200.00\r\nSmall,10.00\r\n");
  const lines = (await fetched(`deals.jsonl?q=${q}&fields=name,amount`)).bytes.toString().trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(lines[0], { name: "Large", amount: "3000.50" });
  assert.equal(lines.length, 3);
  const sheet = unzip((await fetched(`deals.xlsx?q=${q}&fields=name,amount`)).bytes).get("xl/worksheets/sheet1.xml").toString();
  assert.deepEqual([...sheet.matchAll(/<v>([\d.]+)<\/v>/g)].map((found) => found[1]), ["3000.5", "200", "10"]);
  assert.match(sheet, /Large/);
  assert.doesNotMatch(sheet, /Of ben/);
  const wrong = await fetched("deals.csv?fields=name,nonsense");
  assert.equal(wrong.status, 422);
  assert.match(wrong.bytes.toString(), /nonsense/);
});

test("more than a page leaves whole, each record once", async () => {
  for (let n = 0; n < 620; n += 62)
    await Promise.all(Array.from({ length: 62 }, (_, i) => c.as.ann("POST", "/leads", { last_name: `Many${n + i}`, city: `City ${n % 3}` })));
  const rows = (await fetched(`leads.jsonl?q=${encodeURIComponent("sort city")}`)).bytes.toString().trim().split("\n").map((line) => JSON.parse(line));
  assert.equal(new Set(rows.map((row) => row.id)).size, 620);
  assert.equal(rows.length, 620);
  assert.deepEqual(rows.map((row) => row.city), rows.map((row) => row.city).toSorted());
});

test("contacts leave as cards, activities as a calendar; what cannot be either is told so", async () => {
  const organization = (await c.as.ann("POST", "/organizations", { name: "Опора; склад, офис" })).json;
  await c.as.ann("POST", "/contacts", { first_name: "Кирилл", last_name: "Власов", organization: organization.id, job_title: "Начальник склада с очень длинной должностью, которая не помещается в одну строку карточки", phone: "8 912 345-67-89", email: "k@example.com", birthday: "1980-02-29", city: "Казань" });
  const cards = await fetched("contacts.vcf");
  assert.match(cards.type, /text\/vcard/);
  assert.ok(cards.bytes.toString().split("\r\n").every((line) => Buffer.byteLength(line) <= 75), "lines are folded by bytes");
  const card = cards.bytes.toString().replaceAll("\r\n ", "");
  for (const line of ["VERSION:4.0", "N:Власов;Кирилл;;;", "ORG:Опора\\; склад\\, офис", "BDAY:19800229", "ADR;TYPE=work:;;;Казань;;;"]) assert.ok(card.includes(line), line);
  assert.match(card, /TEL[^:]*:\+79123456789/);
  await c.as.ann("POST", "/activities", { kind: "meeting", subject: "Показ", due_at: "2026-12-01T07:00:00Z", duration_minutes: 45 });
  await c.as.ann("POST", "/activities", { kind: "task", subject: "Счёт" });
  const calendar = (await fetched("activities.ics")).bytes.toString();
  assert.match(calendar, /^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  assert.match(calendar, /DTSTART:20261201T070000Z\r\nDTEND:20261201T074500Z/);
  assert.match(calendar, /BEGIN:VTODO[\s\S]*SUMMARY:Счёт[\s\S]*STATUS:NEEDS-ACTION/);
  assert.equal((await fetched("deals.vcf")).status, 422);
  assert.equal((await fetched("deals.ics")).status, 422);
  assert.equal((await fetched("deals.exe")).status, 404);
});

test("the archive has every resource, what belongs to them, and the change log", async () => {
  const deal = (await c.as.ann("POST", "/deals", { name: "With needs" })).json;
  await c.as.ann("POST", `/deals/${deal.id}/needs`, { text: "Three tiers", importance: 4 });
  const admin = run(["token", "add", "admin", "--data", c.data]).trim();
  const answer = await fetch(`${c.server.address}/api/v1/company/archive`, { headers: { Authorization: `Bearer ${admin}` } });
  const files = unzip(Buffer.from(await answer.arrayBuffer()));
  for (const name of ["deals.csv", "deals.needs.csv", "contacts.csv", "changes.jsonl"]) assert.ok(files.has(name), name);
  assert.match(files.get("deals.needs.csv").toString(), /Three tiers/);
  assert.match(files.get("changes.jsonl").toString(), /With needs/);
});

test("the command line exports through the running server, binary files too, as they come", () => {
  const exported = (...args) => execFileSync(program, ["export", "--data", c.data, ...args], { env: environment(["--data", c.data]) });
  assert.ok(unzip(exported("--module", "leads", "--format", "xlsx")).has("xl/workbook.xml"));
  assert.equal(exported("--module", "leads", "--format", "jsonl", "--fields", "last_name").toString().trim().split("\n").length, 620);
  assert.match(exported("--module", "contacts", "--format", "vcf").toString(), /END:VCARD/);
  assert.match(exported("--module", "deals", "--query", "name = Large").toString(), /Large/);
});

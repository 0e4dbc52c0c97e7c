// The one box: what it finds, what stands first, what is marked, and what nobody may find.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { company } from "../support/voronka.mjs";

let c;
before(async () => (c = await company()));
after(() => c.close());

const enc = encodeURIComponent;
const look = async (as, typed) => (await as("GET", `/search?q=${enc(typed)}`)).json.items;
const ids = async (as, typed) => (await look(as, typed)).map((hit) => hit.id);

test("a record is found by any form and any beginning of its words, in Russian and in English", async () => {
  const ru = (await c.as.ann("POST", "/leads", { company: "Стеллажные системы", last_name: "Семёнова", description: "Просили документацию на погрузчики" })).json.id;
  const en = (await c.as.ann("POST", "/leads", { company: "Running Companies", last_name: "O'Neill" })).json.id;
  for (const typed of ["стеллаж", "СТЕЛЛАЖАМИ", "семенова", "документация", "документац", "погрузчик сис", "погрузчиками стеллажный", "стеллажные системы"])
    assert.ok((await ids(c.as.ann, typed)).includes(ru), typed);
  for (const word of ["документацию", "погрузчики"])
    for (let length = 2; length <= word.length; ++length) assert.ok((await ids(c.as.ann, word.slice(0, length))).includes(ru), word.slice(0, length));
  for (const typed of ["run", "runn", "runni", "running", "runs", "compan", "company", "companies", "neill"])
    assert.ok((await ids(c.as.ann, typed)).includes(en), typed);
  assert.deepEqual(await look(c.as.ann, "с"), [], "one letter is too little to look for");
  assert.deepEqual(await look(c.as.ann, "стеллаж нетакогослова"), [], "every word is wanted");
  assert.deepEqual(await look(c.as.ann, '" OR * AND ('), []);
});

test("the last word may be unfinished; those before it only where nothing is found otherwise", async () => {
  const make = async (company, last_name) => (await c.as.ann("POST", "/leads", { company, last_name })).json.id;
  const car = await make("Автоцентр Можжевельник", "Иванченко");
  const whole = await make("Авто Пихта", "Ив");
  const begun = await make("Автодром Пихта", "Ивашов");
  const has = async (typed, wanted) => assert.deepEqual((await ids(c.as.ann, typed)).toSorted((a, b) => a - b), wanted, typed);
  await has("авто пих", [whole]);
  await has("авто пих ", [whole]);
  await has("пих авто", [whole, begun]);
  await has("автод пих", [begun]);
  await has("авто можж", [car]);
  await has("ив можж", [car]);
  await has("можж ив", [car]);
  await has("авто лиственница", []);
});

test("an unfinished word before the last is taken for what may be read, whoever else has it whole", async () => {
  await c.as.ben("POST", "/leads", { company: "Верб Облепиха" });
  const mine = (await c.as.ann("POST", "/leads", { company: "Вербена Облепиха" })).json.id;
  assert.deepEqual(await ids(c.as.ann, "верб облеп"), [mine]);
});

test("numbers are found however they are written, and by their last digits; addresses by their parts; an INN by its beginning", async () => {
  const id = (await c.as.ann("POST", "/leads", { company: "Номерной", phone: "+7 912 345-67-89", email: "Pavel.Ivanov@Sklad-Test.ru", inn: "7707083893" })).json.id;
  for (const typed of ["8 912 345-67-89", "+7(912)", "+7 912 345", "89123456789", "9123456789", "8912345", "912 345", "345-67-89", "67-89", "6789", "3456789"])
    assert.ok((await ids(c.as.ann, typed)).includes(id), typed);
  for (const typed of ["pavel.ivanov@sklad-test.ru", "PAVEL.IVANOV@SKL", "pavel.iv", "ivanov", "sklad-test", "@sklad-test.ru", "sklad"])
    assert.ok((await ids(c.as.ann, typed)).includes(id), typed);
  for (const typed of ["7707083893", "77070", "770708389"]) assert.ok((await ids(c.as.ann, typed)).includes(id), typed);
  assert.ok(!(await ids(c.as.ann, "8 912 345-67-80")).includes(id));
});

test("what is called exactly so stands first, then one's own, then the newest", async () => {
  const others = (await c.as.admin("POST", "/organizations", { name: "Полюс Логистика", owner: c.id.ben })).json.id;
  const mine = (await c.as.admin("POST", "/organizations", { name: "Полюс Логистика Юг", owner: c.id.admin })).json.id;
  const exact = (await c.as.admin("POST", "/organizations", { name: "Полюс", owner: c.id.ben })).json.id;
  const newest = (await c.as.admin("POST", "/organizations", { name: "Полюс Логистика Север", owner: c.id.ben })).json.id;
  assert.deepEqual(await ids(c.as.admin, "полюс"), [exact, mine, newest, others]);
});

test("the matched words are given as they stand in the text", async () => {
  await c.as.ann("POST", "/organizations", { name: "ООО «Ёлочные Игрушки»", phone: "8 (912) 777-66-55" });
  const [hit] = await look(c.as.ann, "елочных игр");
  assert.equal(hit.title, "ООО «Ёлочные Игрушки»");
  assert.deepEqual([...hit.matched].sort(), ["Ёлочные", "Игрушки"].sort());
  const [by_phone] = await look(c.as.ann, "912 777-66-55");
  assert.equal(by_phone.title, "ООО «Ёлочные Игрушки»");
  assert.equal(by_phone.matched.length, 1);
  assert.ok(by_phone.subtitle.includes(by_phone.matched[0]), `${by_phone.matched} stands in ${by_phone.subtitle}`);
});

test("nobody finds what he may not read, nor by a field that is hidden from him", async () => {
  const secret = (await c.as.ben("POST", "/leads", { company: "Тайная лаборатория", description: "Секретные переговоры" })).json.id;
  assert.ok((await ids(c.as.ben, "тайная")).includes(secret));
  assert.ok(!(await ids(c.as.ann, "тайная")).includes(secret), "of another team");
  assert.ok((await ids(c.as.eve, "переговоров")).includes(secret));
  const role = (await c.as.admin("GET", "/roles?limit=50")).json.items.find((one) => one.key === "viewer");
  const permissions = role.permissions.replace(/^fields:$/m, "fields:\n  leads: {description: hidden}");
  const hidden = await c.as.admin("PATCH", `/roles/${role.id}`, { permissions });
  assert.equal(hidden.status, 200, hidden.text);
  for (const typed of ["переговоры", "секрет", "лаборатория переговоры"]) assert.ok(!(await ids(c.as.eve, typed)).includes(secret), typed);
  assert.ok((await ids(c.as.eve, "лаборатории")).includes(secret), "by what may be seen all the same");
});

const meant = async (as, typed) => (await as("GET", `/search?q=${enc(typed)}`)).json.did_you_mean;

test("what was typed in the other keyboard layout, or with a mistake, is offered as it was meant", async () => {
  await c.as.ann("POST", "/leads", { company: "Привокзальный элеватор", last_name: "Ощепкова" });
  await c.as.ann("POST", "/leads", { company: "Hellmann Logistics" });
  for (const [typed, expected] of [
    ["ghbdjrpfkmysq", "привокзальный"],
    ["рудд", "hell"],
    ["'ktdfnjh", "элеватор"],
    ["привокзальный эливатор", "привокзальный элеватор"],
    ["элеваотр", "элеватор"],
    ["леватор", "элеватор"],
    ["зщепкова", "ощепкова"],
    ["Hellmann logistisc", "hellmann logistics"],
    ["ghbdjrpfkmysq элеватор", "привокзальный элеватор"],
    ["элевотур", "элеватор"],
  ]) {
    assert.deepEqual(await look(c.as.ann, typed), [], typed);
    assert.equal(await meant(c.as.ann, typed), expected, typed);
    assert.ok((await look(c.as.ann, expected)).length > 0, expected);
  }
  for (const typed of ["", "x", "элеватор", "эфмдхтлс", "ощепкова hellmann", "элеватор 987654", "+7 999 000-00-00", "nobody@nowhere.example", '" OR * AND ('])
    assert.equal(await meant(c.as.ann, typed), null, typed);
});

test("a record is found behind many newer ones with the same word that may not be read", async () => {
  const mine = (await c.as.ann("POST", "/leads", { company: "Кедровый бор" })).json.id;
  for (let n = 0; n < 130; ++n) await c.as.ben("POST", "/leads", { company: `Кедровый ${n}` });
  assert.deepEqual(await ids(c.as.ann, "кедровый"), [mine]);
  assert.equal((await ids(c.as.ben, "кедровый")).length, 20);
});

test("the box finds what «matches» finds in the query language", async () => {
  const names = ["Северные ветры", "Северянка", "Ветровое стекло", "Стекольный завод", "Winter Winds", "Window Cleaning", "Happy Clients"];
  for (const company of names) await c.as.ann("POST", "/leads", { company });
  for (const typed of ["север", "северный", "северян", "ветер", "ветра", "ветров", "стекло", "стеколь", "win", "wind", "windows", "winter", "happ", "clients", "client"]) {
    const found = (await c.as.ann("GET", `/leads?q=${enc(`company matches "${typed}"`)}`)).json.items.map((lead) => lead.id);
    const boxed = await ids(c.as.ann, typed);
    for (const id of found) assert.ok(boxed.includes(id), `${typed}: ${id} of ${found} in ${boxed}`);
  }
});

test("a record that changed is found by its new words, one that was deleted by none", async () => {
  const id = (await c.as.ann("POST", "/leads", { company: "Переименованная" })).json.id;
  await c.as.ann("PATCH", `/leads/${id}`, { company: "Новоназванная" });
  assert.ok(!(await ids(c.as.ann, "переименов")).includes(id));
  assert.ok((await ids(c.as.ann, "новоназ")).includes(id));
  await c.as.ann("DELETE", `/leads/${id}`);
  assert.deepEqual(await look(c.as.ann, "новоназ"), []);
});

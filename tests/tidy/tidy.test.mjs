// The rules of the house that can be checked by reading: each names what to write instead.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";
import { source } from "../support/voronka.mjs";

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: source, encoding: "utf8" }).split("\n").filter(Boolean);
const read = (file) => readFileSync(`${source}/${file}`, "utf8");
const cpp = files.filter((file) => /^server\/.*\.(cpp|h)$/.test(file));

// Which folders a folder may include, itself aside.
const below = {
  core: [],
  schema: ["core"],
  query: ["core", "schema"],
  sales: ["core", "schema", "query"],
  records: ["core", "schema", "query", "sales"],
  store: ["core", "schema", "query", "sales", "records"],
  company: ["core", "schema", "query", "sales", "records"],
  exchange: ["core", "schema", "query", "sales", "records", "company"],
  demo: ["core", "schema", "query", "sales", "records", "company"],
  http: ["core"],
  api: ["core", "schema", "query", "sales", "records", "company", "exchange", "http"],
  cli: ["core", "schema", "query", "sales", "records", "company", "exchange", "http", "api", "demo", "store"],
};

test("arrows of #include go one way", () => {
  const wrong = [];
  for (const file of cpp) {
    const folder = file.split("/")[1];
    for (const [, to] of read(file).matchAll(/#include "(\w+)\//g))
      if (below[folder] && to !== folder && !below[folder].includes(to)) wrong.push(`${file} includes ${to}/`);
  }
  assert.deepEqual(wrong, []);
});

test("SQL stands in store/ and query/compile alone", () => {
  const sql = /"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|ALTER TABLE)\s/;
  const wrong = cpp.filter((file) => !/^server\/(store|query)\//.test(file) && sql.test(read(file)));
  assert.deepEqual(wrong, [], "ask through records/store.h");
});

test("Asio stays in a few files of http/", () => {
  const wrong = cpp.filter((file) => /boost\/(asio|beast)/.test(read(file)) && !/^server\/http\/(wire|awaiting|connection|connection_answer|server)\.(h|cpp)$/.test(file));
  assert.deepEqual(wrong, []);
});

test("nothing reads the machine's clock or its chance but core", () => {
  const banned = /system_clock::now|std::rand\b|\brand\(\)|random_device|mt19937/;
  const wrong = cpp.filter((file) => !file.startsWith("server/core/") && banned.test(read(file)));
  assert.deepEqual(wrong, [], "take a Clock or an Rng");
});

test("no marks of unfinished work", () => {
  const mark = new RegExp(`\\b(${["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK", "lorem " + "ipsum"].join("|")})\\b`);
  const wrong = files.filter((file) => /\.(cpp|h|ts|tsx|mjs|css|md|yaml)$/.test(file) && !file.startsWith("tests/fixtures/") && mark.test(read(file)));
  assert.deepEqual(wrong, []);
});

test("every header says #pragma once", () => {
  assert.deepEqual(cpp.filter((file) => file.endsWith(".h") && !read(file).includes("#pragma once")), []);
});

test("both languages have the same sentences, with the same placeholders", () => {
  const sentences = (language) => Object.fromEntries(read(`messages/${language}.yaml`).split("\n").map((line) => line.match(/^([\w-]+): "?(.*?)"?$/)).filter(Boolean).map((match) => [match[1], match[2]]));
  const places = (text) => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]).filter((name) => !/^(one|few|many|other)$/.test(name)))].sort();
  const en = sentences("en");
  const ru = sentences("ru");
  assert.deepEqual(Object.keys(en).sort(), Object.keys(ru).sort());
  const web = (language) => Object.keys(JSON.parse(read(`web/src/i18n/${language}.json`))).filter((key) => !/_(few|many)$/.test(key)).sort();
  assert.deepEqual(web("en"), web("ru"));
  const named = Object.keys(en).filter((key) => !/^(title_|import_note)/.test(key));
  assert.deepEqual(named.filter((key) => places(en[key]).join() !== places(ru[key]).join() && places(ru[key]).some((name) => !places(en[key]).includes(name)) && !places(en[key]).length), []);
});

test("no text of the interface stands twice, and no class is given its looks in two folders", () => {
  const twice = [];
  for (const language of ["en", "ru"]) {
    const keys = [...read(`web/src/i18n/${language}.json`).matchAll(/^  "([^"]+)":/gm)].map((match) => match[1]);
    twice.push(...keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${language}: ${key}`));
  }
  const owner = {};
  for (const file of files.filter((one) => /^web\/src\/.*\.css$/.test(one)))
    for (const [, name] of read(file).matchAll(/^\.([a-z][\w-]*)\s*[,{]/gm)) {
      const folder = posix.dirname(file).split("/").slice(0, 4).join("/");
      if ((owner[name] ??= folder) !== folder) twice.push(`.${name} in ${owner[name]} and ${folder}`);
    }
  // Styles of a screen stay when another is opened.
  assert.deepEqual(twice, []);
});

// Which folders of the interface a folder may import, itself aside; a feature knows no other feature.
const web_below = { i18n: ["api"], api: ["i18n"], ui: ["i18n", "api"], fields: ["ui", "i18n", "api"], features: ["fields", "ui", "i18n", "api"] };

test("imports of the interface go one way: api and ui, fields, features, app", () => {
  const wrong = [];
  for (const file of files.filter((one) => /^web\/src\/\w+\/.*\.tsx?$/.test(one) && !one.startsWith("web/src/testing/"))) {
    const [, , folder, feature] = file.split("/");
    for (const [, path] of read(file).matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)) {
      const [, , to, to_feature] = posix.normalize(`${posix.dirname(file)}/${path}`).split("/");
      const down = folder === "app" || to === folder || web_below[folder]?.includes(to);
      if (!down || (folder === "features" && to === "features" && to_feature !== feature)) wrong.push(`${file} imports ${path}`);
    }
  }
  assert.deepEqual(wrong, [], "what two features share belongs to web/src/fields or web/src/ui");
});

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { supply } from "../support/selling.mjs";
import { company } from "../support/voronka.mjs";

let c;
before(async () => {
  c = await company();
  await c.as.boss("POST", "/products", { name: "Rack", price: "1000.00" });
});
after(() => c.close());

const get = async (version = "") => (await c.as.admin("GET", `/processes/seven-steps${version}`)).json;
const put = (document, headers) => c.as.admin("PUT", "/processes/seven-steps", document, headers);
const stage = (process, key) => process.stages.find((one) => one.key === key);

test("a process is a document: read, changed into a new version, compared, and read as YAML", async () => {
  const process = await get();
  assert.equal(process.version, 1);
  assert.equal((await put(process)).json.version, 1, "the same document makes no new version");
  stage(process, "preparation").criteria.push({ key: "sum", query: "amount > 0", message: { en: "No sum", ru: "Нет суммы" }, fields: ["amount"] });
  const saved = await put(process, { "If-Match": '"1"' });
  assert.deepEqual([saved.status, saved.json.version, saved.headers.get("etag")], [200, 2, '"2"']);
  const changes = (await c.as.ann("GET", "/processes/seven-steps/diff?from=1&to=2")).json.changes;
  assert.deepEqual(changes.map((one) => one.path), ["stages.preparation.criteria.sum"]);
  assert.equal((await get("?version=1")).stages.flatMap((one) => one.criteria ?? []).some((one) => one.key === "sum"), false);
  const yaml = await c.as.ann("GET", "/processes/seven-steps?format=yaml");
  assert.match(yaml.text, /^key: seven-steps/);
  assert.equal((await put(yaml.text)).json.version, 2, "what was exported is the same document");
  const versions = (await c.as.ann("GET", "/processes/seven-steps/versions")).json.items;
  assert.deepEqual(versions.map((one) => [one.version, one.by]), [[2, "admin Person"], [1, ""]]);
  assert.equal((await c.as.boss("PUT", "/processes/seven-steps", process)).status, 403);
});

test("running deals stay under their version until they are moved over, with a preview of what changes", async () => {
  const deal = (await c.as.ann("POST", "/deals", { name: "Running" })).json;
  await supply(c.as.ann, deal.id, ["preparation"]);
  const before = (await c.as.ann("GET", `/deals/${deal.id}/guide`)).json;
  const process = await get();
  stage(process, "preparation").criteria.push({ key: "end", query: "close_date is not empty", message: { en: "No date", ru: "Нет срока" }, fields: ["close_date"] });
  const version = (await put(process)).json.version;
  const preview = (await c.as.admin("POST", "/processes/seven-steps/migration/preview", { ids: [deal.id] })).json;
  assert.deepEqual(preview.items.map((one) => [one.id, one.from, one.stage_after, one.missing, one.missing_after]), [[deal.id, before.version, "preparation", 1, 2]]);
  assert.equal((await c.as.ann("GET", `/deals/${deal.id}/guide`)).json.version, before.version);
  assert.equal((await c.as.admin("POST", "/processes/seven-steps/migration", { ids: [deal.id] })).json.moved, 1);
  const guide = (await c.as.ann("GET", `/deals/${deal.id}/guide`)).json;
  assert.deepEqual([guide.version, guide.missing.map((one) => one.criterion), guide.steps.find((one) => one.key === "brief").done], [version, ["sum", "end"], true]);
  await c.as.ann("PATCH", `/deals/${deal.id}`, { amount: "5.00", close_date: "2030-01-01" });
  await c.as.ann("POST", `/deals/${deal.id}/move`, { stage: "approach" });
  assert.equal((await c.as.ann("GET", `/deals/${deal.id}/stays`)).json.items[0].version, version);
  assert.equal((await c.as.boss("POST", "/processes/seven-steps/migration", {})).status, 403);
});

test("a process that cannot be carried out is refused with a sentence that says what to do", async () => {
  const refused = async (change, expected) => {
    const process = await get();
    change(process);
    const answer = await put(process);
    assert.equal(answer.status, 422, answer.text);
    assert.match(answer.json.detail, expected);
  };
  await refused((p) => { stage(p, "closing").criteria[0].query = "amuont > 0"; }, /amuont.*amount/);
  await refused((p) => { stage(p, "closing").criteria[0].fields = ["amuont"]; }, /amuont.*amount/);
  await refused((p) => { p.stages.pop(); }, /no end.*won/);
  await refused((p) => { stage(p, "approach").steps[0].after = ["needs"]; stage(p, "approach").steps[1].after = ["meeting"]; }, /waits for itself/);
  await refused((p) => { stage(p, "approach").steps[0].serves = "nothing"; }, /does not have/);
  await refused((p) => { stage(p, "approach").purpse = {}; }, /purpse/);
  const standing = (await c.as.ann("POST", "/deals", { name: "Stands" })).json;
  assert.equal(standing.stage, "preparation");
  await refused((p) => { p.stages = p.stages.filter((one) => one.key !== "preparation"); }, /stand.* in the stage «Preparation».*Move them/);
  assert.equal((await put(await get(), { "If-Match": '"1"' })).status, 412, "somebody saved meanwhile");
  const rep = (await c.as.admin("GET", "/roles?limit=50")).json.items.find((role) => role.key === "rep");
  const hidden = await c.as.admin("PATCH", `/roles/${rep.id}`, { permissions: rep.permissions.replace(/^fields:\n/m, "fields:\n  deals: {warranty: hidden}\n") });
  assert.equal(hidden.status, 200, hidden.text);
  await refused((p) => stage(p, "closing").criteria.push({ key: "warranty", query: "warranty is not empty", message: { en: "No warranty", ru: "Нет гарантии" }, fields: ["warranty"] }), /Warranty.*role/);
  await c.as.admin("PATCH", `/roles/${rep.id}`, { permissions: rep.permissions });
});

test("a criterion is tried on the records that are open now", async () => {
  await c.as.ann("POST", "/deals", { name: "With a sum", amount: "7.00" });
  const tried = (await c.as.boss("POST", "/processes/seven-steps/test", { resource: "deals", query: "amount > 0" })).json;
  assert.equal(tried.pass + tried.fail, tried.of);
  assert.ok(tried.pass >= 1 && tried.fail >= 1);
  assert.ok(tried.examples.some((one) => one.title === "Stands"));
  assert.equal((await c.as.ben("POST", "/processes/seven-steps/test", { resource: "deals", query: "amount > 0" })).json.of, 0, "counts only what may be read");
  assert.equal((await c.as.boss("POST", "/processes/seven-steps/test", { resource: "deals", query: "amuont > 0" })).status, 422);
});

test("a process of one's own begins at version 1, and its records run in it", async () => {
  const process = { ...(await get()), key: "partner", names: { en: "Partner sales", ru: "Через партнёров" } };
  const made = await c.as.admin("PUT", "/processes/partner", process);
  assert.deepEqual([made.status, made.json.version], [200, 1]);
  const deal = (await c.as.ann("POST", "/deals", { name: "By a partner", process: "partner" })).json;
  assert.deepEqual([deal.process, deal.stage], ["partner", "preparation"]);
  assert.match((await c.as.ann("POST", "/deals", { name: "Nowhere", process: "nothing" })).json.detail, /partner/);
});

test("administrators share one draft: it may be half done, and who did not see the last change does not overwrite it", async () => {
  const chief = await c.person("chief", "administrator");
  const path = "/processes/seven-steps/draft";
  assert.deepEqual((await c.as.admin("GET", path)).json, { revision: 0 });
  const document = { ...(await get()), stages: [] };
  const first = await c.as.admin("PUT", path, { base: 1, document }, { "If-Match": '"0"' });
  assert.deepEqual([first.status, first.headers.get("etag")], [200, '"1"'], first.text);
  const seen = (await chief.ask("GET", path)).json;
  assert.deepEqual([seen.revision, seen.by_title, seen.base, seen.document], [1, "admin Person", 1, document]);
  const theirs = { ...document, names: { en: "Ours", ru: "Наш" } };
  assert.equal((await chief.ask("PUT", path, { base: 1, document: theirs }, { "If-Match": '"1"' })).json.revision, 2);
  const late = await c.as.admin("PUT", path, { base: 1, document }, { "If-Match": '"1"' });
  assert.equal(late.status, 412);
  assert.match(late.json.detail, /^chief Person changed this draft/);
  assert.equal((await c.as.admin("DELETE", path, undefined, { "If-Match": '"1"' })).status, 412);
  assert.equal((await c.as.admin("DELETE", path, undefined, { "If-Match": '"2"' })).json.revision, 3);
  assert.equal((await chief.ask("PUT", path, { base: 1, document }, { "If-Match": '"2"' })).status, 412, "nor what was dropped");
  assert.equal((await c.as.admin("GET", path)).json.document, undefined);
  assert.equal((await c.as.admin("PUT", path, { base: 1, document: { ...document, key: "other" } })).json.errors[0].field, "key");
  assert.equal((await c.as.boss("GET", path)).status, 403);
  assert.equal((await c.as.ann("PUT", path, { base: 1, document })).status, 403);
});

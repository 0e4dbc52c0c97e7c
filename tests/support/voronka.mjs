// The real program in a folder of its own: made, asked, and ended by its process id.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const source = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const program = process.env.VORONKA_PROGRAM ?? join(source, "build/release/voronka");
export const shared = process.env.VORONKA_SHARED ?? resolve(source, "../shared");
export const has_shared = existsSync(join(shared, "data"));

/** Given by scripts/with-postgres: then each folder's companies are kept in a database of their own there. */
const cluster = process.env.VORONKA_POSTGRES;
export const on_postgres = cluster !== undefined;

export function folder() {
  const made = mkdtempSync(join(tmpdir(), "voronka-"));
  if (on_postgres) execFileSync("psql", [cluster, "-qc", `CREATE DATABASE "${basename(made)}"`]);
  return made;
}

/** What the program's environment is for a command line: it names the store that belongs to the folder. */
export function environment(args) {
  const at = args.indexOf("--data");
  if (!on_postgres || at < 0) return process.env;
  return { ...process.env, VORONKA_STORE: cluster.replace("/postgres?", `/${basename(args[at + 1])}?`) };
}

/** Runs a command to its end; throws with what it said when it fails. */
export function run(args, input = "") {
  return execFileSync(program, args, { input, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"], env: environment(args) });
}

/** A server on a port that the system chooses. */
export async function serve(data, more = []) {
  const args = ["serve", "--data", data, "--listen", "127.0.0.1:0", ...more];
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"], env: environment(args) });
  let said = "";
  const address = await new Promise((done, failed) => {
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const found = said.match(/listening on (http:\S+)/);
      if (found) done(found[1]);
    });
    child.once("exit", (code) => failed(new Error(`the server ended with ${code}`)));
  });
  const ended = new Promise((done) => child.once("exit", done));
  return {
    address,
    pid: child.pid,
    said: () => said,
    stop: () => (child.kill("SIGTERM"), ended),
    kill: () => (child.kill("SIGKILL"), ended),
  };
}

/** Asks as one person: `as(token)("POST", "/deals", {…})` gives status, headers and the JSON. */
export function asker(address, token) {
  return async (method, path, body, headers = {}) => {
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), "Accept-Language": "en", ...headers },
      body: body === undefined ? undefined : typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: text && response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : null };
  };
}

const refusals = new Set([403, 404, 409, 412, 422]);

/**
 * The same asker, with a promise kept: whatever is refused has changed nothing. Before and after each request that could change
 * something the head of the change log is read as an administrator; refused and moved on, the test fails. Only for tests that ask
 * one thing at a time.
 */
export function watched(ask, admin) {
  let head = 0;
  const read_head = async () => {
    for (;;) {
      const { items } = (await admin("GET", `/changes?after=${head}&limit=200`)).json;
      if (!items.length) return head;
      head = items.at(-1).seq;
    }
  };
  return async (method, path, body, headers) => {
    if (method === "GET") return ask(method, path, body, headers);
    const before = await read_head();
    const answer = await ask(method, path, body, headers);
    if (refusals.has(answer.status)) assert.equal(await read_head(), before, `${method} ${path} was refused (${answer.status}) and changed something`);
    return answer;
  };
}

/** A small company: an administrator, a manager with a team of two, and a viewer. Gives how to ask as each of them. */
export async function company() {
  const data = folder();
  const password = "correct horse";
  for (const [login, role] of [["admin", "administrator"], ["boss", "manager"], ["ann", "rep"], ["ben", "rep"], ["eve", "viewer"]])
    run(["user", "add", login, "--data", data, "--role", role, "--name", `${login} Person`, "--password-stdin"], password);
  const server = await serve(data);
  const as = {};
  const plain = (login) => asker(server.address, run(["token", "add", login, "--data", data]).trim());
  const admin = plain("admin");
  for (const login of ["admin", "boss", "ann", "ben", "eve"]) as[login] = watched(login === "admin" ? admin : plain(login), admin);
  const users = (await as.admin("GET", "/users?limit=50")).json.items;
  const team = (await as.admin("POST", "/teams", { name: "First", lead: users.find((user) => user.login === "boss").id })).json;
  for (const login of ["boss", "ann"]) await as.admin("PATCH", `/users/${users.find((user) => user.login === login).id}`, { team: team.id });
  return {
    data, server, as, password, team: team.id,
    id: Object.fromEntries(users.map((user) => [user.login, user.id])),
    /** A further person with this role, and how to ask as her. */
    async person(login, role, more = {}) {
      const made = (await as.admin("POST", "/users", { login, name: `${login} Person`, role, ...more })).json;
      return { id: made.id, ask: watched(plain(login), admin) };
    },
    async close() {
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** What somebody hears on the event stream; `ended` tells whether the server closed it. */
export async function hear(address, headers) {
  const response = await fetch(`${address}/api/v1/events`, { headers });
  const heard = { status: response.status, text: "", ended: false, close: () => response.body.cancel().catch(() => {}) };
  (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body) heard.text += decoder.decode(chunk);
    heard.ended = true;
  })().catch(() => { heard.ended = true; });
  return heard;
}

/** Waits until something holds, at most so long; gives whether it does. */
export async function soon(holds, ms = 1000) {
  const began = Date.now();
  while (Date.now() - began < ms) {
    if (await holds()) return true;
    await pause(10);
  }
  return holds();
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

// The real program in a folder of its own: made, asked, and ended by its process id.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const source = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const program = process.env.VORONKA_PROGRAM ?? join(source, "build/release/voronka");
export const shared = process.env.VORONKA_SHARED ?? resolve(source, "../shared");
export const has_shared = existsSync(join(shared, "data"));

export function folder() {
  return mkdtempSync(join(tmpdir(), "voronka-"));
}

/** Runs a command to its end; throws with what it said when it fails. */
export function run(args, input = "") {
  return execFileSync(program, args, { input, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] });
}

/** A server on a port that the system chooses. */
export async function serve(data, more = []) {
  const child = spawn(program, ["serve", "--data", data, "--listen", "127.0.0.1:0", ...more], { stdio: ["ignore", "pipe", "inherit"] });
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

/** A small company: an administrator, a manager with a team of two, and a viewer. Gives how to ask as each of them. */
export async function company() {
  const data = folder();
  const password = "correct horse";
  for (const [login, role] of [["admin", "administrator"], ["boss", "manager"], ["ann", "rep"], ["ben", "rep"], ["eve", "viewer"]])
    run(["user", "add", login, "--data", data, "--role", role, "--name", `${login} Person`, "--password-stdin"], password);
  const server = await serve(data);
  const as = {};
  for (const login of ["admin", "boss", "ann", "ben", "eve"]) as[login] = asker(server.address, run(["token", "add", login, "--data", data]).trim());
  const users = (await as.admin("GET", "/users?limit=50")).json.items;
  const team = (await as.admin("POST", "/teams", { name: "First", lead: users.find((user) => user.login === "boss").id })).json;
  for (const login of ["boss", "ann"]) await as.admin("PATCH", `/users/${users.find((user) => user.login === login).id}`, { team: team.id });
  return {
    data, server, as, password,
    id: Object.fromEntries(users.map((user) => [user.login, user.id])),
    async close() {
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

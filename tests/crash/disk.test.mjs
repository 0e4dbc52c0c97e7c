// A disk that fills up, and one that can only be read: a small file system of its own, mounted where only the server sees it.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { asker, folder, program, run } from "../support/voronka.mjs";

const can_mount = spawnSync("unshare", ["-m", "sh", "-c", "mount -t tmpfs tmpfs /mnt"]).status === 0;
const skip = can_mount ? false : "only root may mount";

/** The server on `prepare`d mounts of its own; `inside` is the data folder as others reach it. */
async function serve_on(data, prepare) {
  const child = spawn("unshare", ["-m", "sh", "-c", `${prepare} && exec "$0" "$@"`, program, "serve", "--data", data, "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let complaint = "";
  child.stderr.on("data", (text) => (complaint += text));
  const ended = new Promise((done) => child.once("exit", done));
  const address = await new Promise((done) => {
    child.stdout.on("data", (text) => {
      said += text;
      const found = said.match(/listening on (http:\S+)/);
      if (found) done(found[1]);
    });
    ended.then(() => done(null));
  });
  return { address, inside: `/proc/${child.pid}/root${data}`, ended, complaint: () => complaint, stop: () => (child.kill("SIGTERM"), ended), kill: () => (child.kill("SIGKILL"), ended) };
}

function made() {
  const data = folder();
  run(["user", "add", "admin", "--data", data, "--role", "administrator", "--name", "Admin", "--password-stdin"], "correct horse");
  return { data, token: run(["token", "add", "admin", "--data", data]).trim() };
}

test("a full disk: a clear 503, nothing half-written, reading goes on, and writing again when there is room", { skip }, async () => {
  const { data, token } = made();
  const keep = folder();
  const server = await serve_on(data, `cp -a ${data}/. ${keep}/ && mount -t tmpfs -o size=24m tmpfs ${data} && cp -a ${keep}/. ${data}/`);
  assert.ok(server.address, server.complaint());
  const ask = asker(server.address, token);
  const filler = join(server.inside, "filler");
  writeFileSync(filler, "");
  const fill = () => {
    for (let size = 0; ; size += 65_536) {
      try {
        writeFileSync(filler, Buffer.alloc(65_536, 1), { flag: "a" });
      } catch (error) {
        if (error.code === "ENOSPC") return size;
        throw error;
      }
    }
  };
  const count = async () => (await ask("GET", "/leads?count=exact&limit=1")).json.count;
  const head = async () => (await ask("GET", "/changes?after=0&limit=200")).json?.items?.length;
  const written = [];
  for (let round = 0; round < 3; round++) {
    const first = await ask("POST", "/leads", { last_name: `before ${round}` });
    assert.equal(first.status, 201);
    written.push(first.json.id);
    fill();
    let refused = null;
    // What is left of the log's last page may take some more.
    for (let n = 0; n < 400 && !refused; n++) {
      const answers = await Promise.all(Array.from({ length: 8 }, () => ask("POST", "/leads", { last_name: "x", description: "y".repeat(20_000) })));
      for (const answer of answers) {
        if (answer.status === 201) written.push(answer.json.id);
        else refused = answer;
      }
    }
    assert.ok(refused, "the disk is full at last");
    assert.equal(refused.status, 503);
    assert.equal(refused.json.type, "/problems/unavailable");
    assert.match(refused.json.detail, /disk is full: nothing was changed/);
    assert.match((await ask("POST", "/leads", { last_name: "x", description: "y".repeat(20_000) }, { "Accept-Language": "ru" })).json.detail, /[Дд]иск/);
    const before = await head();
    assert.equal(await count(), written.length, "what was refused is not there, what was acknowledged is");
    assert.equal((await ask("GET", `/leads/${written[0]}`)).status, 200, "reading goes on");
    assert.equal((await ask("GET", `/search?q=before`)).status, 200);
    assert.equal((await fetch(`${server.address}/readyz`)).status, 200);
    const upload = await ask("POST", "/imports?name=a.csv", `name\n${"z".repeat(200_000)}\n`);
    assert.equal(upload.status, 503, "an upload that finds no room says so");
    assert.equal(await head(), before, "nothing was written down of it");
    truncateSync(filler, 0);
    const again = await ask("POST", "/leads", { last_name: `after ${round}` });
    assert.equal(again.status, 201, "there is room again");
    written.push(again.json.id);
  }
  spawnSync("cp", ["-a", `${server.inside}/.`, keep]);
  fill();
  await server.kill();
  assert.match(run(["check", "--data", keep]), /in order/);
  for (const one of [data, keep]) rmSync(one, { recursive: true, force: true });
});

test("a folder that can only be read is refused at the start, in a sentence", { skip }, async () => {
  const { data } = made();
  const server = await serve_on(data, `mount --bind ${data} ${data} && mount -o remount,ro,bind ${data}`);
  assert.equal(server.address, null);
  assert.equal(await server.ended, 1);
  assert.match(server.complaint(), /[a-zа-я].*\.\n$/is);
  assert.ok(server.complaint().trim().split("\n").length === 1, server.complaint());
  rmSync(data, { recursive: true, force: true });
});

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { request } from "node:http";
import { test } from "node:test";
import { asker, folder, pause, run, serve } from "../support/voronka.mjs";

const rounds = Number(process.env.VORONKA_ROUNDS ?? 50);
const writers = 6;

// A small generator, so that a failing run can be repeated with its seed.
const seed = Number(process.env.VORONKA_SEED ?? Date.now() % 1_000_000);
let state = seed;
const random = () => ((state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648);

// Fails when the connection ends before the answer is whole; fetch sometimes tells neither when a server is killed.
const sender = (address, token) => (method, path, body) =>
  new Promise((done, failed) => {
    const asked = request(`${address}/api/v1${path}`, { method, headers: { Authorization: `Bearer ${token}` } });
    asked.once("error", failed);
    asked.once("close", () => failed(new Error("cut off")));
    asked.once("response", (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("error", failed);
      answer.on("data", (piece) => (text += piece));
      answer.once("end", () => answer.complete && done({ status: answer.statusCode, json: JSON.parse(text) }));
    });
    asked.end(JSON.stringify(body));
  });

test(`killed at random moments under concurrent writes, every acknowledged write is there (${rounds} rounds, seed ${seed})`, async () => {
  const data = folder();
  run(["user", "add", "admin", "--data", data, "--role", "administrator", "--name", "Admin", "--password-stdin"], "correct horse");
  const token = run(["token", "add", "admin", "--data", data]).trim();
  const acknowledged = new Map(); // id → the newest city that was answered with success
  for (let round = 0; round < rounds; round++) {
    const server = await serve(data);
    const ask = sender(server.address, token);
    let running = true;
    const write = async (writer) => {
      for (let n = 0; running; n++) {
        try {
          const made = await ask("POST", "/leads", { last_name: `r${round}w${writer}n${n}` });
          if (made.status !== 201) continue;
          acknowledged.set(made.json.id, null);
          const city = `city ${round} ${n}`;
          const changed = await ask("PATCH", `/leads/${made.json.id}`, { city });
          if (changed.status === 200) acknowledged.set(made.json.id, city);
        } catch {
          return; // the server is gone
        }
      }
    };
    const all = Array.from({ length: writers }, (_, writer) => write(writer));
    await pause(20 + random() * 120);
    await server.kill();
    running = false;
    await Promise.all(all);
    if (round % 10 === 9) assert.match(run(["check", "--data", data]), /in order/, `round ${round}`);
  }
  const server = await serve(data);
  const ask = asker(server.address, token);
  for (const [id, city] of acknowledged) {
    const read = await ask("GET", `/leads/${id}`);
    assert.equal(read.status, 200, `lead ${id} was acknowledged`);
    if (city) assert.equal(read.json.city, city);
  }
  await server.stop();
  assert.match(run(["check", "--data", data]), /in order/);
  assert.ok(acknowledged.size > rounds, "there was something to lose");
  rmSync(data, { recursive: true });
});

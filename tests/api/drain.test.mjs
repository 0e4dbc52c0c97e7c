import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { connect } from "node:net";
import { test } from "node:test";
import { asker, folder, pause, run, serve } from "../support/voronka.mjs";
import { listen, open } from "../support/wire.mjs";

test("SIGTERM: what runs is finished and answered, nothing new is taken, streams end, and the program ends well", async () => {
  const data = folder();
  run(["user", "add", "admin", "--data", data, "--role", "administrator", "--name", "Admin", "--password-stdin"], "correct horse");
  const server = await serve(data);
  const token = run(["token", "add", "admin", "--data", data]).trim();
  const stream = await listen(server.address, { Authorization: `Bearer ${token}` }).opened;
  const idle = await open(server.address);
  const running = await open(server.address);
  const body = '{"last_name":"last minute"}';
  running.socket.write(`POST /api/v1/leads HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`);
  await pause(100);
  const began = Date.now();
  const stopped = server.stop();
  await stream.ended;
  await idle.ended;
  const refused = await new Promise((done) => {
    const late = connect({ host: "127.0.0.1", port: Number(new URL(server.address).port) });
    late.once("connect", () => (late.destroy(), done("connected")));
    late.once("error", (error) => done(error.code));
  });
  assert.equal(refused, "ECONNREFUSED");
  running.socket.write(body.slice(10));
  await running.ended;
  assert.match(running.heard, /^HTTP\/1\.1 201/);
  assert.match(running.heard, /\r\nConnection: close\r\n/);
  running.socket.end();
  assert.equal(await stopped, 0);
  assert.ok(Date.now() - began < 8000, "soon");
  const again = await serve(data);
  const leads = (await asker(again.address, token)("GET", "/leads")).json.items;
  assert.deepEqual(leads.map((lead) => lead.last_name), ["last minute"]);
  await again.stop();
  rmSync(data, { recursive: true });
});

test("SIGTERM: a client that never finishes does not hold the program for longer than the time to drain", async () => {
  const data = folder();
  run(["user", "add", "admin", "--data", data, "--role", "administrator", "--name", "Admin", "--password-stdin"], "correct horse");
  const server = await serve(data);
  const half = await open(server.address);
  half.socket.write("GET /healthz HT");
  await pause(50);
  const began = Date.now();
  assert.equal(await server.stop(), 0);
  assert.ok(Date.now() - began < 15_000);
  half.socket.destroy();
  rmSync(data, { recursive: true });
});

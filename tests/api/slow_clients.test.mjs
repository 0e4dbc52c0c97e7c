// Five thousand clients that never finish: the server goes on answering others, does not grow without bound, and lets them go.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { test } from "node:test";
import { asker, folder, pause, run, serve } from "../support/voronka.mjs";
import { open, resident, until } from "../support/wire.mjs";

test("5,000 slow clients: others are answered, memory stays bounded, each is let go in time", async (t) => {
  const data = folder();
  run(["user", "add", "admin", "--data", data, "--role", "administrator", "--name", "Admin", "--password-stdin"], "correct horse");
  const server = await serve(data);
  const token = run(["token", "add", "admin", "--data", data]).trim();
  const ask = asker(server.address, token);
  // A list of 200 of these is an answer of 4 MB.
  for (let n = 0; n < 200; n += 20) await Promise.all(Array.from({ length: 20 }, () => ask("POST", "/leads", { last_name: "Long", description: "y".repeat(20_000) })));
  const before = resident(server.pid);
  const group = async (count, bytes, reads) => {
    const all = [];
    for (let n = 0; n < count; n += 20)
      all.push(...(await Promise.all(Array.from({ length: 20 }, async () => {
        const client = await open(server.address, { reads });
        client.socket.write(bytes);
        return client;
      }))));
    return all;
  };
  const started = `POST /api/v1/leads HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n`;
  // A head that grows by a byte now and then; a body of which 600 KB come and no more; answers that nobody reads.
  const heads = await group(3980, started, true);
  const bodies = await group(1000, `${started}Content-Length: 900000\r\n\r\n${" ".repeat(600_000)}`, true);
  const unread = await group(20, `GET /api/v1/leads?limit=200 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`.repeat(8), false);
  t.after(async () => {
    clearInterval(trickle);
    for (const one of [...heads, ...bodies, ...unread]) one.socket.destroy();
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  });
  const trickle = setInterval(() => heads.forEach((one) => !one.socket.destroyed && one.socket.write("X")), 1000);
  let slowest = 0;
  let most = 0;
  for (const end = Date.now() + 6000; Date.now() < end; await pause(50)) {
    const asked = Date.now();
    assert.equal((await ask("GET", "/leads?limit=1&fields=last_name")).status, 200);
    slowest = Math.max(slowest, Date.now() - asked);
    most = Math.max(most, resident(server.pid));
  }
  console.log(`slow clients: ${(most - before).toFixed(0)} MB more at most, an honest request took ${slowest} ms at most`);
  assert.equal((await ask("GET", "/leads?limit=50")).status, 200, "large answers too, once the slowest are let go");
  assert.ok(slowest < 2000, `an honest request took ${slowest} ms`);
  // Held without a bound, the bodies and the answers would be 1.2 GB.
  assert.ok(most - before < 700, `${(most - before).toFixed(0)} MB more`);
  const over = (all) => all.filter((one) => one.heard.startsWith("HTTP/1.1 408") || one.failed || one.socket.readableEnded || one.socket.destroyed).length;
  await until(() => over(heads) === heads.length && over(bodies) === bodies.length, "slow heads and bodies are let go", 45_000);
  const connections = async () => Number((await (await fetch(`${server.address}/metrics`)).text()).match(/voronka_http_connections (\d+)/)[1]);
  await until(async () => (await connections()) < 20, "those who do not read are let go", 45_000);
});

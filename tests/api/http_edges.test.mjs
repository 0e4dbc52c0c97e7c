// What only raw sockets can send. Each refused request carries a second one behind it, which must never be done.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { asker, folder, pause, run, serve } from "../support/voronka.mjs";
import { open, say } from "../support/wire.mjs";

let data, server, token, ask, smuggled;
const head = (lines, line = "POST /api/v1/leads HTTP/1.1") => `${line}\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n${lines}\r\n`;

before(async () => {
  data = folder();
  run(["user", "add", "admin", "--data", data, "--role", "administrator", "--name", "Admin", "--password-stdin"], "correct horse");
  server = await serve(data);
  token = run(["token", "add", "admin", "--data", data]).trim();
  ask = asker(server.address, token);
  const body = '{"last_name":"smuggled"}';
  smuggled = `POST /api/v1/leads HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
});
after(async () => {
  await server.stop();
  rmSync(data, { recursive: true, force: true });
});

async function refused(bytes, status, what) {
  const answer = await say(server.address, bytes + smuggled);
  assert.equal(answer.status, status, `${what}: ${answer.text.slice(0, 300)}`);
  assert.equal(answer.answers, 1, `${what}: what stands behind is not answered`);
  assert.match(answer.text, /\r\nConnection: close\r\n/, what);
  assert.match(answer.text, /application\/problem\+json/, what);
  assert.doesNotMatch(answer.text, /"detail":"http_/, `${what}: there is a sentence for it`);
  assert.ok(answer.closed, `${what}: the connection is closed`);
}
const none_smuggled = async () => assert.equal((await ask("GET", `/leads?q=${encodeURIComponent("last_name = smuggled")}&count=exact`)).json.count, 0);

test("a request of which two readers could see different ends is refused, and nothing behind it is read", async () => {
  const ambiguous = {
    "a coding before chunked": "Transfer-Encoding: gzip, chunked\r\n",
    "chunked twice in one line": "Transfer-Encoding: chunked, chunked\r\n",
    "chunked and identity": "Transfer-Encoding: chunked, identity\r\n",
    "identity": "Transfer-Encoding: identity\r\n",
    "chunked with a parameter": "Transfer-Encoding: chunked;q=1\r\n",
    "chunked in quotes": 'Transfer-Encoding: "chunked"\r\n',
    "chunked with a vertical tab": "Transfer-Encoding: \x0bchunked\r\n",
    "two codings": "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
    "a coding and a length": "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
    "a length and a coding": "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
    "an empty coding": "Transfer-Encoding:\r\nContent-Length: 5\r\n",
    "equal lengths": "Content-Length: 0\r\nContent-Length: 0\r\n",
    "different lengths": "Content-Length: 0\r\nContent-Length: 60\r\n",
    "listed lengths": "Content-Length: 0, 0\r\n",
    "a length with a sign": "Content-Length: +0\r\n",
    "a negative length": "Content-Length: -1\r\n",
    "a length in hexadecimal": "Content-Length: 0x0\r\n",
    "a length beyond counting": "Content-Length: 99999999999999999999\r\n",
    "an empty length": "Content-Length:\r\n",
    "a folded line": "X-A: b\r\n c\r\n",
    "a folded line in the front": " X-A: b\r\n",
    "a second host": "Host: y\r\n",
    "a space before the colon": "Content-Length : 0\r\n",
    "a line without colon": "Content-Length\r\n",
    "a bare line feed": "X-A: b\nContent-Length: 0\r\n",
    "a bare carriage return": "X-A: b\rContent-Length: 0\r\n",
    "a NUL in a value": "X-A: b\0c\r\n",
    "a NUL in a name": "X\0A: b\r\n",
    "an empty name": ": b\r\n",
  };
  for (const [what, lines] of Object.entries(ambiguous)) await refused(head(lines), 400, what);
  await refused(head("Transfer-Encoding: chunked\r\n", "POST /api/v1/leads HTTP/1.0"), 400, "chunked in HTTP/1.0");
  await refused("GET /healthz HTTP/1.1\r\n\r\n", 400, "no host");
  await refused("GET /healthz\r\n\r\n", 400, "HTTP/0.9");
  await refused("GET  /healthz HTTP/1.1\r\nHost: x\r\n\r\n", 400, "two spaces");
  await refused("GET /healthz HTTP/1.1 \r\nHost: x\r\n\r\n", 400, "a space behind");
  await refused("GET /health\tz HTTP/1.1\r\nHost: x\r\n\r\n", 400, "a tab in the address");
  await refused("GET http://x/healthz HTTP/1.1\r\nHost: x\r\n\r\n", 400, "a whole address");
  await refused("GET /healthz HTTP/1.1\nHost: x\n\n", 400, "bare line feeds all over");
  await refused("GET /healthz HTTP/2.0\r\nHost: x\r\n\r\n", 505, "another version");
  await refused("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505, "the preface of HTTP/2");
  await refused("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400, "a greeting of TLS");
  await refused(head("Expect: a-miracle\r\n"), 417, "an expectation that nobody knows");
  await none_smuggled();
});

test("broken chunks are refused, and nothing behind them is read", async () => {
  const chunked = (body) => head("Transfer-Encoding: chunked\r\n") + body;
  const broken = {
    "no size": "\r\n\r\n",
    "a size that is none": "zz\r\n",
    "a size with a sign": "+1\r\nx\r\n0\r\n\r\n",
    "a size in 0x": "0x1\r\nx\r\n0\r\n\r\n",
    "a size that overflows": "fffffffffffffffff\r\n",
    "a size that wraps to 0": "10000000000000000\r\n\r\n",
    "a size with a space": "1 \r\nx\r\n0\r\n\r\n",
    "a bare line feed": "1\nx\r\n0\r\n\r\n",
    "a bare carriage return in an extension": "1;a\rb\r\nx\r\n0\r\n\r\n",
    "too long a chunk": "1\r\nxy\r\n0\r\n\r\n",
    "a huge extension": `1;${"a".repeat(4000)}\r\nx\r\n0\r\n\r\n`,
    "many small chunks with extensions": `${`1;${"a".repeat(250)}\r\nx\r\n`.repeat(200)}0\r\n\r\n`,
    "endless trailers": `0\r\n${`X: ${"a".repeat(200)}\r\n`.repeat(100)}\r\n`,
    "a trailer with a bare line feed": "0\r\nX: y\nZ: w\r\n\r\n",
  };
  for (const [what, body] of Object.entries(broken)) await refused(chunked(body), 400, what);
  await refused(chunked("200000\r\n"), 413, "a chunk over the limit");
  await refused(chunked(`${`fffff\r\n${"x".repeat(0xfffff)}\r\n`}ff\r\n`), 413, "chunks over the limit together");
  await none_smuggled();
});

test("chunks in any pieces are one body; trailers are dropped", async () => {
  const body = '{"last_name":"chunky"}';
  const pieces = [...body].map((c) => `1;x=y\r\n${c}\r\n`).join("");
  const whole = await say(server.address, head("Transfer-Encoding: chunked\r\nConnection: close\r\n") + pieces + "0\r\nX-Late: z\r\n\r\n");
  assert.equal(whole.status, 201);
  assert.match(whole.text, /"last_name":"chunky"/);
  const trailer = await say(server.address, `POST /api/v1/leads HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\nAuthorization: Bearer ${token}\r\n\r\n`);
  assert.equal(trailer.status, 401, "nobody signs in by a trailer");
});

test("a request in single bytes is a request; fifty in one piece are answered in their order", async () => {
  const client = await open(server.address);
  for (const byte of "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") {
    client.socket.write(byte);
    await pause(1);
  }
  await client.ended;
  assert.match(client.heard, /^HTTP\/1\.1 200/);
  const many = Array.from({ length: 50 }, (_, n) => `GET /api/v1/nothing-${n} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n`).join("");
  const answer = await say(server.address, many + "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  assert.deepEqual(answer.text.match(/HTTP\/1\.1 \d+/g), [...Array(50).fill(["HTTP/1.1 404", "HTTP/1.1 200"]).flat(), "HTTP/1.1 200"]);
});

test("what is too large is told early, and the answer arrives while the client still sends", async () => {
  const huge = await open(server.address);
  huge.socket.write(head("Content-Length: 80000000\r\n"));
  let sent = 0;
  const more = () => {
    while (!huge.socket.destroyed && sent < 80_000_000) {
      sent += 65_536;
      if (!huge.socket.write(Buffer.alloc(65_536, 120))) return huge.socket.once("drain", more);
    }
  };
  more();
  const began = Date.now();
  await huge.ended;
  assert.match(huge.heard, /^HTTP\/1\.1 413/);
  assert.match(huge.heard, /"status":413/, "the whole answer is there");
  assert.ok(Date.now() - began < 4000, "and the connection does not stay open for the rest");
  huge.socket.destroy();
  const expecting = await say(server.address, head("Content-Length: 80000000\r\nExpect: 100-continue\r\n"));
  assert.deepEqual([expecting.status, expecting.answers], [413, 1], "no 100 for what will be refused");
  await refused(head(`X-A: ${"a".repeat(70_000)}\r\n`), 431, "a head over 64 KB");
  await refused(`GET /${"a".repeat(9000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 414, "an address over 8 KB");
  await refused(head(Array.from({ length: 101 }, (_, n) => `X-${n}: y\r\n`).join("")), 431, "more than 100 headers");
  await refused("GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(80_000), 431, "a head without end");
  await none_smuggled();
});

test("a body that is promised and asked for comes after 100 Continue", async () => {
  const client = await open(server.address);
  const body = '{"last_name":"expected"}';
  client.socket.write(head(`Content-Length: ${body.length}\r\nExpect: 100-continue\r\nConnection: close\r\n`));
  for (let n = 0; n < 100 && !client.heard; n++) await pause(10);
  assert.match(client.heard, /^HTTP\/1\.1 100 Continue\r\n\r\n$/);
  client.socket.write(body);
  await client.ended;
  assert.match(client.heard, /HTTP\/1\.1 201/);
});

test("methods: HEAD has no body, others that are not there are 405 with Allow", async () => {
  const get = await say(server.address, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const only_head = await say(server.address, "HEAD /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const length = (answer) => answer.text.match(/Content-Length: (\d+)/)[1];
  assert.equal(length(only_head), length(get));
  assert.ok(only_head.text.endsWith("\r\n\r\n"));
  const events = await say(server.address, head("", "HEAD /api/v1/events HTTP/1.1"));
  assert.deepEqual([events.status, events.closed], [200, true], "HEAD of a stream ends");
  for (const method of ["OPTIONS", "TRACE", "DELETE", "PROPFIND", "get"]) {
    const answer = await say(server.address, `${method} /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    assert.equal(answer.status, 405, method);
    assert.match(answer.text, /\r\nAllow: GET, HEAD\r\n/, method);
  }
  assert.equal((await say(server.address, "G@T /healthz HTTP/1.1\r\nHost: x\r\n\r\n")).status, 400);
  assert.match((await say(server.address, head("Connection: close\r\n", "PUT /api/v1/leads HTTP/1.1"))).text, /\r\nAllow: GET, HEAD, POST\r\n/);
});

test("addresses: broken percent signs are refused, and no path leads out of the interface's files", async () => {
  const status = async (target) => (await say(server.address, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).status;
  for (const target of ["/%", "/%4", "/%zz", "/a%00b", "/healthz?a=%", "/healthz?%zz=1"]) assert.equal(await status(target), 400, target);
  for (const target of ["/%68ealthz", "/healthz?", "/healthz?&&=&a=b=c"]) assert.equal(await status(target), 200, target);
  for (const target of ["/../../../../etc/passwd", "/..%2f..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/assets/../../../etc/passwd", "/..\\..\\etc\\passwd", "/index.html/../../etc/passwd", "/.git/config"]) {
    const answer = await say(server.address, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    assert.doesNotMatch(answer.text, /root:|\[core\]/, target);
  }
});

test("a body of JSON that could be meant in two ways is refused with its place, in both languages", async () => {
  const wrong = {
    '{"last_name":"a",\n "last_name":"b"}': [19, /Line 2, column 2: «last_name» is given twice/, /Строка 2, позиция 2: «last_name»/],
    '{"last_name":"a","last\\u005fname":"b"}': [17, /given twice/, /дважды/],
    '{"last_name":"\\ud800"}': [14, /lone surrogate/, /суррогат/],
    '{"last_name":"\\udc00\\ud800"}': [14, /lone surrogate/, /суррогат/],
    '{"employees":12345678901234567890}': [13, /would be rounded/, /округлить/],
    '{"budget":0.12345678901234567}': [10, /would be rounded/, /округлить/],
    '{"budget":1e999}': [10, /would be rounded/, /округлить/],
    [`{"a":${"[".repeat(40)}${"]".repeat(40)}}`]: [36, /deeper than 32 levels/, /больше 32 уровней/],
    '{"last_name":}': [13, /no valid JSON: line 1, column 14/, /не JSON: строка 1, позиция 14/],
    '{"last_name":"a"} x': [18, /no valid JSON/, /не JSON/],
    '{"last_name":"a\nb"}': [15, /no valid JSON/, /не JSON/],
    '{"last_name":01}': [14, /no valid JSON/, /не JSON/],
  };
  const sent = async (body, language) => ask("POST", "/leads", body, { "Accept-Language": language });
  for (const [body, [at, en, ru]] of Object.entries(wrong)) {
    const english = await sent(body, "en");
    assert.equal(english.status, 400, body);
    assert.match(english.json.detail, en);
    assert.equal(english.json.errors[0].at, at, body);
    assert.match((await sent(body, "ru")).json.detail, ru);
  }
  const bytes = new Uint8Array([...Buffer.from('{"last_name":"я'), 0xff, ...Buffer.from('"}')]);
  const broken = await sent(bytes, "en");
  assert.deepEqual([broken.status, broken.json.errors[0].at], [400, 16]);
  assert.match(broken.json.detail, /Line 1, column 16: .*UTF-8/);
  assert.equal((await sent('{"last_name":"\\ud83d\\ude00", "employees": null, "budget": "1.5"}', "en")).status === 400, false);
});

// Raw bytes over a socket, and streams of events: what fetch would never send or show.
import { connect } from "node:net";
import { readFileSync } from "node:fs";
import { request } from "node:http";

const place = (address) => ({ host: "127.0.0.1", port: Number(new URL(address).port) });

/** A socket that is connected and keeps what it hears in `heard`; `ended` is done when the other side has closed. */
export async function open(address, { reads = true } = {}) {
  const socket = connect({ ...place(address), allowHalfOpen: true });
  await new Promise((done, failed) => (socket.once("connect", done), socket.once("error", failed)));
  const client = { socket, heard: "", failed: null };
  client.ended = new Promise((done) => (socket.once("end", done), socket.once("close", done)));
  socket.on("error", (error) => (client.failed = error));
  if (reads) socket.on("data", (bytes) => (client.heard += bytes.toString("latin1")));
  else socket.pause();
  return client;
}

/** Everything that comes back for these bytes until the server closes, or for so long; the own half stays open. */
export async function say(address, bytes, ms = 4000) {
  const client = await open(address);
  client.socket.write(bytes);
  const began = Date.now();
  let closed = false;
  await Promise.race([client.ended.then(() => (closed = true)), new Promise((done) => setTimeout(done, ms).unref())]);
  client.socket.destroy();
  return { text: client.heard, closed, ms: Date.now() - began, status: Number(client.heard.slice(9, 12)), answers: (client.heard.match(/HTTP\/1\.1 \d{3}/g) ?? []).length };
}

/** Resident memory of a process in megabytes. */
export const resident = (pid) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]) / 1024;
export const threads = (pid) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/Threads:\s+(\d+)/)[1]);

/** An event stream: `events` grows with {id, event, data}; `opened` and `ended` are promises. */
export function listen(address, headers, last_id) {
  const stream = { events: [], last_id, status: 0 };
  const asked = request({ ...place(address), path: "/api/v1/events", agent: false, headers: { ...headers, ...(last_id === undefined ? {} : { "Last-Event-ID": last_id }) } });
  stream.close = () => asked.destroy();
  stream.opened = new Promise((done, failed) => {
    asked.once("error", failed);
    asked.once("response", (response) => {
      stream.status = response.statusCode;
      let rest = "";
      response.setEncoding("utf8");
      response.on("data", (text) => {
        rest += text;
        for (let end; (end = rest.indexOf("\n\n")) >= 0; rest = rest.slice(end + 2)) hear(stream, rest.slice(0, end));
      });
      response.on("error", () => {});
      stream.ended = new Promise((over) => response.once("close", over));
      done(stream);
    });
  });
  asked.on("error", () => {});
  asked.end();
  return stream;
}

function hear(stream, frame) {
  const lines = Object.fromEntries(frame.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]));
  if (lines.id !== undefined) stream.last_id = lines.id;
  if (lines.data !== undefined) stream.events.push({ id: lines.id, event: lines.event, data: JSON.parse(lines.data) });
}

/** Until the condition holds; fails when it does not within so long. */
export async function until(condition, what, ms = 5000) {
  for (const end = Date.now() + ms; !(await condition()); ) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

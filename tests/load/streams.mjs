// Ten thousand event streams on one server: what they cost while idle, how soon all of them hear of a change, and a storm in which
// all of them come back at once. `node tests/load/streams.mjs [HOW MANY]` prints the figures.
import { company, pause, run } from "../support/voronka.mjs";
import { listen, resident, threads, until } from "../support/wire.mjs";

const many = Number(process.argv[2] ?? 10_000);
const firm = await company();
const pid = firm.server.pid;
const tokens = ["admin", "boss", "ann", "ben", "eve"].map((login) => run(["token", "add", login, "--data", firm.data]).trim());
const open = async (last) => {
  const all = [];
  for (let n = 0; n < many; n += 500)
    all.push(...(await Promise.all(Array.from({ length: Math.min(500, many - n) }, (_, i) => listen(firm.server.address, { Authorization: `Bearer ${tokens[(n + i) % 5]}` }, last?.[n + i]).opened))));
  return all;
};
const product = async () => (await firm.as.admin("POST", "/products", { name: `p ${Math.random()}` })).json.id;
const heard = (one, id) => one.events.filter((event) => event.data.id === id).length;

const before = resident(pid);
const began = Date.now();
let streams = await open();
await product();
await pause(2000);
console.log(`${many} idle streams: ${(resident(pid) - before).toFixed(1)} MB more (${before.toFixed(1)} MB before), ${threads(pid)} threads, opened in ${Date.now() - began - 2000} ms`);

const asked = Date.now();
const id = await product();
const answered = Date.now() - asked;
await until(() => streams.every((one) => heard(one, id) > 0), "all have heard", 20_000);
console.log(`a change: answered after ${answered} ms, heard by all after ${Date.now() - asked} ms`);

const last = streams.map((one) => one.last_id);
for (const one of streams) one.close();
const made = [];
for (let n = 0; n < 20; n++) made.push(await product());
const storm = Date.now();
streams = await open(last);
await until(() => streams.every((one) => heard(one, made.at(-1)) > 0), "all are back", 60_000);
const wrong = streams.filter((one) => made.some((product) => heard(one, product) !== 1)).length;
console.log(`the storm: all back and told of 20 missed changes after ${Date.now() - storm} ms; ${wrong} missed something or heard it twice; ${resident(pid).toFixed(1)} MB`);
for (const one of streams) one.close();
await firm.close();
process.exit(wrong ? 1 : 0);

// What is measured: by key, how many connections ask, what they ask, and what has to be reached.
import { draw } from "./draw.mjs";

const list = (stage, as = "") => `GET /api/v1/deals?q=stage%20%3D%20${stage}%20sort%20amount%20desc${as}`;
const stages = ["preparation", "approach", "presentation", "objections", "closing"];
const one = (company) => company.deals.map((id) => `GET /api/v1/deals/${id}`);
const lists = () => stages.map((stage) => list(stage));
const search = (company) => company.typed.map((text) => `GET /api/v1/search?q=${encodeURIComponent(text)}`);

const lead = (n, words) =>
  JSON.stringify({
    first_name: words[n % words.length],
    last_name: words[(n * 7 + 3) % words.length],
    company: `${words[(n * 5 + 1) % words.length]} ${n % 1000}`,
    email: `lead${n}@example.com`,
    phone: `+7902${String(n % 10_000_000).padStart(7, "0")}`,
    source: "website",
    city: "Казань",
    description: "Просили перезвонить после обеда и прислать прайс на стеллажи.",
  });
const creates = (company, turn, count = 5000) =>
  Array.from({ length: count }, (_, i) => `POST /api/v1/leads ${lead(turn * 1_000_000 + i, company.words)}`);

// Forward for each deal of this turn's own share, then back for each, so that none is asked twice at a time.
function moves(company, turn) {
  const share = Math.floor(company.movable.length / company.turns);
  const mine = company.movable.slice(turn * share, (turn + 1) * share);
  const to = (stage, more) => mine.map((id) => `POST /api/v1/deals/${id}/move ${JSON.stringify({ stage, ...more, reason: "Замер" })}`);
  return [...to("closing", { override: true }), ...to("presentation", {})];
}

// Eight reads to two writes, in an order that chance gave once.
function mix(company, turn) {
  const random = draw(turn + 1);
  const reads = [one(company), one(company), lists(), search(company)];
  const writes = [creates(company, 50 + turn, 2000), creates(company, 60 + turn, 2000), moves(company, turn)];
  const next = [0, 0, 0];
  return Array.from({ length: 20_000 }, () => {
    if (random(10) < 8) {
      const from = reads[random(reads.length)];
      return from[random(from.length)];
    }
    const kind = random(writes.length);
    return writes[kind][next[kind]++ % writes[kind].length];
  });
}

/**
 * `requests(company, turn)`: lines «METHOD PATH BODY» that are asked one after the other, again from the first behind the last.
 * `pause`: milliseconds between an answer and the next request of its connection, on average; none where as much as can be is asked.
 */
export const loads = [
  { key: "ping", connections: 32, requests: () => ["GET /healthz"], goal: 0.9 },
  { key: "one", connections: 32, requests: one, goal: 0.8, p99: 15 },
  { key: "list", connections: 32, requests: lists, goal: 0.8, p99: 50 },
  { key: "list-viewer", connections: 32, as: "watcher", requests: () => stages.map((stage) => list(stage, "&as=watcher")), goal: 0.6 },
  { key: "search", connections: 32, requests: search, goal: 0.7 },
  { key: "search-typing", connections: 32, requests: search, pause: 150, p99: 50 },
  { key: "count", connections: 4, requests: () => ["GET /api/v1/deals?q=amount%20%3E%3D%20300000&fields=id&limit=1&count=exact"], goal: 0.8 },
  { key: "funnel", connections: 1, requests: () => ["GET /api/v1/funnel?period=2026"], slow: true },
  { key: "create", connections: 64, requests: creates, goal: 0.7, writes: true },
  { key: "move", connections: 64, requests: moves, writes: true },
  { key: "mix", connections: 64, requests: mix, goal: 0.7, writes: true },
];

export const others = ["import", "start", "memory"];
export const all = [...loads.map((load) => load.key), ...others];

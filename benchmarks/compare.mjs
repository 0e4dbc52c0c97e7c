// Before anything is measured, both programs have to give the same answers to the same requests.
const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;

// Numbers that each copy gives out by itself, and the moment at which it was asked.
function settled(text, made) {
  return made ? text.replace(instant, "NOW").replace(/"(id|journey)":"?\d+"?/g, '"$1":N').replace(/"X-Change-Set":"\d+"/, "") : text;
}

// The floor's funnel counts and does nothing else.
function counts(text) {
  const { stages, won, open } = JSON.parse(text);
  const of = Object.fromEntries(stages.filter((one) => one.entered).map((one) => [one.stage, [one.entered, one.left_forward, one.open]]));
  return JSON.stringify([Object.entries(of).sort(), won?.count ?? 0, open?.count ?? 0]);
}

async function ask(program, line, token) {
  const [, method, path, body] = line.match(/^(\S+) (\S+) ?(.*)$/s);
  const answer = await fetch(program.address + path, { method, body: body || undefined, headers: { Authorization: `Bearer ${token}` } });
  return { status: answer.status, etag: answer.headers.get("etag") ?? "", type: answer.headers.get("content-type"), text: await answer.text() };
}

/** Sentences about what differs; none when the answers are the same, byte for byte but for times and new ids. */
export async function differences(load, product, floor, company) {
  const wrong = [];
  const lines = load.requests(company, company.turns - 1);
  const step = Math.max(1, Math.floor(lines.length / 40));
  for (let i = 0; i < lines.length; i += step) {
    const token = company.tokens[load.as ?? "bench"];
    const ours = await ask(product, lines[i], token);
    const theirs = await ask(floor, lines[i], token);
    const form = (answer) => [answer.status, answer.type, answer.etag, load.slow ? counts(answer.text) : settled(answer.text, load.writes)].join("\n");
    if (form(ours) === form(theirs)) continue;
    const [a, b] = [form(ours), form(theirs)];
    let at = 0;
    while (at < Math.min(a.length, b.length) && a[at] === b[at]) at++;
    wrong.push(`${load.key}: ${lines[i].slice(0, 120)}\n  product …${a.slice(Math.max(0, at - 40), at + 80)}\n  floor   …${b.slice(Math.max(0, at - 40), at + 80)}`);
    if (wrong.length >= 3) break;
  }
  return wrong;
}

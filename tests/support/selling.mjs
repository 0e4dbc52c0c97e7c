// What a person does in each stage so that it may be left, over the API: `ask` is how one person asks.

/** Makes a lead one that may become a customer: spoken with, with a need that we meet and the money for it. */
export async function qualify(ask, lead, values = {}) {
  await ask("POST", "/activities", { kind: "call", purpose: "first_contact", subject: "First call", about: lead, done: true });
  return ask("PATCH", `/leads/${lead}`, { need: "Racks for a new hall", need_fits: "yes", can_pay: "yes", ...values });
}

const activity = (ask, deal, values) => ask("POST", "/activities", { kind: "meeting", subject: "Talk", about: deal, ...values });

const work = {
  async preparation(ask, deal) {
    const product = (await ask("GET", "/products?limit=1")).json.items[0];
    await ask("POST", `/deals/${deal}/lines`, { product: product.id, quantity: 2, price: "1000.00" });
    await ask("PATCH", `/deals/${deal}`, { rivals_unknown: true, pitch: "Good morning" });
    await ask("PUT", `/deals/${deal}/steps/brief`, { done: true });
    await activity(ask, deal, { purpose: "discovery", due_at: "2030-01-09T09:00:00Z" });
  },
  async approach(ask, deal) {
    const open = (await ask("GET", `/activities?q=${encodeURIComponent(`about = ${deal} and purpose = discovery and done = false`)}`)).json.items;
    for (const one of open) await ask("PATCH", `/activities/${one.id}`, { done: true });
    if (open.length === 0) await activity(ask, deal, { purpose: "discovery", done: true });
    await ask("POST", `/deals/${deal}/needs`, { text: "Everything at hand", importance: 5 });
    const contact = (await ask("POST", "/contacts", { last_name: "Decider" })).json.id;
    await ask("POST", `/deals/${deal}/people`, { contact, role: "decides" });
    await activity(ask, deal, { purpose: "presentation", due_at: "2030-01-10T09:00:00Z" });
  },
  async presentation(ask, deal) {
    const open = (await ask("GET", `/activities?q=${encodeURIComponent(`about = ${deal} and purpose = presentation and done = false`)}`)).json.items;
    for (const one of open) await ask("PATCH", `/activities/${one.id}`, { done: true });
    if (open.length === 0) await activity(ask, deal, { purpose: "presentation", done: true });
    await ask("PUT", `/deals/${deal}/steps/plan`, { done: true });
    for (const need of (await ask("GET", `/deals/${deal}/needs`)).json.items) await ask("PATCH", `/deals/${deal}/needs/${need.id}`, { reaction: "answered" });
  },
  async objections(ask, deal) {
    await ask("PATCH", `/deals/${deal}`, { concerns_none: true });
  },
  async closing(ask, deal) {
    await activity(ask, deal, { kind: "task", purpose: "closing", subject: "Send the contract", due_at: "2030-01-11T09:00:00Z" });
    await ask("PATCH", `/deals/${deal}`, { amount: "2000.00", payment_terms: "In 10 days", service: "A year", agreed_on: "2026-11-20", delivery_date: "2026-12-04" });
  },
};

export const stages = Object.keys(work);

/** Does what these stages require of a deal (all of them unless told). */
export async function supply(ask, deal, which = stages) {
  for (const stage of which) await work[stage](ask, deal);
}

/** What a criterion or step asks for when it is not a field: parts of the deal, an activity, or a page to be read. */
export type Ask =
  | { children: string }
  | { activity: { kind: "call" | "meeting"; purpose: string | null; done: boolean } }
  | { panel: "plan" | "objections" | "quotes" }
  | { page: "brief" };

const meeting = (purpose: string, done: boolean): Ask => ({ activity: { kind: "meeting", purpose, done } });

const asks: Record<string, Ask> = {
  spoken: { activity: { kind: "call", purpose: "first_contact", done: true } },
  brief: { page: "brief" },
  products: { children: "lines" },
  rivals: { children: "rivals" },
  meeting: meeting("discovery", false),
  met: meeting("discovery", true),
  needs: { children: "needs" },
  decider: { children: "people" },
  next: { activity: { kind: "call", purpose: null, done: false } },
  plan: { panel: "plan" },
  shown: meeting("presentation", true),
  reactions: { panel: "plan" },
  answered: { panel: "plan" },
  asked: { panel: "objections" },
  resolved: { panel: "objections" },
  agreed: { panel: "quotes" },
};

/** By its key; what names a collection of the record among its fields asks for that collection. */
export const ask_of = (key: string | undefined, fields: string[], collections: string[]): Ask | undefined => {
  const named = fields.find((field) => collections.includes(field));
  return named ? { children: named } : asks[key ?? ""];
};

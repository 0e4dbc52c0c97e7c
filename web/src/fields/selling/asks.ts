/** What a criterion asks for when it is not a field: children of the deal, or an activity. */
export type Ask =
  | { children: string }
  | { activity: { kind: "call" | "meeting"; purpose: string | null; done: boolean } };

const meeting = (purpose: string, done: boolean): Ask => ({ activity: { kind: "meeting", purpose, done } });

const asks: Record<string, Ask> = {
  spoken: { activity: { kind: "call", purpose: "first_contact", done: true } },
  products: { children: "lines" },
  rivals: { children: "rivals" },
  meeting: meeting("discovery", false),
  met: meeting("discovery", true),
  needs: { children: "needs" },
  decider: { children: "people" },
  next: { activity: { kind: "call", purpose: null, done: false } },
  shown: meeting("presentation", true),
  reactions: { children: "needs" },
  answered: { children: "needs" },
  asked: { children: "concerns" },
  resolved: { children: "concerns" },
};

/** By its key; what names a collection of the record among its fields asks for that collection. */
export const ask_of = (criterion: string | undefined, fields: string[], collections: string[]): Ask | undefined => {
  const named = fields.find((field) => collections.includes(field));
  return named ? { children: named } : asks[criterion ?? ""];
};

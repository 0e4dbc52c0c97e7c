import type { Label } from "../../../api/types";

// A process as /processes/KEY gives and takes it; what is empty is left out.
export type Activity = {
  kind: string;
  purpose?: string;
  subject?: Label;
  due_minutes?: number;
  assignee?: string;
  on_entry?: boolean;
};
export type Step = {
  key: string;
  names: Label;
  hint?: Label;
  required?: boolean;
  by_system?: boolean;
  check?: string;
  fields?: string[];
  serves?: string;
  after?: string[];
  text?: Label;
  questions?: Label[];
  activity?: Activity;
};
export type Criterion = { key: string; query: string; message: Label; fields?: string[]; list?: string };
export type After = {
  working_days?: number;
  months?: number;
  months_by_value?: Record<string, number>;
  of?: string;
  follow_up?: string;
};
export type FollowUp = {
  key: string;
  kind: string;
  purpose?: string;
  subject: Label;
  description?: Label;
  after?: After;
  repeats?: boolean;
  due_time?: string;
};
export type Stage = {
  key: string;
  record: "lead" | "deal" | "won";
  names: Label;
  purpose?: Label;
  guidance?: Label;
  probability?: number;
  hours?: number;
  answer_minutes?: number;
  aliases?: string[];
  mistakes?: Label[];
  script?: Label[];
  materials?: { label: Label; url: string }[];
  steps?: Step[];
  criteria?: Criterion[];
  follow_ups?: FollowUp[];
};
export type Reason = { key: string; label: Label };
export type Document = {
  key: string;
  version: number;
  names: Label;
  strict?: boolean;
  loss_reasons?: Reason[];
  disqualify_reasons?: Reason[];
  stages: Stage[];
};

export const empty: Label = { en: "", ru: "" };

/** A key that nothing in the list has yet: `step`, `step-2`, … */
export function fresh(prefix: string, list: { key: string }[]) {
  const taken = new Set(list.map((one) => one.key));
  let key = prefix;
  for (let n = 2; taken.has(key); n++) key = `${prefix}-${n}`;
  return key;
}

/** The list with the item at `from` standing at `to`. */
export function moved<T>(list: T[], from: number, to: number) {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(to, 0, one);
  return next;
}

/** The list with one of its items changed. */
export const changed = <T>(list: T[], at: number, one: T) => list.map((old, index) => (index === at ? one : old));

export const resource_of = (stage: Stage) => (stage.record === "lead" ? "leads" : "deals");

/** An object without what says nothing: the server leaves the same out, so that no difference is seen where there is none. */
export function slim<T extends object>(one: T): T {
  const said = (value: unknown) =>
    value !== undefined &&
    value !== null &&
    value !== "" &&
    value !== false &&
    !(Array.isArray(value) && value.length === 0) &&
    !(typeof value === "object" && "en" in value && !value.en && "ru" in value && !value.ru);
  return Object.fromEntries(Object.entries(one).filter(([key, value]) => key === "names" || said(value))) as T;
}

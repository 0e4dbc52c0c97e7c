export const verbs = ["read", "create", "update", "delete"] as const;
export type Verb = (typeof verbs)[number];
export type ModuleRules = Record<Verb, string>;
export type FieldRule = "hidden" | "read_only";
export type Rules = {
  id: number;
  version: number;
  key: string;
  name: string;
  people: number;
  rights: { "process.override": boolean; administer: boolean };
  records: Record<string, Partial<ModuleRules>>;
  fields: Record<string, Record<string, FieldRule>>;
};

/** The rules that have a name; anything else is written as a query. */
export const named = [
  { key: "none", rule: "none" },
  { key: "mine", rule: "owner = me" },
  { key: "team", rule: "owner in my_team" },
  { key: "all", rule: "all" },
] as const;
export const name_of = (rule: string) => named.find((one) => one.rule === rule)?.key ?? "query";

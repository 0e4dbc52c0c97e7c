// The shapes of docs/api.md. Those that the program describes by itself are generated (scripts/types).
import type { components } from "./schema.gen";

type Shapes = components["schemas"];
export type Item = Shapes["Item"];
export type Missing = Shapes["Missing"];
export type Hit = Shapes["Found"];
export type Job = Shapes["Job"];
export type Duplicate = Shapes["Duplicate"];
export type DuplicatePair = Shapes["DuplicatePair"];
export type Views = Shapes["Views"];
export type Score = { score: number | null; reasons: Shapes["Reason"][] };
export type FieldProblem = Shapes["FieldProblem"];
/** One of the conditions of a query that hold together; `op` is empty where it is more than a plain comparison. */
export type QueryPart = Shapes["QueryPart"];
export type QuerySort = Shapes["QuerySort"];
export type QuerySuggestion = Shapes["QuerySuggestion"];

export type Lang = "ru" | "en";
export type Label = { en: string; ru: string };
export type FieldType =
  | "text"
  | "long_text"
  | "integer"
  | "decimal"
  | "percent"
  | "money"
  | "boolean"
  | "date"
  | "instant"
  | "choice"
  | "choices"
  | "tags"
  | "email"
  | "phone"
  | "emails"
  | "phones"
  | "url"
  | "reference"
  | "references";
export type Choice = { key: string; label: Label; color: "good" | "risk" | "late" | "accent" | null };
export type Field = {
  key: string;
  type: FieldType;
  label: Label;
  help: Label | null;
  required: boolean;
  read_only: boolean;
  create_only: boolean;
  custom: boolean;
  system: boolean;
  open: boolean;
  indexed: boolean;
  searchable: boolean;
  max_length: number | null;
  first_of: string | null;
  choices: Choice[] | null;
  references: string[] | null;
};
export type Module = {
  key: string;
  singular: string;
  label: Label;
  labels: Label;
  parent: string | null;
  title: string[];
  list: string[];
  sections: { key: string; label: Label; fields: string[] }[];
  children: string[];
  fields: Field[];
};
export type Value = string | number | boolean | null | Item[] | string[] | number[];
export type Row = { id: number; version: number; title?: string; titles?: Record<string, string> } & Record<
  string,
  unknown
>;
export type Page = { items: Row[]; next_cursor: string | null; count?: number };
export type Group = {
  key: Record<string, string | number | null>;
  values: Record<string, number | string>;
  records: string;
};
export type Me = {
  id: number;
  login: string;
  name: string;
  role: string;
  role_name: string;
  team: number | null;
  language: Lang;
  rights: {
    "process.override": boolean;
    administer: boolean;
    modules: Record<string, { read: boolean; create: boolean; update: boolean; delete: boolean }>;
  };
  company: { name: string; zone: string; currency: string; language: Lang; demo: boolean; copy: boolean };
  csrf_token?: string;
};
export type Entrance = {
  demo: boolean;
  setup: boolean;
  signed_in: boolean;
  name: string;
  language: Lang;
  demo_roles: string[];
};
export type Stage = {
  key: string;
  names: Label;
  record: "lead" | "deal" | "won";
  probability: number;
  hours: number;
  purpose: Label;
};
export type Reason = { key: string; label: Label };
export type Process = {
  key: string;
  version: number;
  names: Label;
  stages: Stage[];
  loss_reasons: Reason[];
  disqualify_reasons: Reason[];
};
export type Guide = {
  stage: string;
  process: string;
  names: Label;
  purpose: string;
  guidance: string;
  mistakes: string[];
  script: string[];
  steps: {
    key: string;
    label: string;
    hint: string | null;
    required: boolean;
    done: boolean;
    by_system: boolean;
    fields: string[];
    done_by: string | null;
    after?: string[];
    /** The criterion that the step serves: done when it holds. */
    serves?: string | null;
    text?: string | null;
    questions?: string[];
    activity?: { kind: string; purpose: string; due_at: string } | null;
  }[];
  materials?: { label: string; url: string }[];
  missing: Missing[];
  next: string | null;
  stages: {
    key: string;
    name: string;
    state: "done" | "current" | "ahead" | "skipped";
    working_days: number | null;
    allowed_days: number | null;
  }[];
};
export type TimelineItem = {
  kind: "activity" | "note" | "move" | "change";
  at: string;
  actor: number | null;
  actor_title: string;
  id?: number;
  resource?: string;
  activity_kind?: string;
  subject?: string;
  description?: string | null;
  done?: boolean;
  due_at?: string | null;
  outcome?: string | null;
  text?: string;
  from?: string;
  to?: string | null;
  left_by?: string;
  reason?: string | null;
  overridden?: boolean | null;
  working_days?: number;
  change?: string;
  fields?: Record<string, [unknown, unknown]>;
  door?: string;
  version?: number;
};
export type TodayItem = {
  resource: string;
  id: number;
  title: string;
  subtitle: string | null;
  reason: string;
  at: string | null;
  age_minutes: number | null;
  tone: "late" | "risk" | null;
  action: string;
  activity: number | null;
  phone: string | null;
  email: string | null;
  instead_of: string | null;
};
export type Today = {
  now: string;
  order: string[];
  groups: { key: string; items: TodayItem[] }[];
  counts: { overdue: number; all: number };
};
export type Card = {
  id: number;
  version: number;
  title: string;
  organization_title: string | null;
  amount: string | null;
  currency: string;
  days: number;
  allowed_days: number;
  tone: "late" | "risk" | null;
  next_step: { subject: string; due_at: string; kind: string } | null;
  owner: number | null;
  owner_title: string | null;
};
export type Column = {
  stage: string;
  names: Label;
  count: number;
  amount: string;
  weighted: string;
  conversion: number | null;
  query: string;
  cards: Card[];
};
export type Board = { columns: Column[]; currency: string; left_out: number };
export type PinnedView = { id: number; name: string; resource: string; query: string; count: number; more: boolean };
export type Counts = {
  today: number;
  overdue: number;
  leads: number;
  deals: number;
  customers_due: number;
  views?: PinnedView[];
};
export type Measure = {
  name: string;
  unit: string;
  value: number | null;
  count: number;
  records: string;
  note: string | null;
  previous: { value: number | null; count: number } | null;
  groups: { key: string; label: string; value: number | null; count: number; records: string }[];
};
export type Funnel = {
  stages: {
    stage: string;
    names: Label;
    entered: number;
    left_forward: number;
    open: number;
    conversion: number | null;
    median_hours: number | null;
    allowed_hours: number;
    records: string;
  }[];
  won: { count: number; records: string };
  open: { count: number; records: string };
  journeys: number;
};
export type ImportColumn = {
  index: number;
  header: string;
  samples: string[];
  /** Each different cell, the most frequent first; empty where there are more than 50. */
  distinct: string[];
  recognised: string;
  format: string | null;
  field: string | null;
  confidence: number;
  blank: string[];
  notes: string[];
};
export type ColumnMapping = { index: number; field: string | null; values?: Record<string, string>; blank?: string[] };
export type Mapping = {
  columns: ColumnMapping[];
  references: Record<string, Record<string, unknown>>;
  constants: Record<string, string>;
};
export type ImportResult = {
  rows: number;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
  change_sets: number;
  references_missing: { field: string; value: string; rows: number; nearest: { id: number; title: string } | null }[];
  sample: { row: number; values: Record<string, unknown>; errors: string[] }[];
};
export type Import = {
  id: number;
  name: string;
  size: number;
  state: string;
  encoding: string;
  delimiter: string;
  rows: number;
  module: string | null;
  columns: ImportColumn[];
  mapping: Mapping;
  options: { on_duplicate: string; match_by: string[] };
  result: ImportResult | null;
  job: number | null;
};
export type Offer = {
  id: number;
  title: string;
  chosen: boolean;
  price: string | null;
  list_price: string | null;
  book: string;
  features: string[];
};
export type Brief = {
  deal?: Row;
  lead?: Row;
  organization: Row | null;
  contact: Row | null;
  people: Row[];
  deals: Row[];
  activities: Row[];
  quotes: Row[];
  needs: { text: string; importance: number | null }[];
  products: Offer[];
  rivals: { note: string; card: Row }[];
  pitches: { id: number; title: string; edition: number; text: string }[];
  questions: string[];
};
export type PlannedNeed = {
  id: number;
  text: string;
  importance: number;
  feature: string | null;
  reaction: string | null;
  answers: { product: number; title: string; chosen: boolean; feature: string }[];
  gap: boolean;
};
export type Plan = { coverage: number | null; needs: PlannedNeed[] };
export type LibraryAnswer = {
  id: number;
  text: string;
  facts: string | null;
  used: number;
  resolved: number;
  won: number;
  lost: number;
  rate: number | null;
  low: number | null;
  high: number | null;
};
export type LibraryObjection = { id: number; text: string; kind: string; answers: LibraryAnswer[] };

import { expect, test } from "vitest";
import type { Field, Module, Row } from "../api/types";
import { mergeRows } from "../fields/duplicates/mergeRows";

const field = (key: string, type: Field["type"] = "text", more: Partial<Field> = {}) =>
  ({ key, type, ...more }) as Field;
const module = {
  fields: [
    field("id", "integer", { system: true }),
    field("name"),
    field("city"),
    field("need"),
    field("emails", "emails"),
    field("email", "email", { first_of: "emails" }),
    field("status", "choice"),
    field("score", "integer", { read_only: true }),
  ],
} as unknown as Module;

test("a merge asks only where both records say something and not the same", () => {
  const kept = {
    id: 1,
    version: 1,
    name: "Ray",
    city: "Tver",
    need: null,
    emails: [{ value: "a@x.example" }],
    email: "a@x.example",
    status: "new",
    score: 5,
  } as unknown as Row;
  const gone = {
    id: 2,
    version: 1,
    name: "Ray",
    city: "Perm",
    need: "a scale",
    emails: [{ value: "b@x.example" }],
    email: "b@x.example",
    status: "working",
    score: 9,
  } as unknown as Row;
  const keys = (fields: Field[]) => fields.map((one) => one.key);
  const found = mergeRows(module, kept, gone);
  expect(keys(found.differing)).toEqual(["city"]);
  expect(keys(found.filled)).toEqual(["need"]);
  expect(keys(found.joined)).toEqual(["emails"]);
  expect(keys(mergeRows(module, gone, kept).filled)).toEqual([]);
});

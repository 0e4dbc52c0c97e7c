import type { Field, Module, Row } from "../../api/types";

const lists = ["emails", "phones", "tags"];
const standing = ["status", "nurture_until"];

const empty = (value: unknown) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Fields of two records that are merged: where somebody has to choose, what is filled in, and which lists become one. */
export function mergeRows(module: Module, kept: Row, gone: Row) {
  const given = module.fields.filter(
    (field: Field) =>
      !field.system && !field.read_only && !field.create_only && !field.first_of && !standing.includes(field.key),
  );
  const theirs = given.filter((field) => !empty(gone[field.key]) && !same(gone[field.key], kept[field.key]));
  const list = (field: Field) => lists.includes(field.type);
  return {
    differing: theirs.filter((field) => !list(field) && !empty(kept[field.key])),
    filled: theirs.filter((field) => empty(kept[field.key])),
    joined: theirs.filter((field) => list(field) && !empty(kept[field.key])),
  };
}

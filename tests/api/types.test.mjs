import assert from "node:assert/strict";
import { test } from "node:test";
import { kept, made } from "../../web/scripts/types.mjs";

test("the interface's types are those of the program", async () => {
  assert.ok((await made()) === kept(), "web/src/api/schema.gen.ts is out of date: run scripts/types");
});

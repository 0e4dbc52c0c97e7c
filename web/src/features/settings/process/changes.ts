// What differs between two documents, and what two people changed in one of them; lists of things with keys go by their keys.

export type Change = { path: string; before?: unknown; after?: unknown };
type Json = unknown;
type Keyed = { key: string } & Record<string, Json>;

const same = (one: Json, other: Json) => JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
const object = (value: Json): value is Record<string, Json> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const keyed = (value: Json): value is Keyed[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => object(one) && "key" in one);

function ordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(ordered);
  if (!object(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, ordered(value[key])]),
  );
}

const join = (path: string, name: string) => (path ? `${path}.${name}` : name);
const find = (list: Keyed[], key: string) => list.find((one) => one.key === key);

/** Every difference with its path (`stages.closing.criteria.amount.query`); a list in another order is one of its own. */
export function differences(before: Json, after: Json, path = ""): Change[] {
  if (same(before, after)) return [];
  if (object(before) && object(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => name !== "version");
    return names.flatMap((name) => differences(before[name], after[name], join(path, name)));
  }
  if (keyed(before) && keyed(after)) {
    const there = before.filter((one) => find(after, one.key)).map((one) => one.key);
    const order = after.filter((one) => find(before, one.key)).map((one) => one.key);
    return [
      ...before.flatMap((one) => differences(one, find(after, one.key), join(path, one.key))),
      ...after.filter((one) => !find(before, one.key)).map((one) => ({ path: join(path, one.key), after: one })),
      ...(same(there, order) ? [] : [{ path, before: there, after: order }]),
    ];
  }
  return [{ path, before, after }];
}

/** Both people's changes of `base` in one document; where both changed the same thing, mine stands and its path is told. */
export function merged<T>(base: Json, mine: T, theirs: Json, clashes: string[] = [], path = ""): T {
  if (same(mine, theirs) || same(theirs, base)) return mine;
  if (same(mine, base)) return theirs as T;
  if (object(mine) && object(theirs)) {
    const was = object(base) ? base : {};
    const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
    const entries = names.map((name) => [name, merged(was[name], mine[name], theirs[name], clashes, join(path, name))]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as T;
  }
  if (keyed(mine) && keyed(theirs)) {
    const was = keyed(base) ? base : [];
    // My order, with what they added put after the one that it follows with them.
    const keys = mine.map((one) => one.key);
    theirs.forEach((one, at) => {
      if (!keys.includes(one.key)) keys.splice(keys.indexOf(theirs[at - 1]?.key ?? "") + 1, 0, one.key);
    });
    const items = keys.map((key) =>
      merged(find(was, key) as Json, find(mine, key), find(theirs, key), clashes, join(path, key)),
    );
    return items.filter((one) => one !== undefined) as T;
  }
  clashes.push(path);
  return mine;
}

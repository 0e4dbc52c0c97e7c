import type { TimelineItem } from "../../api/types";

export type Entry = { kind: "changes"; at: string; actor_title: string; items: TimelineItem[] } | TimelineItem;

// What one person changes within this time is one piece of work.
const together_ms = 30 * 60_000;

/** Joins consecutive changes of one person to one entry; everything else stays as it is. Newest first, as it came. */
export function merged(items: TimelineItem[]): Entry[] {
  const out: Entry[] = [];
  for (const item of items) {
    const last = out[out.length - 1];
    if (item.kind !== "change") out.push(item);
    else if (
      last?.kind === "changes" &&
      last.items[0]!.actor === item.actor &&
      Date.parse(last.at) - Date.parse(item.at) <= together_ms
    )
      last.items.push(item);
    else out.push({ kind: "changes", at: item.at, actor_title: item.actor_title, items: [item] });
  }
  return out;
}

export type Pair = [unknown, unknown];

/** The changes of an entry as one: of each field what it was before the first and is after the last. */
export function summed(items: TimelineItem[]) {
  const fields = new Map<string, Pair>();
  for (const item of [...items].reverse())
    for (const [key, [from, to]] of Object.entries(item.fields ?? {}))
      fields.set(key, [fields.has(key) ? fields.get(key)![0] : from, to]);
  return [...fields].filter(([, [from, to]]) => JSON.stringify(from ?? null) !== JSON.stringify(to ?? null));
}

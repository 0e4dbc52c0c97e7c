import type { Label } from "../../../api/types";
import { i18next, word } from "../../../i18n";
import type { Change } from "./changes";
import type { Document } from "./document";

const lists = ["stages", "steps", "criteria", "follow_ups", "loss_reasons", "disqualify_reasons"];

type Named = { key?: string; names?: Label; message?: Label; subject?: Label; label?: Label };
const name_of = (one: Named | undefined) =>
  one && (word(one.names ?? one.message ?? one.subject ?? one.label) || one.key || "");

const find = (list: unknown, key: string) =>
  (Array.isArray(list) ? list : []).find((one: Named) => one.key === key) as
    | (Named & Record<string, unknown>)
    | undefined;

/** A member's name as people call it. */
const member = (name: string) => i18next.t(`pe_${name}`, { defaultValue: name });

/** Where something stands, in words: «Closing», «What must be true: the amount is stated», «Query». */
export function place_of(path: string, ...documents: (Document | undefined)[]) {
  const where: string[] = [];
  let at: unknown[] = documents;
  const parts = path.split(".");
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    const inside = at.map((one) => (one as Record<string, unknown> | undefined)?.[part]);
    const key = parts[i + 1];
    if (lists.includes(part) && key !== undefined) {
      const found = inside.map((list) => find(list, key));
      const name = found.map(name_of).find(Boolean) ?? key;
      where.push(part === "stages" ? name : `${member(`one_${part}`)} «${name}»`);
      at = found;
      i++;
    } else {
      where.push(part === "en" ? i18next.t("english") : part === "ru" ? i18next.t("russian") : member(part));
      at = inside;
    }
  }
  return where;
}

const simple = (value: unknown) => ["string", "number", "boolean"].includes(typeof value);

/** A value as one reads it; things with names by their names. */
export function said(value: unknown): string {
  if (value === undefined || value === null || value === "") return i18next.t("pe_nothing");
  if (typeof value === "boolean") return i18next.t(value ? "yes" : "no");
  if (simple(value)) return String(value);
  if (Array.isArray(value)) return value.map(said).join(", ");
  const named = value as Named & Label;
  if (typeof named.en === "string" || typeof named.ru === "string") return word(named);
  return (
    name_of(named) ||
    Object.entries(value as object)
      .map(([key, one]) => `${member(key)}: ${said(one)}`)
      .join(", ")
  );
}

/** One change as a person tells it. */
export type Told = { where: string[]; kind: "added" | "removed" | "changed" | "order"; before: string; after: string };

export function told(change: Change, from: Document | undefined, to: Document | undefined): Told {
  const where = place_of(change.path, to, from);
  const last = change.path.split(".").at(-1)!;
  const order = lists.includes(last) && Array.isArray(change.before) && simple(change.before[0]);
  if (order) {
    const names = (keys: unknown) =>
      (keys as string[]).map((key) =>
        place_of(`${change.path}.${key}`, to, from)
          .at(-1)!
          .replace(/^.*«(.*)»$/, "$1"),
      );
    return {
      where,
      kind: "order",
      before: names(change.before).join(" → "),
      after: names(change.after).join(" → "),
    };
  }
  const kind = change.before === undefined ? "added" : change.after === undefined ? "removed" : "changed";
  return { where, kind, before: said(change.before), after: said(change.after) };
}

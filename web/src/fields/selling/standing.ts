import type { Guide, Missing } from "../../api/types";

/** What tells one missing thing from another, also when its sentence changes on the way. */
export const key_of = (one: Missing) => `${one.stage}${one.criterion ?? one.step ?? one.message}`;

/**
 * What was missing when a move was refused, and what has come up since (an objection that was just raised); `met` is what is there
 * by now. Of stages that are skipped the guide does not speak: what is missing there stays until the next try.
 */
export function standing(asked: Missing[], guide: Guide | undefined) {
  const now = guide?.missing ?? [];
  const known = asked.map(key_of);
  const all = [...asked, ...now.filter((one) => !known.includes(key_of(one)))];
  return all.map((one) => {
    const fresh = now.find((other) => key_of(other) === key_of(one));
    return { one: fresh ?? one, met: guide !== undefined && one.stage === guide.stage && !fresh };
  });
}

import { useTranslation } from "react-i18next";
import { patch, post } from "../../api/client";
import { useList } from "../../api/queries";
import type { Row } from "../../api/types";
import type { Step } from "../../fields/selling/StepFields";
import { useAct } from "../../fields/useAct";
import { fromLocalInput } from "../../ui/zone";
import { type Draft, told } from "./useDraft";

// For what one talks in a stage: what was planned without saying why counts for the stage in which it was held.
const purposes: Record<string, string> = {
  prospecting: "first_contact",
  preparation: "discovery",
  approach: "discovery",
  presentation: "presentation",
  objections: "closing",
  closing: "closing",
};
const longest_minutes = 480;

/** How a conversation ends: held, with an outcome and the next step, or nobody reached, to be tried again. */
export function useEnding(row: Row, stage: string) {
  const { t } = useTranslation();
  const act = useAct();
  const purpose = purposes[stage] ?? "discovery";
  const q = `about = ${row.id} and done = false sort due_at`;
  const open = useList("activities", { q, limit: 50 }).data?.items ?? [];
  const talks = open.filter((one) => one.kind === "call" || one.kind === "meeting");
  const plan = (step: Step) =>
    post("/activities", { kind: step.kind, subject: step.subject, about: row.id, due_at: fromLocalInput(step.due) });
  const fresh = { kind: "call", subject: t(`purpose_${purpose}`), about: row.id, direction: "out" };
  return {
    open,
    talks,
    planned: talks.find((one) => one.purpose === purpose) ?? talks[0],
    /** Whether everything was kept. `next` may be missing where something is planned already. */
    async held(draft: Draft, was: Row | undefined, next: Step | null) {
      const minutes = Math.round((Date.now() - Date.parse(draft.began)) / 60_000);
      const course = {
        done: true,
        purpose: was?.purpose ?? purpose,
        outcome: draft.outcome.trim(),
        description: [was?.description, told(draft)].filter(Boolean).join("\n\n") || null,
        duration_minutes: Math.min(Math.max(minutes, 1), longest_minutes),
      };
      const kept = was
        ? patch(`/activities/${was.id}`, course)
        : post("/activities", { ...fresh, ...course, due_at: new Date().toISOString() });
      return Boolean((await act(kept)) && (!next || (await act(plan(next), null))));
    },
    /** Tries again at that time, and leaves a note that nobody answered. */
    async unreached(was: Row | undefined, due: string) {
      const due_at = fromLocalInput(due);
      const again = was
        ? patch(`/activities/${was.id}`, { due_at })
        : post("/activities", { ...fresh, purpose, due_at });
      return Boolean(
        (await act(again)) && (await act(post("/notes", { text: t("not_reached"), about: row.id }), null)),
      );
    },
  };
}

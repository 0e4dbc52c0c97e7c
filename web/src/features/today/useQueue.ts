import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Answer, patch, post } from "../../api/client";
import type { Today, TodayItem } from "../../api/types";
import type { Step } from "../../fields/selling/StepFields";
import { useToasts } from "../../ui/toasts";
import { fromLocalInput } from "../../ui/zone";

export const key_of = (item: TodayItem) => `${item.resource}${item.id}-${item.activity}`;

const without = (today: Today | undefined, item: TodayItem) =>
  today && {
    ...today,
    groups: today.groups
      .map((group) => ({ ...group, items: group.items.filter((one) => key_of(one) !== key_of(item)) }))
      .filter((group) => group.items.length > 0),
  };

/** What can be done with an item of the queue: it leaves at once, and comes back when the server refuses or it is undone. */
export function useQueue() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const leave = async (item: TodayItem, work: () => Promise<Answer<unknown>>) => {
    const before = client.getQueryData<Today>(["any", "today"]);
    await client.cancelQueries({ queryKey: ["any", "today"] });
    client.setQueryData<Today>(["any", "today"], (old) => without(old, item));
    try {
      toasts.done(t("saved"), (await work()).changeSet);
    } catch (error) {
      client.setQueryData(["any", "today"], before);
      toasts.failed(error);
    }
    await client.invalidateQueries();
  };
  const plan = (item: TodayItem, step: Step) =>
    post("/activities", { kind: step.kind, subject: step.subject, about: item.id, due_at: fromLocalInput(step.due) });
  return {
    finish: (item: TodayItem, outcome: string, next: Step | null) =>
      leave(item, async () => {
        const answer = await patch(`/activities/${item.activity}`, { done: true, outcome: outcome || null });
        if (next) await plan(item, next);
        return answer;
      }),
    snooze: (item: TodayItem, until: Date) =>
      leave(item, () => patch(`/activities/${item.activity}`, { due_at: until.toISOString() })),
    plan: (item: TodayItem, step: Step) => leave(item, () => plan(item, step)),
  };
}

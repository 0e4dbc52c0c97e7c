import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { post } from "../../../api/client";
import { next_morning } from "../../../fields/selling/StepFields";
import { useToasts } from "../../../ui/toasts";
import { fromLocalInput } from "../../../ui/zone";

type Planned = { about: number; subject: string; description?: string; external_id?: string; due?: string };

/** Plans a call with a customer: nothing reaches anybody before a person makes it. */
export function usePlan() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  return async (calls: Planned[]) => {
    try {
      let set: number | null = null;
      for (const { due, ...call } of calls) {
        const due_at = fromLocalInput(due ?? next_morning());
        set = (await post("/activities", { kind: "call", purpose: "follow-up", ...call, due_at })).changeSet;
      }
      toasts.done(t("calls_planned", { count: calls.length }), calls.length === 1 ? set : null);
    } catch (error) {
      toasts.failed(error);
    }
    await client.invalidateQueries();
  };
}

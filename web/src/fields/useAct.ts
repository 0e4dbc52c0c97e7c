import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Answer } from "../api/client";
import { useToasts } from "../ui/toasts";

/**
 * Says that something was done, with a way back, or why it was not; what is shown is read anew. `text` null: said by the screen
 * itself. Gives the answer, or null when it was refused.
 */
export function useAct() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  return async <T>(work: Promise<Answer<T>>, text: string | null = t("saved")): Promise<T | null> => {
    try {
      const answer = await work;
      if (text) toasts.done(text, answer.changeSet);
      await client.invalidateQueries();
      return answer.data;
    } catch (error) {
      toasts.failed(error);
      return null;
    }
  };
}

import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { patch } from "../api/client";
import type { Row, Value } from "../api/types";
import { useToasts } from "../ui/toasts";

/** Changes fields of a record: shown at once, taken back when the server refuses, undone from the message. */
export function useSave(resource: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  return async (row: Row, values: Record<string, Value>, titles: Record<string, string> = {}) => {
    const key = [resource, "one", row.id];
    client.setQueryData<Row>(key, { ...row, ...values, titles: { ...row.titles, ...titles } });
    try {
      const answer = await patch<Row>(`/${resource}/${row.id}`, values, row.version);
      client.setQueryData<Row>(key, answer.data);
      toasts.done(t("saved"), answer.changeSet);
      await client.invalidateQueries({ queryKey: ["any"] });
      return true;
    } catch (error) {
      client.setQueryData<Row>(key, row);
      void client.invalidateQueries({ queryKey: key });
      toasts.failed(error);
      return false;
    }
  };
}

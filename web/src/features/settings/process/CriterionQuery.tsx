import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "../../../api/client";
import { QueryInput } from "../../../fields/query/QueryInput";
import { type Explained, explain, explainedKey, useExplained } from "../../../fields/query/queries";

type Props = { resource: string; query: string; wrong: boolean; described: string; onChange: (query: string) => void };

/** In English and keys, which another name of a field does not break. */
const lasting = async (resource: string, q: string) =>
  (
    await request<Explained>("GET", `/query?${new URLSearchParams({ resource, q })}`, undefined, {
      "Accept-Language": "en",
    })
  ).data.text;

/** The query of a criterion: read and written in the reader's language, kept in English. */
export function CriterionQuery({ resource, query, wrong, described, onChange }: Props) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const shown = useExplained(resource, writing ? "" : query).data?.text;
  const queries = useQueryClient();
  const latest = useRef({ query, onChange });
  latest.current = { query, onChange };
  const settle = async () => {
    if (!writing) return;
    try {
      const kept = await lasting(resource, query);
      // Known before it is shown, or the field would speak English for a moment.
      await queries.fetchQuery({
        queryKey: explainedKey(resource, kept),
        queryFn: () => explain(resource, kept),
        staleTime: Number.POSITIVE_INFINITY,
      });
      // Whoever writes on meanwhile is not interrupted.
      if (latest.current.query !== query) return;
      latest.current.onChange(kept);
      setWriting(false);
    } catch {
      // What is wrong with it stands below; it stays as it was written.
    }
  };
  return (
    <div className="field">
      <span className="small sub">{t("pe_query")}</span>
      <QueryInput
        rows={2}
        resource={resource}
        label={t("pe_query")}
        text={writing ? query : shown || query}
        wrong={wrong}
        described={described}
        onSubmit={() => void settle()}
        onType={(next) => {
          setWriting(true);
          onChange(next);
        }}
        onLeave={() => void settle()}
      />
    </div>
  );
}

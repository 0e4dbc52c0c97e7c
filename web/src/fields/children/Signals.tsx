import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { post, remove } from "../../api/client";
import { useChildren, useModule } from "../../api/queries";
import type { Row } from "../../api/types";
import { word } from "../../i18n";
import { useToasts } from "../../ui/toasts";

/** The signs that a customer is ready to decide, ticked as they are heard. */
export function Signals({ deal, may }: { deal: Row; may: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const module = useModule("deals.signals");
  const rows = useChildren("deals", deal.id, "signals").data ?? [];
  const kinds = module?.fields.find((field) => field.key === "kind")?.choices ?? [];
  if (kinds.length === 0) return null;
  const heard = (kind: string) => rows.find((row) => row.kind === kind);
  const toggle = async (kind: string) => {
    const row = heard(kind);
    const base = `/deals/${deal.id}/signals`;
    try {
      const noted_at = new Date().toISOString();
      const answer = row ? await remove(`${base}/${row.id}`) : await post(base, { kind, noted_at });
      toasts.done(t("saved"), answer.changeSet);
      await client.invalidateQueries({ queryKey: ["deals"] });
      await client.invalidateQueries({ queryKey: ["any"] });
    } catch (error) {
      toasts.failed(error);
    }
  };
  return (
    <section className="sec">
      <h2>
        {word(module?.labels)}
        <span className="sub small">
          {t("n_of", { n: kinds.filter((kind) => heard(kind.key)).length, of: kinds.length })}
        </span>
      </h2>
      {kinds.map((kind) => (
        <button
          key={kind.key}
          type="button"
          role="checkbox"
          aria-checked={Boolean(heard(kind.key))}
          disabled={!may || heard(kind.key)?.by_system === true}
          className={`check-item ${heard(kind.key) ? "done" : ""}`}
          onClick={() => void toggle(kind.key)}
        >
          <span className="box" />
          <span>{word(kind.label)}</span>
        </button>
      ))}
    </section>
  );
}

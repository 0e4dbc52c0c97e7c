import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Problem, post } from "../../../api/client";
import { word } from "../../../i18n";
import { useToasts } from "../../../ui/toasts";
import type { Document } from "./document";

type Previewed = {
  to: number;
  items: {
    resource: string;
    id: number;
    title: string;
    from: number;
    stage: string;
    stage_after: string;
    missing: number;
    missing_after: number;
  }[];
};
const shown_most = 100;

type Props = { document: Document; onDone: () => void };

/** What moving the running records to the newest version would change, before anybody does it. */
export function Migration({ document, onDone }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const [stages, setStages] = useState<Record<string, string>>({});
  const preview = useQuery({
    queryKey: ["any", "migration", document.key, stages],
    queryFn: async () => (await post<Previewed>(`/processes/${document.key}/migration/preview`, { stages })).data,
    retry: false,
  });
  const name = (key: string) => word(document.stages.find((one) => one.key === key)?.names) || key;
  const run = async () => {
    try {
      let moved = 0;
      for (let some = 1; some > 0; moved += some)
        some = (await post<{ moved: number }>(`/processes/${document.key}/migration`, { stages })).data.moved;
      toasts.done(t("pe_migrated", { count: moved }));
      await client.invalidateQueries();
      onDone();
    } catch (error) {
      toasts.failed(error);
    }
  };
  const gone = preview.error instanceof Problem ? preview.error.errors[0]?.field.split("stages.")[1] : undefined;
  if (gone)
    return (
      <label className="field">
        <span>{preview.error?.message}</span>
        <select value="" onChange={(event) => setStages({ ...stages, [gone]: event.target.value })}>
          <option value="">{t("pe_choose")}</option>
          {document.stages.map((one) => (
            <option key={one.key} value={one.key}>
              {word(one.names)}
            </option>
          ))}
        </select>
      </label>
    );
  if (preview.error) return <p className="error">{preview.error.message}</p>;
  if (!preview.data) return <p className="skeleton">…</p>;
  const { items, to } = preview.data;
  if (items.length === 0) return <p className="sub">{t("pe_all_moved", { version: to })}</p>;
  return (
    <section className="stack">
      <p>{t("pe_migration_text", { count: items.length, version: to })}</p>
      <div className="scroll-x migration">
        <table>
          <thead>
            <tr>
              <th>{t("pe_migration_record")}</th>
              <th>{t("pe_version")}</th>
              <th>{t("pe_migration_stage")}</th>
              <th className="n">{t("pe_migration_missing")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.id}>
                <td>
                  <Link className="link" to={`/${one.resource}/${one.id}`}>
                    {one.title}
                  </Link>
                </td>
                <td>
                  {one.from} → {to}
                </td>
                <td>
                  {one.stage === one.stage_after ? name(one.stage) : `${name(one.stage)} → ${name(one.stage_after)}`}
                </td>
                <td className={`n ${one.missing_after > one.missing ? "risk" : ""}`}>
                  {one.missing === one.missing_after ? one.missing : `${one.missing} → ${one.missing_after}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {items.length === shown_most && <p className="sub small">{t("pe_migration_first", { count: shown_most })}</p>}
      <div className="line end">
        <button type="button" className="btn" onClick={onDone}>
          {t("pe_leave_running")}
        </button>
        <button type="button" className="btn main" onClick={() => void run()}>
          {t("pe_move_running")}
        </button>
      </div>
    </section>
  );
}

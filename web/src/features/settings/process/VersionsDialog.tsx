import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../../../api/client";
import { Dialog } from "../../../ui/Dialog";
import { moment, number } from "../../../ui/format";
import { ChangeList } from "./ChangeList";
import type { Change } from "./changes";
import type { Document } from "./document";
import { useDocument } from "./documents";
import { Migration } from "./Migration";

type Version = { version: number; at: string; by: string; note: string; running: number };
type Props = {
  document: Document;
  may: boolean;
  onTake: (document: Document) => void;
  onClose: () => void;
};

function Compared({
  process,
  from,
  to,
  may,
  onTake,
}: { process: string; from: number; to: number } & Pick<Props, "may" | "onTake">) {
  const { t } = useTranslation();
  const before = useDocument(process, from).data;
  const after = useDocument(process, to).data;
  const diff = useQuery({
    queryKey: ["processes", "diff", process, from, to],
    queryFn: () => get<{ changes: Change[] }>(`/processes/${process}/diff?from=${from}&to=${to}`),
  }).data;
  if (!diff || !before || !after) return <p className="skeleton">…</p>;
  return (
    <section className="stack">
      <div className="line wrap">
        <h3 className="grow">{t("pe_compared", { from, to })}</h3>
        {may && (
          <button type="button" className="btn" onClick={() => onTake(before)}>
            {t("pe_take", { version: from })}
          </button>
        )}
      </div>
      <ChangeList changes={diff.changes} from={before} to={after} />
    </section>
  );
}

/** Every version: who made it, when and why, what runs under it, and how it differs from the next. */
export function VersionsDialog({ document, may, onTake, onClose }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<number | null>(null);
  const [moving, setMoving] = useState(false);
  const versions = useQuery({
    queryKey: ["processes", "versions", document.key],
    queryFn: async () => (await get<{ items: Version[] }>(`/processes/${document.key}/versions`)).items,
  }).data;
  const newest = versions?.[0]?.version ?? 1;
  const behind = versions?.some((one) => one.version !== newest && one.running > 0);
  return (
    <Dialog title={t("pe_versions")} onClose={onClose} kind="drawer">
      <div className="scroll-x">
        <table>
          <thead>
            <tr>
              <th>{t("pe_version")}</th>
              <th>{t("when")}</th>
              <th>{t("pe_who")}</th>
              <th>{t("pe_note")}</th>
              <th className="n">{t("pe_running")}</th>
              <th>
                <span className="hidden">{t("more_actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {versions?.map((one) => (
              <tr key={one.version}>
                <td className="strong">{one.version}</td>
                <td className="nowrap">{moment(one.at)}</td>
                <td>{one.by || t("pe_came_along")}</td>
                <td>{one.note}</td>
                <td className="n">{number(one.running)}</td>
                <td className="acts">
                  {one.version !== newest && (
                    <button
                      type="button"
                      className="link small"
                      onClick={() => setChosen(one.version)}
                      aria-label={`${t("pe_compare")}: ${one.version}`}
                    >
                      {t("pe_compare")}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {may && behind && !moving && (
        <button type="button" className="btn" onClick={() => setMoving(true)}>
          {t("pe_migration")}
        </button>
      )}
      {moving && <Migration document={document} onDone={() => setMoving(false)} />}
      {chosen && <Compared process={document.key} from={chosen} to={newest} may={may} onTake={onTake} />}
    </Dialog>
  );
}

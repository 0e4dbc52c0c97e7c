import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { get } from "../../api/client";
import { useList } from "../../api/queries";
import type { Row, TimelineItem } from "../../api/types";
import { Dialog } from "../../ui/Dialog";
import { moment } from "../../ui/format";
import { useChangeLines } from "./useChangeLines";

type Change = { seq: number; at: string; actor: number | null; change: string; fields: TimelineItem["fields"] };

function Entry({ resource, row, change, who }: { resource: string; row: Row; change: Change; who: string }) {
  const { t } = useTranslation();
  const item = {
    kind: "change",
    at: change.at,
    actor: change.actor,
    actor_title: who,
    fields: change.fields,
  } as TimelineItem;
  const lines = useChangeLines(resource, row, [item]);
  if (lines.length === 0 && change.change === "update") return null;
  return (
    <tr>
      <td className="sub nowrap">{moment(change.at)}</td>
      <td className="nowrap">{who}</td>
      <td>
        {change.change !== "update" && t(`change_${change.change}`)}
        {lines.map((line) => (
          <div key={line.key}>
            {line.label}: {line.from && `${line.from} → `}
            <b className="strong">{line.to}</b>
            {line.more && `, ${line.more}`}
          </div>
        ))}
      </td>
    </tr>
  );
}

/** The change log of one record, newest first: who changed what, and when. */
export function HistoryDialog({ resource, row, onClose }: { resource: string; row: Row; onClose: () => void }) {
  const { t } = useTranslation();
  const people = useList("users", { limit: 200 }).data?.items ?? [];
  const changes = useQuery({
    queryKey: [resource, "history", row.id],
    queryFn: async () => (await get<{ items: Change[] }>(`/${resource}/${row.id}/history`)).items,
  });
  const name = (id: number | null) => String(people.find((one) => one.id === id)?.name ?? "");
  return (
    <Dialog title={t("history")} onClose={onClose} kind="drawer">
      {changes.isSuccess && changes.data.length === 0 && <p className="sub">{t("history_empty")}</p>}
      <table className="history">
        <tbody>
          {[...(changes.data ?? [])].reverse().map((change) => (
            <Entry key={change.seq} resource={resource} row={row} change={change} who={name(change.actor)} />
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

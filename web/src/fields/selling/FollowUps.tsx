import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useList } from "../../api/queries";
import type { Row } from "../../api/types";
import { moment } from "../../ui/format";
import { FollowUpForm } from "./FollowUpForm";
import "./selling.css";

/** What comes after the sale of a deal, the next one first. */
export function FollowUps({ deal, may }: { deal: Row; may: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number | null>(null);
  const q = `about = ${deal.id} and purpose = follow-up and done = false sort due_at`;
  const page = useList("activities", { q, limit: 10 });
  const rows = page.data?.items ?? [];
  if (page.isSuccess && rows.length === 0) return <p className="sub">{t("follow_ups_none")}</p>;
  return (
    <>
      {rows.map((row) => (
        <div key={row.id} className="follow-up">
          <p>
            {String(row.subject)}{" "}
            <span className={new Date(String(row.due_at)) < new Date() ? "late nowrap" : "sub nowrap"}>
              {moment(row.due_at as string)}
            </span>
          </p>
          {may && open !== row.id && (
            <button type="button" className="link" onClick={() => setOpen(row.id)}>
              {t("note_outcome")}
            </button>
          )}
          {open === row.id && <FollowUpForm activity={row} onDone={() => setOpen(null)} />}
        </div>
      ))}
    </>
  );
}

import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useList, useModule } from "../../api/queries";
import type { Guide, Row } from "../../api/types";
import { Editable } from "../../fields/Editable";
import { word } from "../../i18n";
import { moment, number } from "../../ui/format";

const facts: Record<string, string[]> = {
  deals: ["amount", "probability", "close_date", "next_step_at", "owner", "coverage", "delivery_date"],
  leads: ["status", "answer_due_at", "phone", "email", "source", "next_step_at", "owner"],
};
const wanted = ["next_step_at", "amount", "close_date", "owner"];

/** What comes next for the record: when, and what it is. */
function NextStep({ row }: { row: Row }) {
  const { t } = useTranslation();
  const q = `about = ${row.id} and done = false and due_at is not empty sort due_at`;
  const next = useList("activities", { q, limit: 1 }, Boolean(row.next_step_at)).data?.items[0];
  if (!row.next_step_at) return <span className="risk">{t("no_next_step")}</span>;
  const late = new Date(String(row.next_step_at)) < new Date();
  return (
    <span className={late ? "late" : ""}>
      {moment(row.next_step_at as string)}
      {next && `, ${String(next.subject).charAt(0).toLowerCase()}${String(next.subject).slice(1)}`}
    </span>
  );
}

/** By when a new lead is to be answered. */
function AnswerBy({ row }: { row: Row }) {
  const late = new Date(String(row.answer_due_at)) < new Date();
  return <span className={late ? "late" : ""}>{moment(row.answer_due_at as string)}</span>;
}

/** The few facts that decide, each changed where it stands. */
export function FactsRow({ resource, row, guide, may }: { resource: string; row: Row; guide?: Guide; may: boolean }) {
  const { t } = useTranslation();
  const module = useModule(resource);
  const fields = (facts[resource] ?? []).flatMap((key) => module?.fields.find((field) => field.key === key) ?? []);
  const days = Math.round(guide?.stages.reduce((sum, stage) => sum + (stage.working_days ?? 0), 0) ?? 0);
  return (
    <dl className="facts">
      {fields
        .filter((field) => row[field.key] !== null || wanted.includes(field.key))
        .filter((field) => field.key !== "answer_due_at" || (row.status === "new" && !row.answered_at))
        .map((field) => (
          <div key={field.key}>
            <dt>{word(field.label)}</dt>
            <dd>
              {field.key === "next_step_at" ? (
                <NextStep row={row} />
              ) : field.key === "coverage" ? (
                <Link className="quiet-link" to={`/deals/${row.id}/plan`}>
                  {number(Number(row.coverage))} %
                </Link>
              ) : field.key === "answer_due_at" ? (
                <AnswerBy row={row} />
              ) : (
                <Editable resource={resource} field={field} row={row} may={may} />
              )}
            </dd>
          </div>
        ))}
      {days > 0 && (
        <div>
          <dt>{t("on_the_way")}</dt>
          <dd>{t("work_days", { count: days })}</dd>
        </div>
      )}
    </dl>
  );
}

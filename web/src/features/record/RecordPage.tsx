import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useGuide, useModule, useRecord } from "../../api/queries";
import { CreateDialog } from "../../fields/CreateDialog";
import { FactsRow } from "./FactsRow";
import { GuidePanel } from "./GuidePanel";
import { PropertyList } from "./PropertyList";
import { RelatedPanel } from "./RelatedPanel";
import { StagePath } from "./StagePath";
import { Timeline } from "./Timeline";
import { VerbButtons } from "./VerbButtons";
import "./record.css";

/** One record: where it stands, what to do, what happened, who and what belongs to it. */
export function RecordPage() {
  const { t } = useTranslation();
  const { resource = "", id = "" } = useParams();
  const number = Number(id);
  const staged = resource === "deals" || resource === "leads";
  const module = useModule(resource);
  const record = useRecord(resource, number);
  const guide = useGuide(resource, number, staged).data;
  const [editing, setEditing] = useState(false);
  if (record.error || (!module && !record.isPending)) return <div className="empty">{t("not_found")}</div>;
  if (!module || !record.data) return <div className="scroll" />;
  const row = record.data;
  const title =
    String(row.name ?? [row.first_name, row.last_name].filter(Boolean).join(" ") ?? "") ||
    String(row.subject ?? row.company ?? row.text ?? row.id);
  const subtitle = staged
    ? [resource === "leads" ? row.company : row.titles?.organization, row.city].filter(Boolean).join(", ")
    : "";
  return (
    <>
      <header className="bar">
        <h1>{title}</h1>
        <span className="sub">{subtitle}</span>
        <span className="grow" />
        <button type="button" className="btn" onClick={() => setEditing(true)}>
          {t("edit")}
        </button>
        {staged && <VerbButtons resource={resource} row={row} guide={guide} />}
      </header>
      {staged && guide && <StagePath guide={guide} row={row} />}
      {staged && <FactsRow resource={resource} row={row} />}
      <div className="record">
        <div>
          {staged && guide ? (
            <GuidePanel resource={resource} row={row} guide={guide} />
          ) : (
            <PropertyList module={module} row={row} />
          )}
        </div>
        <div>
          <Timeline resource={resource} id={number} />
        </div>
        <div>
          <RelatedPanel resource={resource} row={row} module={module} staged={staged} />
        </div>
      </div>
      {editing && (
        <CreateDialog
          resource={resource}
          row={row}
          onClose={() => setEditing(false)}
          onCreated={() => setEditing(false)}
        />
      )}
    </>
  );
}

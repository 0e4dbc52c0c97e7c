import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useGuide, useMe, useModule, useRecord, useSchema } from "../../api/queries";
import { word } from "../../i18n";
import { FactsRow } from "./FactsRow";
import { GuidePanel } from "./GuidePanel";
import { MoreMenu } from "./MoreMenu";
import { PropertyList } from "./PropertyList";
import { RelatedPanel } from "./RelatedPanel";
import "./record.css";
import { StagePath } from "./StagePath";
import { TalkLinks } from "./TalkLinks";
import { Timeline } from "./Timeline";
import { Title } from "./Title";
import { VerbButtons } from "./VerbButtons";

function NotFound({ resource }: { resource: string }) {
  const { t } = useTranslation();
  const module = useModule(resource);
  return (
    <div className="empty">
      <h1>{t("not_found")}</h1>
      <p>{t("not_found_text")}</p>
      <Link className="btn" to={module ? `/${resource}` : "/today"}>
        {module ? word(module.labels) : t("today")}
      </Link>
    </div>
  );
}

function Skeleton() {
  return (
    <div aria-hidden="true">
      <header className="bar">
        <span className="skeleton title-skeleton" />
      </header>
      <div className="facts">
        <span className="skeleton facts-skeleton" />
      </div>
    </div>
  );
}

/** One record: where it stands and what to do next, what happened, and who and what belongs to it. */
export function RecordPage() {
  const { resource = "", id = "" } = useParams();
  const number = Number(id);
  const staged = resource === "deals" || resource === "leads";
  const schema = useSchema();
  const module = useModule(resource);
  const record = useRecord(resource, number);
  const guide = useGuide(resource, number, staged).data;
  const may = Boolean(useMe().data?.rights.modules[resource]?.update);
  if (record.error || (!module && schema.isSuccess)) return <NotFound resource={resource} />;
  if (!module || !record.data) return <Skeleton />;
  const row = record.data;
  return (
    <>
      <header className="bar">
        <Title resource={resource} row={row} />
        <span className="grow" />
        {staged && <TalkLinks resource={resource} row={row} stage={guide?.stage} may={may} />}
        <MoreMenu resource={resource} row={row} />
        {staged && may && <VerbButtons resource={resource} row={row} guide={guide} />}
      </header>
      {staged && guide && <StagePath guide={guide} row={row} may={may} />}
      {staged && <FactsRow resource={resource} row={row} guide={guide} may={may} />}
      <div className={`record ${staged ? "" : "plain"}`} key={`${resource}${number}`}>
        <div>
          {staged && guide ? (
            <GuidePanel resource={resource} row={row} guide={guide} may={may} />
          ) : (
            <PropertyList module={module} row={row} may={may} />
          )}
        </div>
        <div>
          <Timeline resource={resource} row={row} guide={guide} />
        </div>
        <div>
          <RelatedPanel resource={resource} row={row} module={module} staged={staged} may={may} />
        </div>
      </div>
    </>
  );
}

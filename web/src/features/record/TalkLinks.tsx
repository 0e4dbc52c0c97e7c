import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Row } from "../../api/types";

/** From the record to what helps in a conversation: the brief before it, the plan of the demo, the call itself. */
export function TalkLinks({ resource, row, stage, may }: { resource: string; row: Row; stage?: string; may: boolean }) {
  const { t } = useTranslation();
  const open =
    resource === "deals" ? row.outcome === "open" : row.status !== "converted" && row.status !== "disqualified";
  const base = `/${resource}/${row.id}`;
  return (
    <>
      <Link className="btn quiet" to={`${base}/brief`}>
        {t("brief")}
      </Link>
      {resource === "deals" && stage === "presentation" && (
        <Link className="btn quiet" to={`${base}/plan`}>
          {t("plan_of_demo")}
        </Link>
      )}
      {open && may && (
        <Link className="btn quiet" to={`${base}/call`}>
          {t("talk")}
        </Link>
      )}
    </>
  );
}

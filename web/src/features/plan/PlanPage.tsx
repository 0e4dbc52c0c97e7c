import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useMe, useRecord } from "../../api/queries";
import { PlanList } from "../../fields/plan/PlanList";

/** The plan of the demo on a page of its own, for the preparation, for the screen in the meeting and for paper. */
export function PlanPage() {
  const { t } = useTranslation();
  const id = Number(useParams().id);
  const deal = useRecord("deals", id);
  const may = Boolean(useMe().data?.rights.modules.deals?.update);
  if (deal.isError) return <div className="empty">{t("not_found_text")}</div>;
  return (
    <>
      <header className="bar">
        <div className="title">
          <h1>{t("plan_of_demo")}</h1>
          <span className="sub">{String(deal.data?.name ?? "")}</span>
        </div>
        <span className="grow" />
        <button type="button" className="btn wide" onClick={() => window.print()}>
          {t("print")}
        </button>
        <Link className="btn" to={`/deals/${id}`}>
          {t("to_deal")}
        </Link>
        {may && (
          <Link className="btn main" to={`/deals/${id}/call`}>
            {t("begin_talk")}
          </Link>
        )}
      </header>
      <div className="scroll pad">
        <p className="sub">{t("plan_text")}</p>
        <PlanList deal={id} may={may} />
      </div>
    </>
  );
}

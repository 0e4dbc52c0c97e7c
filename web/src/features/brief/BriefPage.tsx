import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { get } from "../../api/client";
import { useMe } from "../../api/queries";
import type { Brief } from "../../api/types";
import "./brief.css";
import { Customer } from "./Customer";
import { History } from "./History";
import { Needs } from "./Needs";
import { People } from "./People";
import { Pitch } from "./Pitch";
import { Products } from "./Products";
import { Rivals } from "./Rivals";

function Questions({ questions }: { questions: string[] }) {
  const { t } = useTranslation();
  if (questions.length === 0) return null;
  return (
    <section>
      <h2>{t("brief_questions")}</h2>
      <ol className="brief-questions">
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
    </section>
  );
}

/** One page before the first conversation: who they are, what they want, what fits, how to begin. Prints on A4. */
export function BriefPage() {
  const { t } = useTranslation();
  const { resource = "", id = "" } = useParams();
  const number = Number(id);
  const may = Boolean(useMe().data?.rights.modules[resource]?.update);
  const page = useQuery({
    queryKey: ["any", "brief", resource, number],
    queryFn: () => get<Brief>(`/${resource}/${number}/brief`),
  });
  const brief = page.data;
  const subject = brief?.deal ?? brief?.lead;
  if (page.isError) return <div className="empty">{t("not_found_text")}</div>;
  return (
    <>
      <header className="bar">
        <h1>{t("brief")}</h1>
        <span className="grow" />
        <button type="button" className="btn" onClick={() => window.print()}>
          {t("print")}
        </button>
        <Link className="btn" to={`/${resource}/${number}`}>
          {t(resource === "leads" ? "to_lead" : "to_deal")}
        </Link>
        {may && (
          <Link className="btn main" to={`/${resource}/${number}/call`}>
            {t("begin_talk")}
          </Link>
        )}
      </header>
      <div className="scroll">
        {(!brief || !subject) && <div className="skeleton brief-skeleton" />}
        {brief && subject && (
          <article className="brief">
            <Customer brief={brief} subject={subject} resource={resource} />
            <Pitch brief={brief} subject={subject} may={may && resource === "deals"} />
            <div className="brief-columns">
              <div>
                <Needs needs={brief.needs} />
                <Questions questions={brief.questions} />
              </div>
              <div>
                <People brief={brief} />
                {resource === "deals" && <Rivals rivals={brief.rivals} deal={subject} may={may} />}
              </div>
            </div>
            <Products brief={brief} deal={resource === "deals" ? subject : null} may={may} />
            <History brief={brief} />
          </article>
        )}
      </div>
    </>
  );
}

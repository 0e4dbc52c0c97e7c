import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useList } from "../../api/queries";
import type { Module, Row } from "../../api/types";
import { ChildSection } from "../../fields/children/ChildSection";
import { Signals } from "../../fields/children/Signals";
import { ObjectionsPanel } from "../../fields/objections/ObjectionsPanel";
import { QuotesPanel } from "../../fields/quotes/QuotesPanel";
import { word } from "../../i18n";
import { money } from "../../ui/format";
import { Duplicates } from "./Duplicates";
import { LeadScore } from "./LeadScore";
import { PropertyList } from "./PropertyList";

function Deals({ field, id }: { field: "organization" | "contact"; id: number }) {
  const { t } = useTranslation();
  const deals = useList("deals", { q: `${field} = ${id} sort id desc`, limit: 20 }).data?.items ?? [];
  if (deals.length === 0) return null;
  return (
    <section className="sec">
      <h2>{t("deals_count", { count: deals.length })}</h2>
      {deals.map((deal) => (
        <div key={deal.id} className="item">
          <Link className="grow ellipsis link" to={`/deals/${deal.id}`}>
            {String(deal.name)}
          </Link>
          <span className={deal.outcome === "won" ? "good nowrap" : "sub nowrap"}>
            {money(deal.amount as string, deal.currency as string)}
          </span>
        </div>
      ))}
    </section>
  );
}

function Contacts({ organization }: { organization: number }) {
  const { t } = useTranslation();
  const people = useList("contacts", { q: `organization = ${organization}`, limit: 20 }).data?.items ?? [];
  if (people.length === 0) return null;
  return (
    <section className="sec">
      <h2>{t("people")}</h2>
      {people.map((person) => (
        <div key={person.id} className="item">
          <Link className="grow link" to={`/contacts/${person.id}`}>
            {[person.first_name, person.last_name].filter(Boolean).join(" ")}
          </Link>
          <span className="sub">{String(person.job_title ?? "")}</span>
        </div>
      ))}
    </section>
  );
}

// People and what they want come first; money last.
const order = ["people", "needs", "rivals", "lines"];
const apart = ["stays", "ticks", "signals", "concerns"];

/** Who and what belongs to the record. */
export function RelatedPanel({
  resource,
  row,
  module,
  staged,
  may,
}: {
  resource: string;
  row: Row;
  module: Module;
  staged: boolean;
  may: boolean;
}) {
  const { t } = useTranslation();
  const links = ["contact", "deal", ...(staged ? [] : ["organization"])].filter((key) => row[key]);
  return (
    <>
      <Duplicates module={module} row={row} may={may} />
      {resource === "leads" && <LeadScore lead={row} />}
      {links.length > 0 && (
        <section className="sec">
          <h2>{t("related")}</h2>
          {links.map((key) => (
            <div key={key} className="item">
              <span className="sub">{word(module.fields.find((field) => field.key === key)?.label)}</span>
              <Link className="link" to={`/${key}s/${row[key]}`}>
                {row.titles?.[key] ?? String(row[key])}
              </Link>
            </div>
          ))}
        </section>
      )}
      {[...module.children]
        .filter((name) => !apart.includes(name))
        .sort((a, b) => order.indexOf(a) - order.indexOf(b))
        .map((name) => (
          <ChildSection
            key={name}
            resource={resource}
            id={row.id}
            name={name}
            currency={row.currency as string | undefined}
            may={may}
          />
        ))}
      {resource === "deals" && <ObjectionsPanel deal={row} may={may} />}
      {resource === "deals" && <QuotesPanel deal={row} may={may} />}
      {resource === "deals" && <Signals deal={row} may={may} />}
      {resource === "organizations" && <Contacts organization={row.id} />}
      {resource === "organizations" && <Deals field="organization" id={row.id} />}
      {resource === "contacts" && <Deals field="contact" id={row.id} />}
      {staged && <PropertyList module={module} row={row} may={may} />}
    </>
  );
}

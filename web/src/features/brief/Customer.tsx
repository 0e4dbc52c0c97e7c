import { useTranslation } from "react-i18next";
import { useModule } from "../../api/queries";
import type { Brief, Row } from "../../api/types";
import { shown } from "../../fields/View";
import { word } from "../../i18n";
import { moment, money, phone } from "../../ui/format";

const person = (row: Row | null) => [row?.first_name, row?.last_name].filter(Boolean).join(" ");

function useShown(resource: string, row: Row | null) {
  const fields = useModule(resource)?.fields ?? [];
  return (key: string) => {
    const field = fields.find((one) => one.key === key);
    return row && field ? { label: word(field.label), text: shown(field, row) } : { label: "", text: "" };
  };
}

/** Who it is, and what stands on the deal. */
export function Customer({ brief, subject, resource }: { brief: Brief; subject: Row; resource: string }) {
  const { t } = useTranslation();
  const lead = resource === "leads";
  const firm = lead ? subject : brief.organization;
  const who = lead ? subject : brief.contact;
  const of_firm = useShown(lead ? "leads" : "organizations", firm);
  const of_subject = useShown(resource, subject);
  const stage = of_subject(lead ? "status" : "stage").text;
  const firm_name = String((lead ? subject.company : brief.organization?.name) ?? "");
  const facts = ["industry", "city", "employees", "website", "customer_value"].map(of_firm);
  const line = [person(who), who?.job_title].filter(Boolean).join(", ");
  const reach = [who?.phone ? phone(String(who.phone)) : "", who?.email].filter(Boolean).join(" · ");
  return (
    <header className="brief-head">
      <div>
        <p className="brief-name">{firm_name || String(subject.name ?? line)}</p>
        <p>
          {line}
          {line && reach && " · "}
          <span className="nowrap">{reach}</span>
        </p>
        <p className="sub">
          {facts
            .filter((fact) => fact.text)
            .map((fact) => `${fact.label.charAt(0).toLowerCase()}${fact.label.slice(1)}: ${fact.text}`)
            .join(" · ")}
        </p>
        {Boolean(firm?.description) && !lead && <p className="quote">{String(firm?.description)}</p>}
      </div>
      <dl className="brief-facts">
        {!lead && (
          <div>
            <dt>{t("brief_deal")}</dt>
            <dd>{String(subject.name)}</dd>
          </div>
        )}
        {Boolean(subject.amount) && (
          <div>
            <dt>{of_subject("amount").label}</dt>
            <dd>{money(subject.amount as string, subject.currency as string)}</dd>
          </div>
        )}
        <div>
          <dt>{of_subject(lead ? "status" : "stage").label}</dt>
          <dd>{stage}</dd>
        </div>
        <div>
          <dt>{t("next_step")}</dt>
          <dd>{subject.next_step_at ? moment(subject.next_step_at as string) : t("no_next_step")}</dd>
        </div>
      </dl>
    </header>
  );
}

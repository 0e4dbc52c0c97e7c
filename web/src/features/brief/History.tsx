import { useTranslation } from "react-i18next";
import { useModule } from "../../api/queries";
import type { Brief } from "../../api/types";
import { shown } from "../../fields/View";
import { day, money } from "../../ui/format";

/** What was between us and them: talks and what came of them, earlier deals, quotes. */
export function History({ brief }: { brief: Brief }) {
  const { t } = useTranslation();
  const outcome = useModule("deals")?.fields.find((field) => field.key === "outcome");
  const status = useModule("quotes")?.fields.find((field) => field.key === "status");
  const empty = brief.activities.length + brief.deals.length + brief.quotes.length === 0;
  return (
    <section>
      <h2>{t("brief_history")}</h2>
      {empty && <p className="sub">{t("brief_history_none")}</p>}
      <ul className="brief-list">
        {brief.deals.map((deal) => (
          <li key={`d${deal.id}`}>
            {String(deal.name)} <span className="nowrap">{money(deal.amount as string, deal.currency as string)}</span>{" "}
            {outcome && <span className="sub">{shown(outcome, deal)}</span>}
          </li>
        ))}
        {brief.quotes.map((quote) => (
          <li key={`q${quote.id}`}>
            {String(quote.name)}{" "}
            <span className="nowrap">{money(quote.total as string, quote.currency as string)}</span>{" "}
            {status && <span className="sub">{shown(status, quote)}</span>}
          </li>
        ))}
        {brief.activities.map((activity) => (
          <li key={`a${activity.id}`}>
            <span className="sub nowrap">{day(activity.done_at as string)}</span> {String(activity.subject)}
            {Boolean(activity.outcome) && <span className="sub block">{String(activity.outcome)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

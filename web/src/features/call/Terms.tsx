import { useTranslation } from "react-i18next";
import type { Module, Row } from "../../api/types";
import { Signals } from "../../fields/children/Signals";
import { QuotesPanel } from "../../fields/quotes/QuotesPanel";
import { FieldsForm } from "../../fields/selling/FieldsForm";

const terms = ["amount", "delivery_date", "delivery_place", "payment_terms", "warranty", "service", "agreed_on"];

/** What is agreed while one talks: signals heard, terms as fields, the quote and its answer. */
export function Terms({ deal, module }: { deal: Row; module: Module }) {
  const { t } = useTranslation();
  return (
    <>
      <Signals deal={deal} may />
      <section className="sec">
        <h2>{t("terms")}</h2>
        <FieldsForm module={module} row={deal} names={terms} auto />
      </section>
      <QuotesPanel deal={deal} may />
    </>
  );
}

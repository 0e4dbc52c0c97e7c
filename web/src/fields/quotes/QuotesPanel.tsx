import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patch, post } from "../../api/client";
import { useChildren, useList, useModule } from "../../api/queries";
import type { Row } from "../../api/types";
import { day, money } from "../../ui/format";
import { ChildSection } from "../children/ChildSection";
import { FieldsForm } from "../selling/FieldsForm";
import { useAct } from "../useAct";
import { View } from "../View";
import "./quotes.css";

// What can be said of a quote in each of its states.
const next_states: Record<string, string[]> = {
  draft: ["sent"],
  sent: ["accepted", "declined"],
  declined: [],
  expired: [],
};

type QuoteProps = { deal: Row; quote: Row; may: boolean; open: boolean; onToggle: () => void };

/** One quote: its lines, its total, and what became of it. */
function Quote({ deal, quote, may, open, onToggle }: QuoteProps) {
  const { t } = useTranslation();
  const act = useAct();
  const module = useModule("quotes");
  const status = module?.fields.find((one) => one.key === "status");
  if (!module || !status) return null;
  const states = may ? (next_states[String(quote.status)] ?? []) : [];
  return (
    <li className="quote-row">
      <div className="line">
        <button type="button" className="grow said" aria-expanded={open} onClick={onToggle}>
          {String(quote.name)}
        </button>
        <View field={status} row={quote} />
        <span className="nowrap strong">{money(quote.total as string, quote.currency as string)}</span>
      </div>
      {states.length > 0 && (
        <div className="line wrap">
          {states.map((state) => (
            <button
              key={state}
              type="button"
              className="btn"
              onClick={() => void act(patch(`/quotes/${quote.id}`, { status: state }))}
            >
              {t(`quote_${state}`)}
            </button>
          ))}
        </div>
      )}
      {quote.status === "accepted" && Boolean(quote.decided_at) && (
        <p className="good small">{t("quote_accepted_on", { day: day(quote.decided_at as string) })}</p>
      )}
      {may && quote.status === "accepted" && Boolean(quote.total) && quote.total !== deal.amount && (
        <button
          type="button"
          className="link"
          onClick={() => void act(patch(`/deals/${deal.id}`, { amount: quote.total }))}
        >
          {t("take_total", { sum: money(quote.total as string, quote.currency as string) })}
        </button>
      )}
      {open && (
        <>
          {may && quote.status === "draft" && <FieldsForm module={module} row={quote} names={["valid_until"]} />}
          <ChildSection
            resource="quotes"
            id={quote.id}
            name="lines"
            currency={(quote.currency as string) ?? undefined}
            may={may && quote.status === "draft"}
          />
        </>
      )}
    </li>
  );
}

/** The quotes of a deal; a new one takes over the products that were chosen. */
export function QuotesPanel({ deal, may }: { deal: Row; may: boolean }) {
  const { t } = useTranslation();
  const act = useAct();
  const module = useModule("quotes");
  const quotes = useList("quotes", { q: `deal = ${deal.id} sort id desc`, limit: 20 }).data?.items ?? [];
  const lines = useChildren("deals", deal.id, "lines").data ?? [];
  const [open, setOpen] = useState<number | null>(null);
  if (!module) return null;
  const make = async () => {
    const name = t("quote_version", { n: quotes.length + 1 });
    const made = await act(post<Row>("/quotes", { name, deal: deal.id }), null);
    if (!made) return;
    for (const { product, quantity, price, discount } of lines)
      if (!(await act(post(`/quotes/${made.id}/lines`, { product, quantity, price, discount }), null))) break;
    setOpen(made.id);
  };
  return (
    <section className="sec">
      <h2>
        <span className="grow">{t("quotes")}</span>
        {may && (
          <button type="button" onClick={() => void make()}>
            {t("make_quote")}
          </button>
        )}
      </h2>
      {quotes.length === 0 && <p className="sub">{t(lines.length > 0 ? "quotes_none" : "quotes_none_no_lines")}</p>}
      <ul className="concerns">
        {quotes.map((quote) => (
          <Quote
            key={quote.id}
            deal={deal}
            quote={quote}
            may={may}
            open={open === quote.id}
            onToggle={() => setOpen(open === quote.id ? null : quote.id)}
          />
        ))}
      </ul>
    </section>
  );
}

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/client";
import { useModule } from "../../api/queries";
import type { Brief, Offer, Row } from "../../api/types";
import { ChildForm } from "../../fields/children/ChildForm";
import "../../fields/children/children.css";
import { useAct } from "../../fields/useAct";
import { money } from "../../ui/format";

function Price({ offer, currency }: { offer: Offer; currency: string }) {
  const { t } = useTranslation();
  if (!offer.price) return <span className="sub">{t("no_price")}</span>;
  const own = offer.list_price && offer.list_price !== offer.price;
  return (
    <>
      <b className="strong nowrap">{money(offer.price, currency)}</b>
      {own && <s className="sub nowrap block">{money(offer.list_price, currency)}</s>}
      {offer.book && <span className="sub small block">{offer.book}</span>}
    </>
  );
}

/** What may fit, at the price that this customer pays, and why it may. */
export function Products({ brief, deal, may }: { brief: Brief; deal: Row | null; may: boolean }) {
  const { t } = useTranslation();
  const act = useAct();
  const lines = useModule("deals.lines");
  const [adding, setAdding] = useState(false);
  const currency = String(deal?.currency ?? "RUB");
  const base = `/deals/${deal?.id}/lines`;
  return (
    <section>
      <h2>{t("brief_products")}</h2>
      {brief.products.length === 0 && <p className="sub">{t("brief_products_none")}</p>}
      {brief.products.length > 0 && (
        <table className="brief-products">
          <thead>
            <tr>
              <th>{t("product")}</th>
              <th>{t("why_it_fits")}</th>
              <th className="n">{t("price_for_them")}</th>
              {deal && <th className="no-print">{t("in_deal")}</th>}
            </tr>
          </thead>
          <tbody>
            {brief.products.map((offer) => (
              <tr key={offer.id}>
                <td>
                  {offer.title}
                  {offer.chosen && <span className="good"> ✓</span>}
                </td>
                <td className="sub">{offer.features.join("; ")}</td>
                <td className="n">
                  <Price offer={offer} currency={currency} />
                </td>
                {deal && (
                  <td className="no-print">
                    {offer.chosen ? (
                      <span className="good">{t("chosen")}</span>
                    ) : (
                      may && (
                        <button
                          type="button"
                          className="btn"
                          aria-label={`${t("take_it")}: ${offer.title}`}
                          onClick={() =>
                            void act(post(base, { product: offer.id, quantity: 1, price: offer.price ?? undefined }))
                          }
                        >
                          {t("take_it")}
                        </button>
                      )
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {deal && may && lines && (
        <div className="no-print">
          {adding ? (
            <ChildForm module={lines} base={base} row={null} onClose={() => setAdding(false)} />
          ) : (
            <button type="button" className="link" onClick={() => setAdding(true)}>
              {t("another_product")}
            </button>
          )}
        </div>
      )}
    </section>
  );
}

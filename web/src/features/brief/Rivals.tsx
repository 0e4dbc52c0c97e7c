import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patch } from "../../api/client";
import { useModule } from "../../api/queries";
import type { Brief, Row } from "../../api/types";
import { ChildForm } from "../../fields/children/ChildForm";
import "../../fields/children/children.css";
import { Tick } from "../../fields/Tick";
import { useAct } from "../../fields/useAct";
import { word } from "../../i18n";

const told = ["strengths", "weaknesses", "description", "they_say", "we_answer"];

/** Whom they compare us with, and the card of each: what they are good at, what they say of us, what we answer. */
export function Rivals({ rivals, deal, may }: { rivals: Brief["rivals"]; deal: Row; may: boolean }) {
  const { t } = useTranslation();
  const act = useAct();
  const module = useModule("deals.rivals");
  const [adding, setAdding] = useState(false);
  const fields = useModule("competitors")?.fields ?? [];
  const unknown = useModule("deals")?.fields.find((field) => field.key === "rivals_unknown")?.label;
  return (
    <section>
      <h2>{t("brief_rivals")}</h2>
      {rivals.length === 0 && <p className="sub">{t(deal.rivals_unknown ? "rivals_unknown" : "rivals_unsaid")}</p>}
      {rivals.map(({ note, card }) => (
        <div key={card.id} className="battlecard">
          <b className="strong">{String(card.name)}</b> <span className="sub">{note}</span>
          <dl className="props">
            {fields
              .filter((field) => told.includes(field.key) && card[field.key])
              .map((field) => (
                <div key={field.key}>
                  <dt>{word(field.label)}</dt>
                  <dd>{String(card[field.key])}</dd>
                </div>
              ))}
          </dl>
        </div>
      ))}
      {may && (
        <div className="no-print">
          {adding && module ? (
            <ChildForm module={module} base={`/deals/${deal.id}/rivals`} row={null} onClose={() => setAdding(false)} />
          ) : (
            <button type="button" className="link" onClick={() => setAdding(true)}>
              {t("add_rival")}
            </button>
          )}
          {rivals.length === 0 && (
            <Tick
              label={word(unknown)}
              value={deal.rivals_unknown === true}
              may
              onChange={(value) => act(patch(`/deals/${deal.id}`, { rivals_unknown: value }))}
            />
          )}
        </div>
      )}
    </section>
  );
}

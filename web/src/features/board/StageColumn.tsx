import { useDroppable } from "@dnd-kit/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Column } from "../../api/types";
import { word } from "../../i18n";
import { percent, shortMoney } from "../../ui/format";
import { DealCard } from "./DealCard";

/** A stage with what stands in it: count, sum, what of it is likely to come, and how many go on from here. */
export function StageColumn({ column, currency }: { column: Column; currency: string }) {
  const { t } = useTranslation();
  const drop = useDroppable({ id: column.stage, data: { title: word(column.names) } });
  const list = `/deals?q=${encodeURIComponent(column.query)}`;
  return (
    <section ref={drop.setNodeRef} className={`col ${drop.isOver ? "over" : ""}`} aria-label={word(column.names)}>
      <div className="head">
        <h2>
          <Link to={list}>
            {word(column.names)} <span className="sub">{column.count}</span>
          </Link>
        </h2>
        <div className="sum">
          <span>{shortMoney(column.amount, currency)}</span>
          <span>{t("probable", { sum: shortMoney(column.weighted, currency) })}</span>
        </div>
        <div className="meter">
          <i className="accent" style={{ width: `${(column.conversion ?? 0) * 100}%` }} />
        </div>
        <div className="small sub go-on">
          {column.conversion === null ? "\u00a0" : t("go_on_share", { share: percent(column.conversion) })}
        </div>
      </div>
      {column.cards.map((card) => (
        <DealCard key={card.id} card={card} />
      ))}
      {column.count > column.cards.length && (
        <Link className="link small" to={list}>
          {t("show_more", { count: column.count - column.cards.length })}
        </Link>
      )}
    </section>
  );
}

/** Where a deal is dropped that is decided. */
export function Outcome({ id, label, tone }: { id: string; label: string; tone: string }) {
  const drop = useDroppable({ id, data: { title: label } });
  return (
    <div ref={drop.setNodeRef} className={`drop ${tone} ${drop.isOver ? "over" : ""}`}>
      {label}
    </div>
  );
}

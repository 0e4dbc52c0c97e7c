import { useDraggable } from "@dnd-kit/core";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Card } from "../../api/types";
import { initials, moment, money } from "../../ui/format";

/** What a card shows: whose deal, how much, how long it stands here, what comes next. */
export function CardFace({ card }: { card: Card }) {
  const { t } = useTranslation();
  const share = card.allowed_days ? Math.min(100, (card.days / card.allowed_days) * 100) : 0;
  return (
    <>
      <div className="line">
        <b className="strong grow ellipsis">{card.title}</b>
        <span className="avatar" title={card.owner_title ?? ""}>
          {initials(card.owner_title)}
        </span>
      </div>
      {card.organization_title && <span className="sub ellipsis">{card.organization_title}</span>}
      <b className="strong">{money(card.amount, card.currency) || <span className="sub">{t("no_amount")}</span>}</b>
      <div className="meter">
        <i className={card.tone ?? ""} style={{ width: `${share}%` }} />
      </div>
      <div className="foot">
        <span className={card.tone ?? ""}>
          {card.allowed_days
            ? t("days_of", { count: card.days, of: card.allowed_days })
            : t("days_short", { count: card.days })}
        </span>
        {card.next_step ? (
          <span className="ellipsis" title={card.next_step.subject}>
            {moment(card.next_step.due_at, false)}: {card.next_step.subject}
          </span>
        ) : (
          <span className="risk">{t("no_next_step")}</span>
        )}
      </div>
    </>
  );
}

/** A deal that is dragged with mouse, finger or Space and arrows, and opened with a click or Enter. */
export function DealCard({ card }: { card: Card }) {
  const navigate = useNavigate();
  const drag = useDraggable({ id: card.id, data: { title: card.title } });
  const open = () => navigate(`/deals/${card.id}`);
  return (
    <article
      ref={drag.setNodeRef}
      {...drag.listeners}
      {...drag.attributes}
      className={`card deal ${drag.isDragging ? "drag" : ""}`}
      aria-label={card.title}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !drag.isDragging) open();
        else drag.listeners?.onKeyDown?.(event);
      }}
    >
      <CardFace card={card} />
    </article>
  );
}

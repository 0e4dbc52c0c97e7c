import {
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useBoard } from "../../api/queries";
import type { Board, Card, Column } from "../../api/types";
import { CreateDialog } from "../../fields/CreateDialog";
import { useVerbs } from "../../fields/selling/useVerbs";
import { word } from "../../i18n";
import { initials, moment, money, percent, shortMoney } from "../../ui/format";
import "./board.css";

function DealCard({ card }: { card: Card }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const drag = useDraggable({ id: card.id });
  const share = card.allowed_days ? Math.min(100, (card.days / card.allowed_days) * 100) : 0;
  return (
    <article
      ref={drag.setNodeRef}
      {...drag.listeners}
      {...drag.attributes}
      className={`card deal ${drag.isDragging ? "drag" : ""}`}
      style={
        drag.transform
          ? { transform: `translate(${drag.transform.x}px, ${drag.transform.y}px)`, zIndex: 10, position: "relative" }
          : undefined
      }
      aria-label={card.title}
      onClick={() => navigate(`/deals/${card.id}`)}
    >
      <div className="line">
        <b className="strong grow ellipsis">{card.title}</b>
        <span className="avatar" title={card.owner_title ?? ""}>
          {initials(card.owner_title)}
        </span>
      </div>
      <span className="sub ellipsis">{card.organization_title ?? "\u00a0"}</span>
      <b className="strong">{money(card.amount, card.currency)}</b>
      <div className="meter">
        <i className={card.tone ?? ""} style={{ width: `${share}%` }} />
      </div>
      <div className="foot">
        <span className={card.tone ?? ""}>{t("days_of", { count: card.days, of: card.allowed_days })}</span>
        {card.next_step ? (
          <span>
            {moment(card.next_step.due_at, false)}: {card.next_step.subject}
          </span>
        ) : (
          <span className="risk">{t("no_next_step")}</span>
        )}
      </div>
    </article>
  );
}

function StageColumn({ column, currency }: { column: Column; currency: string }) {
  const { t } = useTranslation();
  const drop = useDroppable({ id: column.stage });
  return (
    <section ref={drop.setNodeRef} className={`col ${drop.isOver ? "over" : ""}`} aria-label={word(column.names)}>
      <div className="head">
        <h2>
          <Link to={`/deals?q=${encodeURIComponent(column.query)}`}>
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
        <div className="small sub" style={{ marginTop: 4 }}>
          {column.conversion === null ? "\u00a0" : t("go_on_share", { share: percent(column.conversion) })}
        </div>
      </div>
      {column.cards.map((card) => (
        <DealCard key={card.id} card={card} />
      ))}
      {column.count > column.cards.length && (
        <Link className="link small" to={`/deals?q=${encodeURIComponent(column.query)}`}>
          {t("show_more", { count: column.count - column.cards.length })}
        </Link>
      )}
    </section>
  );
}

function Outcome({ id, label, tone }: { id: string; label: string; tone: string }) {
  const drop = useDroppable({ id });
  return (
    <div ref={drop.setNodeRef} className={`drop ${tone} ${drop.isOver ? "over" : ""}`}>
      {label}
    </div>
  );
}

// The card is where it was dropped before the server has answered.
function shifted(board: Board, id: number, to: string): Board {
  const card = board.columns.flatMap((column) => column.cards).find((one) => one.id === id);
  if (!card) return board;
  return {
    ...board,
    columns: board.columns.map((column) => {
      const rest = column.cards.filter((one) => one.id !== id);
      if (column.stage === to)
        return { ...column, cards: [{ ...card, days: 0, tone: null }, ...rest], count: column.count + 1 };
      return { ...column, cards: rest, count: column.count - (column.cards.length - rest.length) };
    }),
  };
}

/** The pipeline: a column for each stage, cards that are dragged on. */
export function BoardPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const verbs = useVerbs();
  const [filter, setFilter] = useState("");
  const [dragging, setDragging] = useState(false);
  const [creating, setCreating] = useState(false);
  const board = useBoard(filter).data;
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor),
  );
  const end = (event: DragEndEvent) => {
    setDragging(false);
    const to = event.over?.id;
    const id = Number(event.active.id);
    const columns = board?.columns ?? [];
    const from = columns.findIndex((column) => column.cards.some((card) => card.id === id));
    if (!to || !board || columns[from]?.stage === to) return;
    if (to === "lost") return verbs.lose({ id });
    const target = columns.findIndex((column) => column.stage === to);
    const back = to !== "won" && target < from;
    if (!back) client.setQueryData<Board>(["any", "board", filter], (old) => old && shifted(old, id, String(to)));
    verbs.move({ id }, to === "won" ? "follow-up" : String(to), target >= 0 ? word(columns[target]!.names) : "", back);
    setTimeout(() => void client.invalidateQueries({ queryKey: ["any", "board"] }), 1500);
  };
  const total = board?.columns.reduce((sum, column) => sum + Number(column.amount), 0) ?? 0;
  const weighted = board?.columns.reduce((sum, column) => sum + Number(column.weighted), 0) ?? 0;
  const count = board?.columns.reduce((sum, column) => sum + column.count, 0) ?? 0;
  return (
    <>
      <header className="bar">
        <h1>{t("board")}</h1>
        <select
          aria-label={t("filter")}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          style={{ width: "auto" }}
        >
          <option value="">{t("team")}</option>
          <option value="owner = me">{t("mine")}</option>
        </select>
        <span className="grow" />
        {board && (
          <span className="sub wide">
            {t("deals_count", { count })} · {shortMoney(total, board.currency)} ·{" "}
            {t("probable", { sum: shortMoney(weighted, board.currency) })}
          </span>
        )}
        <button type="button" className="btn main" onClick={() => setCreating(true)}>
          {t("new_deal")}
        </button>
      </header>
      <DndContext
        sensors={sensors}
        onDragStart={() => setDragging(true)}
        onDragEnd={end}
        onDragCancel={() => setDragging(false)}
      >
        {board && count === 0 && <div className="empty">{t("board_empty")}</div>}
        <div className="board">
          {board?.columns.map((column) => (
            <StageColumn key={column.stage} column={column} currency={board.currency} />
          ))}
        </div>
        {dragging && (
          <div className="drops">
            <Outcome id="won" label={t("won")} tone="good" />
            <Outcome id="lost" label={t("lost")} tone="late" />
          </div>
        )}
      </DndContext>
      {verbs.dialog}
      {creating && (
        <CreateDialog
          resource="deals"
          onClose={() => setCreating(false)}
          onCreated={(id) => navigate(`/deals/${id}`)}
        />
      )}
    </>
  );
}

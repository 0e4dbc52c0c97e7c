import { DndContext, type DragEndEvent, DragOverlay, MeasuringStrategy } from "@dnd-kit/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { useBoard } from "../../api/queries";
import type { Board, Card } from "../../api/types";
import { CreateDialog } from "../../fields/CreateDialog";
import { OwnerFilter } from "../../fields/OwnerFilter";
import { useVerbs } from "../../fields/selling/useVerbs";
import { word } from "../../i18n";
import { shortMoney } from "../../ui/format";
import "./board.css";
import { CardFace } from "./DealCard";
import { under, useDragSensors, useDragWords } from "./dragging";
import { Outcome, StageColumn } from "./StageColumn";
import { shifted } from "./shifted";

/** What all columns hold together. */
function Totals({ board }: { board: Board }) {
  const { t } = useTranslation();
  const sum = (of: "amount" | "weighted" | "count") =>
    board.columns.reduce((total, column) => total + Number(column[of]), 0);
  return (
    <span className="sub wide">
      {t("deals_count", { count: sum("count") })} · {shortMoney(sum("amount"), board.currency)} ·{" "}
      {t("probable", { sum: shortMoney(sum("weighted"), board.currency) })}
    </span>
  );
}

/** Moves a deal to where its card was dropped; it is there at once, and back again when the server refuses. */
function useDrop(filter: string, board: Board | undefined) {
  const client = useQueryClient();
  const verbs = useVerbs();
  const drop = async (event: DragEndEvent) => {
    const to = event.over?.id;
    const id = Number(event.active.id);
    const columns = board?.columns ?? [];
    const from = columns.findIndex((column) => column.cards.some((card) => card.id === id));
    if (!to || columns[from]?.stage === to) return;
    if (to === "lost") return verbs.lose({ id });
    const target = columns.findIndex((column) => column.stage === to);
    const back = to !== "won" && target < from;
    if (!back) {
      await client.cancelQueries({ queryKey: ["any", "board"] });
      client.setQueryData<Board>(["any", "board", filter], (old) => old && shifted(old, id, String(to)));
    }
    const name = target >= 0 ? word(columns[target]!.names) : "";
    const moved = await verbs.move({ id }, to === "won" ? "follow-up" : String(to), name, back);
    if (!moved) void client.invalidateQueries({ queryKey: ["any", "board"] });
  };
  return { drop, dialog: verbs.dialog };
}

/** The pipeline: a column for each stage, cards that are dragged on. */
export function BoardPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const filter = search.get("q") ?? "";
  const [dragged, setDragged] = useState<Card | null>(null);
  const [creating, setCreating] = useState(false);
  const board = useBoard(filter).data;
  const { drop, dialog } = useDrop(filter, board);
  const cards = board?.columns.flatMap((column) => column.cards) ?? [];
  return (
    <>
      <header className="bar">
        <h1>{t("board")}</h1>
        <OwnerFilter q={filter} onChange={(q) => setSearch(q ? { q } : {}, { replace: true })} />
        <span className="grow" />
        {board && <Totals board={board} />}
        <button type="button" className="btn main" onClick={() => setCreating(true)}>
          {t("new_deal")}
        </button>
      </header>
      <DndContext
        sensors={useDragSensors()}
        collisionDetection={under}
        measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}
        accessibility={useDragWords()}
        onDragStart={({ active }) => setDragged(cards.find((card) => card.id === active.id) ?? null)}
        onDragEnd={(event) => {
          setDragged(null);
          void drop(event);
        }}
        onDragCancel={() => setDragged(null)}
      >
        {board && cards.length === 0 && <p className="board-empty sub">{t("board_empty")}</p>}
        <div className="board">
          {!board && [0, 1, 2, 3, 4].map((n) => <div key={n} className="col skeleton" />)}
          {board?.columns.map((column) => (
            <StageColumn key={column.stage} column={column} currency={board.currency} />
          ))}
        </div>
        {dragged && (
          <div className="drops">
            <Outcome id="won" label={t("won")} tone="good" />
            <Outcome id="lost" label={t("lost")} tone="late" />
          </div>
        )}
        <DragOverlay dropAnimation={null}>
          {dragged && (
            <div className="card deal carried">
              <CardFace card={dragged} />
            </div>
          )}
        </DragOverlay>
      </DndContext>
      {dialog}
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

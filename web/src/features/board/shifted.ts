import type { Board } from "../../api/types";

/** The board as it will be once the server has answered: the card and its sum stand where it was dropped. */
export function shifted(board: Board, id: number, to: string): Board {
  const card = board.columns.flatMap((column) => column.cards).find((one) => one.id === id);
  if (!card) return board;
  const amount = Number(card.amount ?? 0);
  return {
    ...board,
    columns: board.columns.map((column) => {
      const rest = column.cards.filter((one) => one.id !== id);
      const left = rest.length < column.cards.length;
      if (column.stage === to && !left)
        return {
          ...column,
          cards: [{ ...card, days: 0, tone: null }, ...rest],
          count: column.count + 1,
          amount: String(Number(column.amount) + amount),
        };
      return left
        ? { ...column, cards: rest, count: column.count - 1, amount: String(Number(column.amount) - amount) }
        : column;
    }),
  };
}

import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useBoard } from "../../api/queries";
import { word } from "../../i18n";
import { number, shortMoney } from "../../ui/format";

/** The money that stands in each stage now. */
export function StageMoney({ q }: { q: string }) {
  const { t } = useTranslation();
  const board = useBoard(q).data;
  const most = Math.max(1, ...(board?.columns.map((column) => Number(column.amount)) ?? [1]));
  return (
    <section className="card tile span4">
      <h2>{t("pipeline_by_stage")}</h2>
      {board?.columns.map((column) => (
        <Link key={column.stage} to={`/deals?q=${encodeURIComponent(column.query)}`} className="stage-money">
          <div className="line">
            <span className="grow ellipsis">{word(column.names)}</span>
            <b className="strong">{shortMoney(column.amount, board.currency)}</b>
            <span className="sub">{number(column.count)}</span>
          </div>
          <div className="meter">
            <i className="accent" style={{ width: `${(Number(column.amount) / most) * 100}%` }} />
          </div>
        </Link>
      ))}
    </section>
  );
}

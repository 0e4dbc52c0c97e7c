import { useTranslation } from "react-i18next";
import type { LibraryAnswer } from "../../api/types";
import { percent } from "../../ui/format";

// Below this many closed deals a share says little, and is shown as such.
const few = 10;

/** What came of the deals in which the answer was used, with how sure that is; a small sample is not sold as truth. */
export function Rate({ answer }: { answer: LibraryAnswer }) {
  const { t } = useTranslation();
  const closed = answer.won + answer.lost;
  if (answer.used === 0) return <span className="sub small">{t("answer_unused")}</span>;
  if (closed === 0 || answer.rate === null)
    return <span className="sub small">{t("answer_used", { count: answer.used })}</span>;
  const range = { low: percent(answer.low ?? 0), high: percent(answer.high ?? 0) };
  return (
    <span className="sub small rate">
      <span className="rate-line" aria-hidden="true">
        <i
          style={{ left: `${(answer.low ?? 0) * 100}%`, width: `${((answer.high ?? 0) - (answer.low ?? 0)) * 100}%` }}
        />
        <b style={{ left: `${answer.rate * 100}%` }} />
      </span>
      {t("answer_won", { won: answer.won, count: closed })}
      {", "}
      {t(closed < few ? "answer_range_few" : "answer_range", range)}
    </span>
  );
}

import { useTranslation } from "react-i18next";
import type { LibraryAnswer } from "../../api/types";
import { Rate } from "./Rate";

type Props = { answers: LibraryAnswer[]; onUse?: (answer: LibraryAnswer) => void };

/** The answers to an objection, those first that helped most surely; one click notes which was given. */
export function Answers({ answers, onUse }: Props) {
  const { t } = useTranslation();
  if (answers.length === 0) return <p className="sub">{t("no_answers_yet")}</p>;
  return (
    <ul className="answers">
      {answers.map((answer) => (
        <li key={answer.id}>
          <div className="grow">
            <p>{answer.text}</p>
            {answer.facts && <p className="sub small">{t("answer_facts", { facts: answer.facts })}</p>}
            <Rate answer={answer} />
          </div>
          {onUse && (
            <button type="button" className="btn" onClick={() => onUse(answer)}>
              {t("answer_given")}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

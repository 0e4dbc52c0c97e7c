import { useRef } from "react";
import { useTranslation } from "react-i18next";

const importances = [1, 2, 3, 4, 5];

type Props = {
  at: number;
  text: string;
  answer: string;
  onAnswer: (text: string) => void;
  onNext: () => void;
  /** Keeps what was said as a need of this importance. */
  onNeed: (importance: number) => void;
};

/** One question of the script with the place for what the customer says; a digit makes a need of it. */
export function Question({ at, text, answer, onAnswer, onNext, onNeed }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLTextAreaElement>(null);
  const press = (event: React.KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onNext();
    } else if (event.altKey && /^Digit[1-5]$/.test(event.code) && answer.trim()) {
      event.preventDefault();
      onNeed(Number(event.code.slice(5)));
    }
  };
  return (
    <li className="question" onKeyDown={press}>
      <label htmlFor={`question-${at}`}>{text}</label>
      <textarea
        ref={box}
        id={`question-${at}`}
        rows={answer.length > 80 ? 3 : 1}
        placeholder={t("their_words")}
        value={answer}
        onChange={(event) => onAnswer(event.target.value)}
      />
      {answer.trim() && (
        <div className="line wrap need-marks" role="group" aria-label={t("keep_as_need")}>
          <span className="sub small">{t("keep_as_need")}</span>
          {importances.map((importance) => (
            <button
              key={importance}
              type="button"
              aria-label={t("importance", { n: importance })}
              onClick={() => {
                onNeed(importance);
                box.current?.focus();
              }}
            >
              {importance}
            </button>
          ))}
          <span className="sub small wide">
            <kbd>Alt 1–5</kbd> <kbd>Ctrl Enter</kbd>
          </span>
        </div>
      )}
    </li>
  );
}

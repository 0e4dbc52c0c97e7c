import { useTranslation } from "react-i18next";
import type { Problem } from "../../api/client";
import { bytesBefore, indexOfByte } from "./bytes";

type Props = { id: string; text: string; problem: Problem; onSubmit: (text: string) => void };

/** What is wrong with a query: the place marked, the sentence, and what was probably meant. */
export function QueryProblem({ id, text, problem, onSubmit }: Props) {
  const { t } = useTranslation();
  const wrong = problem.errors[0];
  const at = wrong?.at ?? bytesBefore(text, text.length);
  const from = indexOfByte(text, at);
  const to = indexOfByte(text, at + (wrong?.length ?? 0));
  const nearest = wrong?.nearest;
  return (
    <div id={id} className="query-problem" role="alert">
      {wrong?.at !== undefined && (
        <code>
          {text.slice(0, from)}
          <mark>{text.slice(from, to) || " "}</mark>
          {text.slice(to)}
        </code>
      )}
      <p>
        {wrong?.message ?? problem.message}
        {nearest && (
          <button
            type="button"
            className="link"
            onClick={() => onSubmit(text.slice(0, from) + nearest + text.slice(to))}
          >
            {t("replace_with", { name: nearest })}
          </button>
        )}
      </p>
    </div>
  );
}

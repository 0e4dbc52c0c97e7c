import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/client";
import type { Guide } from "../../api/types";
import { useAct } from "../../fields/useAct";
import { Question } from "./Question";
import type { useDraft } from "./useDraft";

type Props = { deal: number; guide: Guide; talk: ReturnType<typeof useDraft> };

/** What is asked in this stage, in order: the script, and the questions of the steps that are still open. */
export function questions_of(guide: Guide) {
  const of_steps = guide.steps.filter((step) => !step.done).flatMap((step) => step.questions ?? []);
  return [...new Set([...guide.script, ...of_steps])];
}

const focus = (at: number) => document.getElementById(`question-${at}`)?.focus();

/** The questions in order; what the customer answers is kept in his words, as a note or as a need. */
export function Script({ deal, guide, talk }: Props) {
  const { t } = useTranslation();
  const act = useAct();
  const questions = [...questions_of(guide), t("anything_else")];
  useEffect(() => focus(0), []);
  const need = (text: string, importance: number) =>
    act(post(`/deals/${deal}/needs`, { text, importance }), t("need_noted", { n: importance }));
  return (
    <ol className="script">
      {questions.map((question, at) => (
        <Question
          key={question}
          at={at}
          text={question}
          answer={talk.draft.answers[question] ?? ""}
          onAnswer={(text) => talk.answer(question, text)}
          onNext={() => focus(at + 1)}
          onNeed={(importance) => void need((talk.draft.answers[question] ?? "").trim(), importance)}
        />
      ))}
    </ol>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, post } from "../../api/client";
import { useMe } from "../../api/queries";
import type { Row } from "../../api/types";
import { useToasts } from "../../ui/toasts";
import { MissingDialog, type MissingQuestion } from "./MissingDialog";
import { ReasonDialog, type ReasonQuestion } from "./ReasonDialog";

type Body = Record<string, unknown>;

/** The selling verbs with everything around them: a reason where one is needed, what is missing asked right there, a way back. */
export function useVerbs() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const me = useMe().data;
  const [reason, setReason] = useState<ReasonQuestion | null>(null);
  const [missing, setMissing] = useState<MissingQuestion | null>(null);
  // `after` is told of the answer, at once or when what was missing has been filled in.
  const say = async (path: string, body: Body, text: string, after?: (data: Row) => void): Promise<Row | null> => {
    try {
      const answer = await post<Row>(path, body);
      toasts.done(text, answer.changeSet);
      setMissing(null);
      setReason(null);
      after?.(answer.data);
      await client.invalidateQueries();
      return answer.data;
    } catch (error) {
      if (error instanceof Problem && error.missing.length > 0)
        setMissing({
          missing: error.missing,
          resource: path.split("/")[1]!,
          id: Number(path.split("/")[2]),
          mayOverride: Boolean(me?.rights["process.override"]),
          onGo: (more) => void say(path, { ...body, ...more }, text, after),
        });
      else toasts.failed(error);
      return null;
    }
  };
  const ask = (question: Omit<ReasonQuestion, "onGo">, go: (answer: Body) => void) =>
    setReason({ ...question, onGo: go });
  // Gives the moved deal, or nothing while something is still asked or when it was refused.
  const move = async (deal: Row | { id: number }, stage: string, name: string, back: boolean) => {
    if (stage === "follow-up") return say(`/deals/${deal.id}/win`, {}, t("won"));
    if (back) {
      ask(
        { title: t("move_back_why"), kind: "text" },
        (answer) => void say(`/deals/${deal.id}/move`, { stage, ...answer }, name),
      );
      return null;
    }
    return say(`/deals/${deal.id}/move`, { stage }, name);
  };
  const lose = (deal: { id: number }) =>
    ask({ title: t("why_lost"), kind: "loss" }, (answer) => void say(`/deals/${deal.id}/lose`, answer, t("lost")));
  const dialog: ReactNode = (
    <>
      {reason && <ReasonDialog question={reason} onClose={() => setReason(null)} />}
      {missing && <MissingDialog question={missing} onClose={() => setMissing(null)} />}
    </>
  );
  return { say, ask, move, lose, dialog };
}

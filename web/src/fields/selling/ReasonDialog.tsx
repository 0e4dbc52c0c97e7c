import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProcesses } from "../../api/queries";
import { word } from "../../i18n";
import { Dialog } from "../../ui/Dialog";

export type ReasonQuestion = {
  title: string;
  kind: "text" | "loss" | "disqualify" | "date";
  onGo: (answer: Record<string, unknown>) => void;
};

export function ReasonDialog({ question, onClose }: { question: ReasonQuestion; onClose: () => void }) {
  const { t } = useTranslation();
  const process = useProcesses().data?.[0];
  const [text, setText] = useState("");
  const [choice, setChoice] = useState("");
  const reasons =
    question.kind === "loss"
      ? process?.loss_reasons
      : question.kind === "disqualify"
        ? process?.disqualify_reasons
        : undefined;
  const ready = question.kind === "text" || question.kind === "date" ? text.trim() !== "" : choice !== "";
  const go = () => {
    if (question.kind === "loss") question.onGo({ loss_reason: choice, note: text || undefined });
    else if (question.kind === "disqualify") question.onGo({ reason: choice, note: text || undefined });
    else if (question.kind === "date") question.onGo({ until: text });
    else question.onGo({ reason: text });
  };
  return (
    <Dialog title={question.title} onClose={onClose}>
      {reasons && (
        <div className="stack" role="radiogroup" aria-label={question.title}>
          {reasons.map((one) => (
            <label key={one.key} className="check">
              <input type="radio" name="reason" checked={choice === one.key} onChange={() => setChoice(one.key)} />
              {word(one.label)}
            </label>
          ))}
        </div>
      )}
      <label className="field">
        <span>{question.kind === "date" ? t("when") : reasons ? t("note") : t("reason")}</span>
        {question.kind === "date" ? (
          <input type="date" autoFocus value={text} onChange={(event) => setText(event.target.value)} />
        ) : (
          <textarea rows={2} autoFocus={!reasons} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </label>
      <footer>
        <button type="button" className="btn" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="button" className="btn main" disabled={!ready} onClick={go}>
          {t("done")}
        </button>
      </footer>
    </Dialog>
  );
}

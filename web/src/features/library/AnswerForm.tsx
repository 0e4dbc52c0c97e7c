import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/client";
import { useAct } from "../../fields/useAct";

type Props = { objection: number; reviews: boolean };

/** A new answer: whoever keeps the library adds it, anybody else proposes it. */
export function AnswerForm({ objection, reviews }: Props) {
  const { t } = useTranslation();
  const act = useAct();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [facts, setFacts] = useState("");
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    const said = { text: text.trim(), facts: facts.trim() || undefined };
    const work = reviews
      ? post("/objection-answers", { ...said, objection })
      : post(`/objections/${objection}/answers`, said);
    if (!(await act(work, t(reviews ? "saved" : "answer_proposed")))) return;
    setText("");
    setFacts("");
    setOpen(false);
  };
  if (!open)
    return (
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {t(reviews ? "add_answer" : "propose_answer")}
      </button>
    );
  return (
    <form className="stack answer-form" onSubmit={save}>
      <label className="field">
        <span>{t("answer_text")}</span>
        <textarea autoFocus rows={2} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <label className="field">
        <span>{t("answer_facts_ask")}</span>
        <input value={facts} onChange={(event) => setFacts(event.target.value)} />
      </label>
      <div className="line end">
        <button type="button" className="btn quiet" onClick={() => setOpen(false)}>
          {t("cancel")}
        </button>
        <button type="submit" className="btn main" disabled={!text.trim()}>
          {t(reviews ? "add_answer" : "propose_answer")}
        </button>
      </div>
    </form>
  );
}

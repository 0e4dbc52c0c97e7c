import { useTranslation } from "react-i18next";
import { useModule } from "../../api/queries";
import type { LibraryObjection } from "../../api/types";
import { Answers } from "../../fields/objections/Answers";
import { word } from "../../i18n";
import { AnswerForm } from "./AnswerForm";

type Props = { objection: LibraryObjection; open: boolean; onToggle: () => void; reviews: boolean };

/** One objection with its answers; closed, the answer that helped most surely. */
export function Objection({ objection, open, onToggle, reviews }: Props) {
  const { t } = useTranslation();
  const kinds = useModule("objections")?.fields.find((field) => field.key === "kind")?.choices ?? [];
  const kind = kinds.find((one) => one.key === objection.kind);
  const used = objection.answers.reduce((sum, answer) => sum + answer.used, 0);
  return (
    <li className={open ? "open" : ""}>
      <button type="button" className="objection" aria-expanded={open} onClick={onToggle}>
        <span className="grow">
          <b className="strong">«{objection.text}»</b>
          {!open && objection.answers[0] && <span className="sub block ellipsis">{objection.answers[0].text}</span>}
        </span>
        <span className="sub small nowrap">
          {word(kind?.label)} · {t("answers_count", { count: objection.answers.length })}
          {used > 0 && ` · ${t("answer_used", { count: used })}`}
        </span>
      </button>
      {open && (
        <div className="objection-body">
          <Answers answers={objection.answers} />
          <AnswerForm objection={objection.id} reviews={reviews} />
        </div>
      )}
    </li>
  );
}

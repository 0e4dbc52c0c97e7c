import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patch, put, remove } from "../../api/client";
import type { Module, Row } from "../../api/types";
import { useAct } from "../useAct";
import { shown } from "../View";
import { Answers } from "./Answers";
import { useLibrary } from "./useLibrary";

/** An answer in one's own words, for what the library does not know. */
function OwnAnswer({ onSave }: { onSave: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  return (
    <form
      className="line"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(text);
        setText("");
      }}
    >
      <input
        aria-label={t("own_answer")}
        placeholder={t("own_answer")}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="btn" disabled={!text.trim()}>
        {t("save")}
      </button>
    </form>
  );
}

type Props = { deal: number; row: Row; module: Module; may: boolean; first: boolean };

/** An objection that the customer raised: what was answered, and whether that settled it. */
export function Concern({ deal, row, module, may, first }: Props) {
  const { t } = useTranslation();
  const act = useAct();
  const [open, setOpen] = useState<boolean | null>(null);
  const known = Number(row.known ?? 0);
  const words = row.titles?.known ?? String(row.text ?? "");
  const wanted = open ?? (first && !row.resolved && !row.answer);
  const library = useLibrary({ q: words, limit: 20 }, wanted && known > 0).data ?? [];
  const answers = library.find((one) => one.id === known)?.answers ?? [];
  const base = `/deals/${deal}/concerns/${row.id}`;
  const kind = module.fields.find((field) => field.key === "kind");
  const settle = (resolved: boolean) => act(patch(base, { resolved }));
  return (
    <li className={`concern ${row.resolved ? "settled" : ""}`}>
      <div className="line">
        <button type="button" className="grow said" aria-expanded={wanted} onClick={() => setOpen(!wanted)}>
          «{String(row.text ?? row.objection ?? "")}»{" "}
          {kind && Boolean(row.kind) && <span className="sub small">{shown(kind, row)}</span>}
        </button>
        <span className={`tag ${row.resolved ? "good" : "risk"}`}>
          {t(row.resolved ? "concern_settled" : "concern_open")}
        </span>
      </div>
      {Boolean(row.answer) && <p className="sub">{String(row.answer)}</p>}
      {may && !row.resolved && Boolean(row.answer) && (
        <div className="line wrap">
          <span className="sub">{t("does_it_settle")}</span>
          <button type="button" className="btn" onClick={() => void settle(true)}>
            {t("it_settles")}
          </button>
        </div>
      )}
      {wanted && may && (
        <>
          {known > 0 && (
            <Answers
              answers={answers}
              onUse={(answer) => void act(put(`${base}/answer`, { answer: answer.id })).then(() => setOpen(false))}
            />
          )}
          <OwnAnswer onSave={(answer) => void act(patch(base, { answer })).then(() => setOpen(false))} />
          <div className="line wrap">
            {row.resolved === true && (
              <button type="button" className="btn quiet" onClick={() => void settle(false)}>
                {t("not_settled_after_all")}
              </button>
            )}
            <button type="button" className="btn quiet danger" onClick={() => void act(remove(base))}>
              {t("remove")}
            </button>
          </div>
        </>
      )}
    </li>
  );
}

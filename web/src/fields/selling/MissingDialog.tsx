import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { put } from "../../api/client";
import { useModule } from "../../api/queries";
import type { Missing, Module } from "../../api/types";
import { Dialog } from "../../ui/Dialog";
import { useToasts } from "../../ui/toasts";
import { ChildSection } from "../children/ChildSection";
import { type Draft, FieldInputs } from "../RecordForm";
import { ActivityAsk } from "./ActivityAsk";
import { ask_of } from "./asks";
import "./selling.css";

export type MissingQuestion = {
  missing: Missing[];
  resource: string;
  id: number;
  mayOverride: boolean;
  onGo: (more: Record<string, unknown>) => void;
};

type ItemProps = { one: Missing; id: number; module: Module; draft: Draft; onChange: (draft: Draft) => void };

/** A step that only somebody who did it can tick. */
function StepTick({ resource, id, step }: { resource: string; id: number; step: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const [done, setDone] = useState(false);
  const tick = (value: boolean) => {
    setDone(value);
    put(`/${resource}/${id}/steps/${step}`, { done: value })
      .then(() => client.invalidateQueries({ queryKey: ["any"] }))
      .catch((error) => {
        setDone(!value);
        toasts.failed(error);
      });
  };
  return (
    <label className="check">
      <input type="checkbox" checked={done} onChange={(event) => tick(event.target.checked)} />
      {t("act_complete")}
    </label>
  );
}

/** One thing that is missing, with what fills it. */
function Item({ one, id, module, draft, onChange }: ItemProps) {
  const fields = one.fields.flatMap((name) => module.fields.find((field) => field.key === name) ?? []);
  const ask = ask_of(one.criterion, one.fields, module.children);
  return (
    <section className="missing">
      <h3>{one.message}</h3>
      {ask && "children" in ask && module.children.includes(ask.children) && (
        <ChildSection resource={module.key} id={id} name={ask.children} />
      )}
      {ask && "activity" in ask && <ActivityAsk about={id} {...ask.activity} />}
      {one.step && fields.length === 0 && !ask && <StepTick resource={module.key} id={id} step={one.step} />}
      <FieldInputs fields={fields} draft={draft} onChange={onChange} />
    </section>
  );
}

/** Says what is missing to move on, and takes it right there. */
export function MissingDialog({ question, onClose }: { question: MissingQuestion; onClose: () => void }) {
  const { t } = useTranslation();
  const module = useModule(question.resource);
  const [draft, setDraft] = useState<Draft>({ values: {}, titles: {} });
  const [reason, setReason] = useState("");
  const [overriding, setOverriding] = useState(false);
  if (!module) return null;
  return (
    <Dialog title={t("missing_count", { count: question.missing.length })} onClose={onClose}>
      <p className="sub">{t("missing_text")}</p>
      {question.missing.map((one) => (
        <Item
          key={`${one.stage}${one.criterion ?? one.step ?? one.message}`}
          one={one}
          id={question.id}
          module={module}
          draft={draft}
          onChange={setDraft}
        />
      ))}
      {overriding && (
        <label className="field">
          <span>{t("override_why")}</span>
          <input autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      )}
      <footer>
        {question.mayOverride && !overriding && (
          <button type="button" className="btn quiet" onClick={() => setOverriding(true)}>
            {t("override")}
          </button>
        )}
        <span className="grow" />
        <button type="button" className="btn" onClick={onClose}>
          {t("cancel")}
        </button>
        {overriding ? (
          <button
            type="button"
            className="btn main"
            disabled={!reason.trim()}
            onClick={() => question.onGo({ override: true, reason, set: draft.values })}
          >
            {t("override")}
          </button>
        ) : (
          <button type="button" className="btn main" onClick={() => question.onGo({ set: draft.values })}>
            {t("go_on")}
          </button>
        )}
      </footer>
    </Dialog>
  );
}

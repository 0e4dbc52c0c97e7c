import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGuide, useModule } from "../../api/queries";
import type { Missing, Module } from "../../api/types";
import { Dialog } from "../../ui/Dialog";
import { type Draft, FieldInputs } from "../RecordForm";
import { Supply } from "./Supply";
import { key_of, standing } from "./standing";
import "./selling.css";

export type MissingQuestion = {
  missing: Missing[];
  resource: string;
  id: number;
  mayOverride: boolean;
  onGo: (more: Record<string, unknown>) => void;
};

type ItemProps = {
  one: Missing;
  met: boolean;
  id: number;
  module: Module;
  draft: Draft;
  onChange: (draft: Draft) => void;
};

/** One thing that is missing, with what fills it. */
function Item({ one, met, id, module, draft, onChange }: ItemProps) {
  const fields = one.fields.flatMap((name) => module.fields.find((field) => field.key === name) ?? []);
  if (met)
    return (
      <p className="good missing">
        <span>✓ {one.message}</span>
      </p>
    );
  return (
    <section className="missing" aria-label={one.message}>
      <h3>{one.message}</h3>
      <Supply one={one} module={module} id={id} />
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
  const guide = useGuide(question.resource, question.id, true).data;
  if (!module) return null;
  const items = standing(question.missing, guide);
  const left = items.filter((item) => !item.met).length;
  return (
    <Dialog title={left > 0 ? t("missing_count", { count: left }) : t("all_met")} onClose={onClose}>
      <p className="sub">{t("missing_text")}</p>
      {items.map(({ one, met }) => (
        <Item
          key={key_of(one)}
          one={one}
          met={met}
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

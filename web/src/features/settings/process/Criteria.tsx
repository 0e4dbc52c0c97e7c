import { useState } from "react";
import { useTranslation } from "react-i18next";
import { word } from "../../../i18n";
import { Handle, Sortable } from "../../../ui/Sortable";
import { type Criterion, changed, empty, fresh, moved, resource_of, type Stage, slim } from "./document";
import { Both, Group, Pick, Refusal, Remove } from "./inputs";
import { LiveTest } from "./LiveTest";
import { useFields } from "./useFields";

type FormProps = {
  process: string;
  stage: Stage;
  criterion: Criterion;
  refusal: string | undefined;
  onChange: (criterion: Criterion) => void;
};

function CriterionForm({ process, stage, criterion, refusal, onChange }: FormProps) {
  const { t } = useTranslation();
  const resource = resource_of(stage);
  const fields = useFields(resource);
  const set = (change: Partial<Criterion>) => onChange(slim({ ...criterion, ...change }));
  return (
    <div className="stack inner">
      <Both
        label={t("pe_message")}
        value={criterion.message}
        onChange={(message) => onChange({ ...criterion, message })}
      />
      <label className="field">
        <span>{t("pe_query")}</span>
        <textarea
          rows={2}
          className="query"
          spellCheck={false}
          aria-invalid={Boolean(refusal)}
          value={criterion.query}
          onChange={(event) => onChange({ ...criterion, query: event.target.value })}
        />
      </label>
      <Refusal text={refusal} />
      <LiveTest process={process} resource={resource} stage={stage.key} query={criterion.query} />
      <Pick
        label={t("pe_criterion_fields")}
        chosen={criterion.fields}
        choices={fields}
        onChange={(chosen) => set({ fields: chosen })}
      />
      <label className="field">
        <span>{t("pe_list")}</span>
        <input
          className="query"
          spellCheck={false}
          value={criterion.list ?? ""}
          onChange={(event) => set({ list: event.target.value })}
        />
      </label>
    </div>
  );
}

type Props = {
  process: string;
  stage: Stage;
  refusal: (place: string) => string | undefined;
  onChange: (criteria: Criterion[]) => void;
};

/** What must be true to leave the stage: a sentence and a query each, tried on real records. */
export function Criteria({ process, stage, refusal, onChange }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const all = stage.criteria ?? [];
  const title = (one: Criterion) => word(one.message) || t("pe_unnamed");
  const add = () => {
    const key = fresh("criterion", all);
    setOpen(key);
    onChange([...all, { key, query: "", message: empty }]);
  };
  return (
    <Group label={t("pe_criteria")} help={t("pe_criteria_help")} add={t("add")} onAdd={add}>
      <Sortable
        label={t("pe_criteria")}
        items={all}
        keyOf={(one) => one.key}
        titleOf={title}
        onMove={(from, to) => onChange(moved(all, from, to))}
      >
        {(one, at) => {
          const wrong = refusal(`criteria.${one.key}`);
          return (
            <div className={`piece ${open === one.key ? "open" : ""}`}>
              <div className="line">
                <Handle />
                <button
                  type="button"
                  className="grow head"
                  aria-expanded={open === one.key}
                  onClick={() => setOpen(open === one.key ? null : one.key)}
                >
                  {title(one)} <code className="sub small block ellipsis">{one.query}</code>
                </button>
                {wrong && <span className="tag late">!</span>}
                <Remove title={title(one)} onClick={() => onChange(all.filter((other) => other !== one))} />
              </div>
              {open === one.key ? (
                <CriterionForm
                  process={process}
                  stage={stage}
                  criterion={one}
                  refusal={wrong}
                  onChange={(next) => onChange(changed(all, at, next))}
                />
              ) : (
                <Refusal text={wrong} />
              )}
            </div>
          );
        }}
      </Sortable>
    </Group>
  );
}

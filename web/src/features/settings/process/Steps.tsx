import { useState } from "react";
import { useTranslation } from "react-i18next";
import { word } from "../../../i18n";
import { Handle, Sortable } from "../../../ui/Sortable";
import { changed, empty, fresh, moved, resource_of, type Stage, type Step, slim } from "./document";
import { Both, Group, LabelList, Pick, Refusal, Remove } from "./inputs";
import { Choose, StepActivity } from "./StepActivity";
import { useFields } from "./useFields";

type FormProps = { stage: Stage; step: Step; onChange: (step: Step) => void };

function StepForm({ stage, step, onChange }: FormProps) {
  const { t } = useTranslation();
  const fields = useFields(resource_of(stage));
  const set = (change: Partial<Step>) => onChange(slim({ ...step, ...change }));
  const criteria = (stage.criteria ?? []).map((one) => ({ key: one.key, label: word(one.message) || one.key }));
  const others = (stage.steps ?? []).filter((one) => one.key !== step.key);
  return (
    <div className="stack inner">
      <Both label={t("pe_names")} value={step.names} onChange={(names) => onChange({ ...step, names })} />
      <Both label={t("pe_hint")} value={step.hint} onChange={(hint) => set({ hint })} />
      <label className="check">
        <input
          type="checkbox"
          checked={Boolean(step.required)}
          onChange={(event) => set({ required: event.target.checked })}
        />
        {t("pe_required_long")}
      </label>
      <Pick
        label={t("pe_step_fields")}
        chosen={step.fields}
        choices={fields}
        onChange={(chosen) => set({ fields: chosen })}
      />
      <div className="three">
        <Choose
          label={t("pe_serves")}
          value={step.serves ?? ""}
          choices={[{ key: "", label: t("pe_by_tick") }, ...criteria]}
          onChange={(serves) => set({ serves })}
        />
      </div>
      <Pick
        label={t("pe_after")}
        chosen={step.after}
        choices={others.map((one) => ({ key: one.key, label: word(one.names) || one.key }))}
        onChange={(after) => set({ after })}
      />
      <StepActivity activity={step.activity} onChange={(activity) => set({ activity })} />
      <Both label={t("pe_text")} rows={3} value={step.text} onChange={(text) => set({ text })} />
      <LabelList label={t("pe_questions")} value={step.questions} onChange={(questions) => set({ questions })} />
    </div>
  );
}

type Props = { stage: Stage; refusal: (place: string) => string | undefined; onChange: (steps: Step[]) => void };

/** What is done in the stage, in order: required or not, ticked by hand or by the system. */
export function Steps({ stage, refusal, onChange }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const all = stage.steps ?? [];
  const title = (one: Step) => word(one.names) || t("pe_unnamed");
  const add = () => {
    const key = fresh("step", all);
    setOpen(key);
    onChange([...all, { key, names: empty }]);
  };
  return (
    <Group label={t("pe_steps")} help={t("pe_steps_help")} add={t("add")} onAdd={add}>
      <Sortable
        label={t("pe_steps")}
        items={all}
        keyOf={(one) => one.key}
        titleOf={title}
        onMove={(from, to) => onChange(moved(all, from, to))}
      >
        {(one, at) => (
          <div className={`piece ${open === one.key ? "open" : ""}`}>
            <div className="line">
              <Handle />
              <button
                type="button"
                className="grow head"
                aria-expanded={open === one.key}
                onClick={() => setOpen(open === one.key ? null : one.key)}
              >
                {title(one)}
              </button>
              {one.required && <span className="tag accent">{t("pe_required")}</span>}
              {one.by_system && <span className="tag">{t("pe_by_system")}</span>}
              {one.activity && <span className="tag wide">{t(`compose_${one.activity.kind}`)}</span>}
              <Remove title={title(one)} onClick={() => onChange(all.filter((other) => other !== one))} />
            </div>
            <Refusal text={refusal(`steps.${one.key}`)} />
            {open === one.key && (
              <StepForm stage={stage} step={one} onChange={(next) => onChange(changed(all, at, next))} />
            )}
          </div>
        )}
      </Sortable>
    </Group>
  );
}

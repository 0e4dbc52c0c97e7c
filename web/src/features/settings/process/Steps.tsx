import { useTranslation } from "react-i18next";
import { word } from "../../../i18n";
import { empty, resource_of, type Stage, type Step, slim } from "./document";
import { Both, LabelList, Pick, Refusal } from "./inputs";
import { Pieces } from "./Pieces";
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
  return (
    <Pieces
      label={t("pe_steps")}
      help={t("pe_steps_help")}
      all={stage.steps ?? []}
      titleOf={(one) => word(one.names) || t("pe_unnamed")}
      prefix="step"
      make={(key): Step => ({ key, names: empty })}
      tags={(one) => (
        <>
          {one.required && <span className="tag accent">{t("pe_required")}</span>}
          {one.by_system && <span className="tag">{t("pe_by_system")}</span>}
          {one.activity && <span className="tag wide">{t(`compose_${one.activity.kind}`)}</span>}
        </>
      )}
      below={(one, open, set) => (
        <>
          <Refusal text={refusal(`steps.${one.key}`)} />
          {open && <StepForm stage={stage} step={one} onChange={set} />}
        </>
      )}
      onChange={onChange}
    />
  );
}

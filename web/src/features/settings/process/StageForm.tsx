import { useTranslation } from "react-i18next";
import { Criteria } from "./Criteria";
import { changed, empty, type Stage, slim } from "./document";
import { FollowUps } from "./FollowUps";
import { Both, Group, LabelList, NumberInput, Refusal, Remove } from "./inputs";
import { Steps } from "./Steps";

type Props = {
  process: string;
  stage: Stage;
  refusal: (place: string) => string | undefined;
  onChange: (stage: Stage) => void;
};

function Materials({ stage, onChange }: Pick<Props, "stage" | "onChange">) {
  const { t } = useTranslation();
  const all = stage.materials ?? [];
  const set = (materials: typeof all) => onChange(slim({ ...stage, materials }));
  return (
    <Group label={t("pe_materials")} add={t("add")} onAdd={() => set([...all, { label: empty, url: "" }])}>
      {all.map((one, at) => (
        <div key={at} className="line top">
          <div className="grow stack">
            <Both
              label={t("pe_label")}
              value={one.label}
              onChange={(label) => set(changed(all, at, { ...one, label }))}
            />
            <label className="field">
              <span>{t("pe_url")}</span>
              <input
                type="url"
                value={one.url}
                onChange={(event) => set(changed(all, at, { ...one, url: event.target.value }))}
              />
            </label>
          </div>
          <Remove title={one.label.ru || one.url} onClick={() => set(all.filter((_, other) => other !== at))} />
        </div>
      ))}
    </Group>
  );
}

/** One stage: what it is for, how long it may take, what is done in it, and what must be true to leave it. */
export function StageForm({ process, stage, refusal, onChange }: Props) {
  const { t } = useTranslation();
  const set = (change: Partial<Stage>) => onChange(slim({ ...stage, ...change }));
  return (
    <div className="stack">
      <Refusal text={refusal("") ?? refusal("names") ?? refusal("key")} />
      <Both label={t("pe_names")} value={stage.names} onChange={(names) => onChange({ ...stage, names })} />
      <Both rows={2} label={t("pe_purpose")} value={stage.purpose} onChange={(purpose) => set({ purpose })} />
      <div className="three">
        <NumberInput
          label={t("pe_probability")}
          max={100}
          value={stage.probability}
          onChange={(probability) => set({ probability })}
        />
        {stage.record !== "won" && (
          <NumberInput
            label={t("pe_hours")}
            value={stage.hours}
            help={stage.hours ? t("work_days", { count: Math.round(stage.hours / 8) }) : t("pe_no_limit")}
            onChange={(hours) => set({ hours })}
          />
        )}
        {stage.record === "lead" && (
          <NumberInput
            label={t("pe_answer_minutes")}
            value={stage.answer_minutes}
            onChange={(answer_minutes) => set({ answer_minutes })}
          />
        )}
      </div>
      {stage.record !== "won" && (
        <>
          <Steps stage={stage} refusal={refusal} onChange={(steps) => set({ steps })} />
          <Criteria process={process} stage={stage} refusal={refusal} onChange={(criteria) => set({ criteria })} />
        </>
      )}
      {stage.record === "won" && (
        <FollowUps all={stage.follow_ups ?? []} refusal={refusal} onChange={(follow_ups) => set({ follow_ups })} />
      )}
      <Group label={t("pe_guidance")}>
        <Both
          quiet
          rows={3}
          label={t("pe_guidance")}
          value={stage.guidance}
          onChange={(guidance) => set({ guidance })}
        />
      </Group>
      <LabelList label={t("pe_mistakes")} value={stage.mistakes} onChange={(mistakes) => set({ mistakes })} />
      <LabelList label={t("pe_script")} value={stage.script} onChange={(script) => set({ script })} />
      <Materials stage={stage} onChange={onChange} />
    </div>
  );
}

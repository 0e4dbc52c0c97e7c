import { useId } from "react";
import { useTranslation } from "react-i18next";
import { word } from "../../../i18n";
import { CriterionQuery } from "./CriterionQuery";
import { type Criterion, empty, resource_of, type Stage, slim } from "./document";
import { Both, Pick, Refusal } from "./inputs";
import { LiveTest } from "./LiveTest";
import { Pieces } from "./Pieces";
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
  const id = useId();
  const setQuery = (query: string) => onChange({ ...criterion, query });
  const set = (change: Partial<Criterion>) => onChange(slim({ ...criterion, ...change }));
  return (
    <div className="stack inner">
      <Both
        label={t("pe_message")}
        value={criterion.message}
        onChange={(message) => onChange({ ...criterion, message })}
      />
      <CriterionQuery
        resource={resource}
        query={criterion.query}
        wrong={Boolean(refusal)}
        described={id}
        onChange={setQuery}
      />
      <LiveTest
        id={id}
        process={process}
        resource={resource}
        stage={stage.key}
        query={criterion.query}
        refusal={refusal}
        onChange={setQuery}
      />
      <Pick
        label={t("pe_criterion_fields")}
        chosen={criterion.fields}
        choices={fields}
        onChange={(chosen) => set({ fields: chosen })}
      />
      <label className="field">
        <span>{t("pe_list")}</span>
        <input
          className="source"
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
  const wrong = (one: Criterion) => refusal(`criteria.${one.key}`);
  return (
    <Pieces
      label={t("pe_criteria")}
      help={t("pe_criteria_help")}
      all={stage.criteria ?? []}
      titleOf={(one) => word(one.message) || t("pe_unnamed")}
      prefix="criterion"
      make={(key): Criterion => ({ key, query: "", message: empty })}
      beside={(one) => (
        <>
          {" "}
          <code className="sub small block ellipsis">{one.query}</code>
        </>
      )}
      tags={(one) => wrong(one) && <span className="tag late">!</span>}
      below={(one, open, set) =>
        open ? (
          <CriterionForm process={process} stage={stage} criterion={one} refusal={wrong(one)} onChange={set} />
        ) : (
          <Refusal text={wrong(one)} />
        )
      }
      onChange={onChange}
    />
  );
}

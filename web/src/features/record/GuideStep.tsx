import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { post, put } from "../../api/client";
import { useModule } from "../../api/queries";
import type { Guide, Missing, Row } from "../../api/types";
import { ask_of } from "../../fields/selling/asks";
import { FieldsForm } from "../../fields/selling/FieldsForm";
import { Supply } from "../../fields/selling/Supply";
import { useAct } from "../../fields/useAct";
import { moment } from "../../ui/format";
import { InviteDeciders } from "./InviteDeciders";

type Step = Guide["steps"][number];
type Props = { resource: string; row: Row; guide: Guide; step: Step; may: boolean };

const pages: Record<string, string> = { brief: "open_brief", plan: "open_plan" };
// Steps that happen in the conversation itself.
const talks = ["meeting", "contact", "demo", "likes", "ask"];

/** The activity that the step offers, made with one click for when the process says. */
function PlanIt({ resource, row, step }: { resource: string; row: Row; step: Step }) {
  const { t } = useTranslation();
  const act = useAct();
  return (
    <button
      type="button"
      className="link"
      onClick={() => void act(post(`/${resource}/${row.id}/steps/${step.key}/activity`), t("planned"))}
    >
      {t("plan_for", { when: moment(step.activity!.due_at) })}
    </button>
  );
}

function missing_of(guide: Guide, step: Step): Missing | undefined {
  return guide.missing.find((one) => one.step === step.key || (Boolean(step.serves) && one.criterion === step.serves));
}

/** What can be done about a step that is still open: read, planned, talked, filled in right here. */
function Actions({ resource, row, guide, step }: Props) {
  const { t } = useTranslation();
  const module = useModule(resource);
  const [open, setOpen] = useState(false);
  if (!module) return null;
  const page = pages[step.key];
  const missing = missing_of(guide, step);
  const asked = ask_of(missing?.criterion ?? missing?.step, missing?.fields ?? [], module.children);
  const fills = !page && (step.fields.length > 0 || Boolean(asked));
  const talk =
    talks.includes(step.key) && (guide.script.length > 0 || resource === "leads" || guide.stage !== "preparation");
  return (
    <>
      <span className="line wrap step-actions">
        {page && (
          <Link className="link" to={`/${resource}/${row.id}/${step.key}`}>
            {t(page)}
          </Link>
        )}
        {talk && (
          <Link className="link" to={`/${resource}/${row.id}/call`}>
            {t("begin_talk")}
          </Link>
        )}
        {step.activity && missing && <PlanIt resource={resource} row={row} step={step} />}
        {step.key === "invite" && !step.done && <InviteDeciders deal={row.id} />}
        {fills && (
          <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? "hide" : "fill_in")}
          </button>
        )}
      </span>
      {open && (
        <div className="step-fill">
          {missing && asked && <Supply one={missing} module={module} id={row.id} />}
          <FieldsForm module={module} row={row} names={step.fields} />
        </div>
      )}
    </>
  );
}

/** A step of the stage: what to do, how, and the way to do it. */
export function GuideStep({ resource, row, guide, step, may }: Props) {
  const { t } = useTranslation();
  const act = useAct();
  const waits = (step.after ?? []).flatMap((key) => guide.steps.find((one) => one.key === key && !one.done) ?? []);
  return (
    <div className="step">
      <button
        type="button"
        role="checkbox"
        aria-checked={step.done}
        className={`check-item ${step.done ? "done" : ""}`}
        disabled={step.by_system || !may || waits.length > 0}
        onClick={() => void act(put(`/${resource}/${row.id}/steps/${step.key}`, { done: !step.done }), null)}
      >
        <span className="box" />
        <span>
          {step.label}
          {!step.required && !step.done && <span className="sub"> · {t("optional")}</span>}
          {step.hint && <span className="sub block">{step.hint}</span>}
          {waits.length > 0 && <span className="sub block">{t("step_after", { step: waits[0]!.label })}</span>}
        </span>
      </button>
      {step.questions && step.questions.length > 0 && !step.done && (
        <ul className="sub told-list">
          {step.questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
      )}
      {may && (!step.done || pages[step.key] || step.fields.length > 0) && (
        <Actions resource={resource} row={row} guide={guide} step={step} may={may} />
      )}
    </div>
  );
}

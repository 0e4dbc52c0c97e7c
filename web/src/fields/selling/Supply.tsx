import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRecord } from "../../api/queries";
import type { Missing, Module } from "../../api/types";
import { ChildSection } from "../children/ChildSection";
import { ObjectionsPanel } from "../objections/ObjectionsPanel";
import { PlanList } from "../plan/PlanList";
import { QuotesPanel } from "../quotes/QuotesPanel";
import { ActivityAsk } from "./ActivityAsk";
import { type Ask, ask_of } from "./asks";
import { StepTick } from "./StepTick";

function Panel({ panel, id }: { panel: "plan" | "objections" | "quotes"; id: number }) {
  const deal = useRecord("deals", id).data;
  if (!deal) return null;
  if (panel === "plan") return <PlanList deal={id} may />;
  return panel === "objections" ? <ObjectionsPanel deal={deal} may /> : <QuotesPanel deal={deal} may />;
}

function Asked({ ask, module, id }: { ask: Ask; module: Module; id: number }) {
  const { t } = useTranslation();
  if ("children" in ask)
    return module.children.includes(ask.children) ? (
      <ChildSection resource={module.key} id={id} name={ask.children} />
    ) : null;
  if ("activity" in ask) return <ActivityAsk resource={module.key} about={id} {...ask.activity} />;
  if ("panel" in ask) return <Panel panel={ask.panel} id={id} />;
  return (
    <Link className="btn" to={`/${module.key}/${id}/brief`}>
      {t("open_brief")}
    </Link>
  );
}

/** What fills one missing thing, right where it is missed; its fields aside, which the form around it takes. */
export function Supply({ one, module, id }: { one: Missing; module: Module; id: number }) {
  const ask = ask_of(one.criterion ?? one.step, one.fields, module.children);
  if (ask) return <Asked ask={ask} module={module} id={id} />;
  return one.step && one.fields.length === 0 ? <StepTick resource={module.key} id={id} step={one.step} /> : null;
}

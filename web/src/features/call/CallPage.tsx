import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { useGuide, useModule, useRecord } from "../../api/queries";
import type { Guide, Module, Row } from "../../api/types";
import { ChildSection } from "../../fields/children/ChildSection";
import { ObjectionsPanel } from "../../fields/objections/ObjectionsPanel";
import { PlanList } from "../../fields/plan/PlanList";
import { FollowUps } from "../../fields/selling/FollowUps";
import { useNarrow } from "../../ui/useNarrow";
import "./call.css";
import { CallHead } from "./CallHead";
import { FinishTalk } from "./FinishTalk";
import { LeadScript } from "./LeadScript";
import { PeopleTalk } from "./PeopleTalk";
import { questions_of, Script } from "./Script";
import { Terms } from "./Terms";
import { useDraft } from "./useDraft";

type Tab = "questions" | "demo" | "terms" | "objections" | "people";
const opens_with: Record<string, Tab> = { presentation: "demo", objections: "objections", closing: "terms" };

type Props = { tab: Tab; resource: string; row: Row; guide: Guide; module: Module; talk: ReturnType<typeof useDraft> };

function Panel({ tab, resource, row, guide, module, talk, narrow }: Props & { narrow: boolean }) {
  if (row.outcome === "won") return <FollowUps deal={row} may />;
  if (resource === "leads") return <LeadScript guide={guide} row={row} module={module} />;
  if (tab === "demo") return <PlanList deal={row.id} may />;
  if (tab === "terms") return <Terms deal={row} module={module} />;
  if (tab === "objections") return <ObjectionsPanel deal={row} may />;
  if (tab === "people") return <PeopleTalk deal={row} />;
  return (
    <>
      {questions_of(guide).length === 0 && <p className="sub">{guide.guidance}</p>}
      <Script deal={row.id} guide={guide} talk={talk} />
      {narrow && <ChildSection resource="deals" id={row.id} name="needs" />}
    </>
  );
}

function Tabs({ tabs, tab, onChange }: { tabs: Tab[]; tab: Tab; onChange: (tab: Tab) => void }) {
  const { t } = useTranslation();
  return (
    <div className="tabs call-tabs" role="group" aria-label={t("talk")}>
      {tabs.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === tab}
          className={one === tab ? "on" : ""}
          onClick={() => onChange(one)}
        >
          {t(`talk_${one}`)}
        </button>
      ))}
    </div>
  );
}

// From anywhere in the conversation: what the customer objects is looked for at once.
function useObjectionKey(go: () => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test((event.target as HTMLElement).tagName);
      if (!(event.altKey && event.code === "KeyO") && (typing || event.key !== "/")) return;
      event.preventDefault();
      go();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
}

/** The conversation on the whole screen: what to ask, what was answered, what worries them, and what comes next. */
export function CallPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { resource = "", id = "" } = useParams();
  const number = Number(id);
  const narrow = useNarrow();
  const row = useRecord(resource, number).data;
  const guide = useGuide(resource, number, true).data;
  const module = useModule(resource);
  const talk = useDraft(resource, number);
  const [chosen, setChosen] = useState<Tab | null>(null);
  const [finishing, setFinishing] = useState(false);
  // With a lead, or after the sale, there is one thing to talk about.
  const alone = resource === "leads" || row?.outcome === "won";
  const tab = chosen ?? opens_with[guide?.stage ?? ""] ?? "questions";
  useObjectionKey(() => {
    if (narrow) setChosen("objections");
    setTimeout(() => document.querySelector<HTMLElement>(".objection-search input")?.focus());
  });
  const away = () => navigate(`/${resource}/${number}`);
  if (!row || !guide || !module) return <main className="call" aria-busy="true" />;
  const tabs: Tab[] = ["questions", "demo", "terms", ...(narrow ? (["objections", "people"] as Tab[]) : [])];
  const main = narrow || tab !== "objections" ? tab : "questions";
  return (
    <main className="call" id="content">
      <CallHead
        resource={resource}
        row={row}
        began={talk.draft.began}
        onLeave={() => (talk.written ? setFinishing(true) : away())}
        onFinish={row.outcome === "won" ? null : () => setFinishing(true)}
      />
      {!alone && <Tabs tabs={tabs} tab={main} onChange={setChosen} />}
      <div className={`call-body ${alone ? "alone" : ""}`}>
        <section className="call-main" aria-label={t(`talk_${main}`)}>
          <Panel tab={main} resource={resource} row={row} guide={guide} module={module} talk={talk} narrow={narrow} />
        </section>
        {!narrow && !alone && (
          <aside className="call-side" aria-label={t("talk_objections")}>
            <p className="sub small">
              <kbd>Alt O</kbd> {t("objection_key")}
            </p>
            <ObjectionsPanel deal={row} may />
            <ChildSection resource="deals" id={row.id} name="needs" />
            <PeopleTalk deal={row} />
          </aside>
        )}
      </div>
      {finishing && (
        <FinishTalk
          resource={resource}
          row={row}
          stage={guide.stage}
          talk={talk}
          onClose={() => setFinishing(false)}
          onLeave={() => {
            talk.drop();
            away();
          }}
        />
      )}
    </main>
  );
}

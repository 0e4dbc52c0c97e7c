import { useTranslation } from "react-i18next";
import type { Guide, Row } from "../../api/types";
import { FollowUps } from "../../fields/selling/FollowUps";
import { word } from "../../i18n";
import { GuideStep } from "./GuideStep";

/** The guide of the stage: why it is there, what to do in it and how, what is missing to go on. */
export function GuidePanel({ resource, row, guide, may }: { resource: string; row: Row; guide: Guide; may: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {resource === "leads" && Boolean(row.description) && (
        <section className="sec">
          <h2>{t("from_request")}</h2>
          <p className="quote">{String(row.description)}</p>
        </section>
      )}
      <section className="sec">
        <h2>{word(guide.names)}</h2>
        <p className="sub purpose">{guide.purpose}</p>
        {guide.steps.map((step) => (
          <GuideStep key={step.key} resource={resource} row={row} guide={guide} step={step} may={may} />
        ))}
        {row.outcome === "won" && <FollowUps deal={row} may={may} />}
      </section>
      {(guide.missing.length > 0 || guide.next) && (
        <section className="sec">
          <h2>{t("to_go_on")}</h2>
          {guide.missing.length === 0 ? (
            <p className="good">{t("all_met")}</p>
          ) : (
            <p className="note">
              <b>{t("missing_count", { count: guide.missing.length })}:</b>{" "}
              {guide.missing.map((one) => one.message.charAt(0).toLowerCase() + one.message.slice(1)).join("; ")}.
            </p>
          )}
        </section>
      )}
      <section className="sec">
        <h2>{t("how_it_is_done")}</h2>
        <p className="sub">{guide.guidance}</p>
        {guide.script.length > 0 && (
          <ol className="sub told-list">
            {guide.script.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        )}
        {(guide.materials ?? []).map((one) => (
          <a key={one.url} className="link block" href={one.url} rel="noreferrer" target="_blank">
            {one.label}
          </a>
        ))}
        {guide.mistakes.length > 0 && (
          <>
            <h3>{t("mistakes")}</h3>
            <ul className="sub told-list">
              {guide.mistakes.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
      </section>
    </>
  );
}

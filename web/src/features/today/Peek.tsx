import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useGuide, useRecord } from "../../api/queries";
import type { TodayItem } from "../../api/types";
import { next_morning } from "../../fields/selling/StepFields";
import { money, phone } from "../../ui/format";
import { Menu } from "../../ui/Menu";
import { daysLater, instantOf } from "../../ui/zone";
import { reason_of } from "./QueueRow";

type Props = { item: TodayItem; onAct: () => void; onSnooze: (until: Date) => void };

/** The chosen row at a glance: who it is, what to find out, what was asked. */
export function Peek({ item, onAct, onSnooze }: Props) {
  const { t } = useTranslation();
  const staged = item.resource === "leads" || item.resource === "deals";
  const row = useRecord(item.resource, item.id).data;
  const guide = useGuide(item.resource, item.id, staged).data;
  return (
    <aside className="peek" aria-label={item.title}>
      <div>
        <h1>
          <Link to={`/${item.resource}/${item.id}`}>{item.title}</Link>
        </h1>
        <p className="sub">
          {[
            row?.job_title,
            item.subtitle,
            row?.city,
            row?.amount ? money(row.amount as string, row.currency as string) : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <div className="line wrap">
        <button type="button" className="btn main" onClick={onAct}>
          {t(`act_${item.action}`)}
        </button>
        {staged && (
          <Link className="btn" to={`/${item.resource}/${item.id}/brief`}>
            {t("brief")}
          </Link>
        )}
        {item.email && (
          <a className="btn" href={`mailto:${item.email}`}>
            {t("act_write")}
          </a>
        )}
        {item.phone && item.action !== "call" && (
          <a className="btn" href={`tel:${item.phone}`}>
            {t("act_call")}
          </a>
        )}
        {item.activity && (
          <Menu
            label={t("put_off")}
            choices={[
              { label: t("in_an_hour"), act: () => onSnooze(new Date(Date.now() + 3_600_000)) },
              { label: t("next_working_day"), act: () => onSnooze(instantOf(next_morning())) },
              { label: t("in_a_week"), act: () => onSnooze(daysLater(new Date(), 7)) },
            ]}
          />
        )}
      </div>
      <div className="sub reaches">
        {item.phone && <span>{phone(item.phone)}</span>}
        {item.email && <span>{item.email}</span>}
      </div>
      <p className={item.tone ? "note" : "sub"}>{reason_of(item)}</p>
      {guide && guide.steps.length > 0 && (
        <section>
          <h2>
            {guide.stages.find((stage) => stage.state === "current")?.name}: {t("what_to_learn")}
          </h2>
          {guide.steps.map((step) => (
            <div key={step.key} className={`check-item ${step.done ? "done" : ""}`}>
              <span className="box" />
              <span>
                {step.label}
                {step.hint && <span className="sub block">{step.hint}</span>}
              </span>
            </div>
          ))}
        </section>
      )}
      {Boolean(row?.description) && (
        <section>
          <h2>{t("from_request")}</h2>
          <p className="quote">{String(row?.description)}</p>
        </section>
      )}
    </aside>
  );
}

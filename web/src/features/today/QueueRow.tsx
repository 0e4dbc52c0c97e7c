import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { TodayItem } from "../../api/types";
import { initials, moment, time } from "../../ui/format";
import { dayOf, today } from "../../ui/zone";

type Translate = (key: string, values?: Record<string, unknown>) => string;

function when(item: TodayItem, t: Translate) {
  if (item.action === "plan" && item.age_minutes !== null)
    return t("days_short", { count: Math.floor(item.age_minutes / 1440) });
  if (!item.at) return "";
  const at = new Date(item.at);
  return dayOf(at) === today() ? time(at) : moment(item.at, false);
}

/** The reason without what the title says already. */
export const reason_of = (item: TodayItem) => item.reason.replace(`: ${item.title}`, "");

/** Whether there is a conversation mode for it. */
export const talks = (item: TodayItem) => item.resource === "leads" || item.resource === "deals";

type Props = { item: TodayItem; on: boolean; onChoose: () => void; onAct: () => void };

export function QueueRow({ item, on, onChoose, onAct }: Props) {
  const { t } = useTranslation();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (on) row.current?.scrollIntoView?.({ block: "nearest" });
  }, [on]);
  return (
    <div ref={row} className={`todo ${on ? "on" : ""}`} onClick={onChoose}>
      <span className="avatar">{initials(item.title)}</span>
      <div className="who">
        <Link className="strong" to={`/${item.resource}/${item.id}`}>
          {item.title}
          {item.subtitle ? ` · ${item.subtitle}` : ""}
        </Link>
        <div className="why">
          {reason_of(item)}{" "}
          {item.action === "call" && talks(item) && (
            <Link className="link nowrap" to={`/${item.resource}/${item.id}/brief`}>
              {t("brief")}
            </Link>
          )}
          {item.instead_of && <span className="tag accent">{t("instead_of", { name: item.instead_of })}</span>}
        </div>
      </div>
      <span className={`when nowrap ${item.tone ?? ""}`}>{when(item, t)}</span>
      <button
        type="button"
        className="btn"
        onFocus={onChoose}
        onClick={(event) => {
          event.stopPropagation();
          onAct();
        }}
      >
        {t(`act_${item.action}`)}
      </button>
    </div>
  );
}

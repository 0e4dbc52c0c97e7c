import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useToday } from "../../api/queries";
import type { TodayItem } from "../../api/types";
import { CreateDialog } from "../../fields/CreateDialog";
import { language } from "../../i18n";
import { initials, moment } from "../../ui/format";
import { FinishDialog } from "./FinishDialog";
import { Peek } from "./Peek";
import "./today.css";

function when(item: TodayItem, t: (key: string, values?: Record<string, unknown>) => string) {
  if (item.action === "plan" && item.age_minutes !== null)
    return t("days_short", { count: Math.floor(item.age_minutes / 1440) });
  if (!item.at) return "";
  const at = new Date(item.at);
  if (at.toDateString() === new Date().toDateString())
    return new Intl.DateTimeFormat(language(), { hour: "2-digit", minute: "2-digit" }).format(at);
  return moment(item.at, false);
}

/** The queue of work for today, ordered by what matters now, each with its reason and one action. */
export function TodayPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const today = useToday();
  const [chosen, setChosen] = useState<string | null>(null);
  const [creating, setCreating] = useState<"leads" | null>(null);
  const [finishing, setFinishing] = useState<TodayItem | null>(null);
  const [planning, setPlanning] = useState<TodayItem | null>(null);
  const groups = today.data?.groups ?? [];
  const items = groups.flatMap((group) => group.items);
  const key = (item: TodayItem) => `${item.resource}${item.id}${item.activity}`;
  const current = items.find((item) => key(item) === chosen) ?? items[0];
  const act = (item: TodayItem) => {
    if (item.action === "plan") return setPlanning(item);
    if (item.action === "call" && item.phone) window.location.href = `tel:${item.phone}`;
    if (item.activity) return setFinishing(item);
    navigate(`/${item.resource}/${item.id}`);
  };
  return (
    <>
      <header className="bar">
        <h1>{t("today")}</h1>
        <span className="sub wide">
          {new Intl.DateTimeFormat(language(), { weekday: "long", day: "numeric", month: "long" }).format(new Date())}
        </span>
        <span className="grow" />
        {(today.data?.counts.overdue ?? 0) > 0 && (
          <span className="tag late">{t("overdue_count", { count: today.data?.counts.overdue })}</span>
        )}
        {today.data && <span className="tag wide">{t("todo_count", { count: today.data.counts.all })}</span>}
        <button type="button" className="btn main" onClick={() => setCreating("leads")}>
          {t("new_lead")} <kbd className="wide">N</kbd>
        </button>
      </header>
      <div className="today">
        <div className="queue">
          {today.data && items.length === 0 && (
            <div className="empty">
              <p>{t("today_empty")}</p>
              <Link className="btn" to="/board">
                {t("to_board")}
              </Link>
            </div>
          )}
          {groups.map((group) => (
            <section key={group.key}>
              <h2>{t(`group_${group.key}`)}</h2>
              {group.items.map((item) => (
                <div
                  key={key(item)}
                  className={`todo ${current && key(item) === key(current) ? "on" : ""}`}
                  onClick={() => setChosen(key(item))}
                >
                  <span className="avatar">{initials(item.title)}</span>
                  <div style={{ minWidth: 0 }}>
                    <Link className="strong" to={`/${item.resource}/${item.id}`}>
                      {item.title}
                      {item.subtitle ? ` · ${item.subtitle}` : ""}
                    </Link>
                    <div className="why">{item.reason}</div>
                  </div>
                  <span className={`when nowrap ${item.tone ?? ""}`}>{when(item, t)}</span>
                  <button
                    type="button"
                    className="btn"
                    onClick={(event) => {
                      event.stopPropagation();
                      act(item);
                    }}
                  >
                    {t(`act_${item.action}`)}
                  </button>
                </div>
              ))}
            </section>
          ))}
        </div>
        {current && <Peek key={key(current)} item={current} onAct={() => act(current)} />}
      </div>
      {creating && (
        <CreateDialog
          resource={creating}
          onClose={() => setCreating(null)}
          onCreated={(id) => navigate(`/leads/${id}`)}
        />
      )}
      {planning && (
        <CreateDialog
          resource="activities"
          preset={{ about: planning.id, kind: "call" }}
          onClose={() => setPlanning(null)}
          onCreated={() => setPlanning(null)}
        />
      )}
      {finishing && <FinishDialog item={finishing} onClose={() => setFinishing(null)} />}
    </>
  );
}

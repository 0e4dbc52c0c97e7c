import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useMe, useToday } from "../../api/queries";
import type { TodayItem } from "../../api/types";
import { CreateDialog } from "../../fields/CreateDialog";
import { locale } from "../../ui/format";
import { clockFormat } from "../../ui/zone";
import { FinishDialog } from "./FinishDialog";
import { FirstDay } from "./FirstDay";
import { OrderDialog } from "./OrderDialog";
import { Peek } from "./Peek";
import { PlanDialog } from "./PlanDialog";
import { QueueRow, reason_of, talks } from "./QueueRow";
import "./today.css";
import { key_of, useQueue } from "./useQueue";

function useKeys(items: TodayItem[], at: number, choose: (item: TodayItem) => void, act: (item: TodayItem) => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || document.querySelector("dialog[open]")) return;
      const item = items[at];
      if (event.key === "j" && items[at + 1]) choose(items[at + 1]!);
      else if (event.key === "k" && items[at - 1]) choose(items[at - 1]!);
      else if (event.key === "e" && item) act(item);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
}

function Empty() {
  const { t } = useTranslation();
  return (
    <div className="empty">
      <p>{t("today_empty")}</p>
      <Link className="btn" to="/board">
        {t("to_board")}
      </Link>
    </div>
  );
}

/** The queue of work for today, ordered by what matters now, each with its reason and one action. */
export function TodayPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const today = useToday();
  const queue = useQueue();
  const rights = useMe().data?.rights.modules;
  const [chosen, setChosen] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const [ordering, setOrdering] = useState(false);
  const [asking, setAsking] = useState<{ item: TodayItem; kind: "finish" | "plan" } | null>(null);
  const groups = today.data?.groups ?? [];
  const items = groups.flatMap((group) => group.items);
  const at = Math.max(
    0,
    items.findIndex((item) => key_of(item) === chosen),
  );
  const current = items[at];
  const choose = (item: TodayItem) => setChosen(key_of(item));
  const act = (item: TodayItem) => {
    choose(item);
    if (item.action === "plan") return setAsking({ item, kind: "plan" });
    if (item.action === "call" && item.phone) window.location.href = `tel:${item.phone}`;
    if (item.action === "call" && talks(item)) return navigate(`/${item.resource}/${item.id}/call`);
    if (item.activity) return setAsking({ item, kind: "finish" });
    navigate(`/${item.resource}/${item.id}`);
  };
  // The next one takes the place of what is finished.
  const leave = (item: TodayItem, work: Promise<void>) => {
    const next = items[items.indexOf(item) + 1] ?? items[items.indexOf(item) - 1];
    setChosen(next ? key_of(next) : null);
    setAsking(null);
    void work;
  };
  useKeys(items, at, choose, act);
  return (
    <>
      <header className="bar">
        <h1>{t("today")}</h1>
        <span className="sub wide">
          {clockFormat(locale(), { weekday: "long", day: "numeric", month: "long" }).format(new Date())}
        </span>
        <span className="grow" />
        {(today.data?.counts.overdue ?? 0) > 0 && (
          <span className="tag late">{t("overdue_count", { count: today.data?.counts.overdue })}</span>
        )}
        {today.data && <span className="tag wide">{t("todo_count", { count: today.data.counts.all })}</span>}
        <button type="button" className="btn quiet" onClick={() => setOrdering(true)}>
          {t("order")}
        </button>
        {rights?.leads?.create && (
          <button type="button" className="btn main" onClick={() => setCreating(true)}>
            {t("new_lead")} <kbd className="wide">N</kbd>
          </button>
        )}
      </header>
      <div className="today">
        <div className="queue">
          {today.isPending && [0, 1, 2, 3].map((n) => <div key={n} className="skeleton todo-skeleton" />)}
          {today.isError && <p className="empty">{t("load_failed")}</p>}
          {today.data && items.length === 0 && <FirstDay onLead={() => setCreating(true)} otherwise={<Empty />} />}
          {groups.map((group) => (
            <section key={group.key}>
              <h2>{t(`group_${group.key}`)}</h2>
              {group.items.map((item) => (
                <QueueRow
                  key={key_of(item)}
                  item={item}
                  on={item === current}
                  onChoose={() => choose(item)}
                  onAct={() => act(item)}
                />
              ))}
            </section>
          ))}
        </div>
        {current && (
          <Peek
            key={key_of(current)}
            item={current}
            onAct={() => act(current)}
            onSnooze={(until) => leave(current, queue.snooze(current, until))}
          />
        )}
      </div>
      {ordering && today.data && <OrderDialog order={today.data.order} onClose={() => setOrdering(false)} />}
      {creating && (
        <CreateDialog
          resource="leads"
          onClose={() => setCreating(false)}
          onCreated={(id) => navigate(`/leads/${id}`)}
        />
      )}
      {asking?.kind === "plan" && (
        <PlanDialog
          item={asking.item}
          onClose={() => setAsking(null)}
          onPlan={(step) => leave(asking.item, queue.plan(asking.item, step))}
        />
      )}
      {asking?.kind === "finish" && (
        <FinishDialog
          item={asking.item}
          reason={reason_of(asking.item)}
          onClose={() => setAsking(null)}
          onFinish={(outcome, next) => leave(asking.item, queue.finish(asking.item, outcome, next))}
        />
      )}
    </>
  );
}

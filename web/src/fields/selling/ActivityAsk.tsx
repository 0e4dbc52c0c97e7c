import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { patch, post } from "../../api/client";
import { useList } from "../../api/queries";
import { moment } from "../../ui/format";
import { useToasts } from "../../ui/toasts";
import { fromLocalInput, toLocalInput } from "../../ui/zone";
import { next_morning } from "./StepFields";

type Props = { resource: string; about: number; kind: string; purpose: string | null; done: boolean };

function Talk({ resource, about }: { resource: string; about: number }) {
  const { t } = useTranslation();
  return (
    <Link className="btn" to={`/${resource}/${about}/call`}>
      {t("begin_talk")}
    </Link>
  );
}

/** A meeting or call that a stage wants: the planned one is finished, or a new one is written down. */
export function ActivityAsk({ resource, about, kind, purpose, done }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const q = `about = ${about} and done = false${purpose ? ` and purpose = ${purpose}` : ""} sort due_at`;
  const planned = useList("activities", { q, limit: 5 }).data?.items ?? [];
  const [subject, setSubject] = useState(purpose ? t(`purpose_${purpose}`) : "");
  const [due, setDue] = useState(done ? toLocalInput(new Date().toISOString()) : next_morning());
  const [settled, setSettled] = useState(false);
  const settle = async (work: Promise<{ changeSet: number | null }>) => {
    try {
      toasts.done(t("saved"), (await work).changeSet);
      setSettled(true);
      await client.invalidateQueries();
    } catch (error) {
      toasts.failed(error);
    }
  };
  if (settled) return <p className="good">{t("written_down")}</p>;
  if (done && planned.length > 0)
    return planned.map((one) => (
      <div key={one.id} className="line">
        <span className="grow">
          {String(one.subject)} <span className="sub">{moment(one.due_at as string)}</span>
        </span>
        <button
          type="button"
          className="btn"
          onClick={() => void settle(patch(`/activities/${one.id}`, { done: true }))}
        >
          {t("act_complete")}
        </button>
        <Talk resource={resource} about={about} />
      </div>
    ));
  return (
    <div className="line wrap">
      <input
        aria-label={t("subject")}
        placeholder={t("subject")}
        className="ask-subject"
        value={subject}
        onChange={(event) => setSubject(event.target.value)}
      />
      <input
        aria-label={t("when")}
        type="datetime-local"
        className="ask-when"
        value={due}
        onChange={(event) => setDue(event.target.value)}
      />
      <button
        type="button"
        className="btn"
        disabled={!subject.trim()}
        onClick={() =>
          void settle(post("/activities", { kind, purpose, subject, about, due_at: fromLocalInput(due), done }))
        }
      >
        {t(done ? "already_held" : "plan")}
      </button>
      {done && <Talk resource={resource} about={about} />}
    </div>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { patch } from "../../api/client";
import type { TimelineItem } from "../../api/types";
import { moment } from "../../ui/format";
import { useToasts } from "../../ui/toasts";

/** A call, meeting, letter or task: what it was about and what came of it, or when it is due. */
export function ActivityEvent({ item }: { item: TimelineItem }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const finish = () =>
    patch(`/activities/${item.id}`, { done: true })
      .then((answer) => {
        toasts.done(t("saved"), answer.changeSet);
        return client.invalidateQueries();
      })
      .catch(toasts.failed);
  const waits = !item.done && item.due_at;
  return (
    <>
      <Link to={`/activities/${item.id}`}>
        {t(`compose_${item.activity_kind}`)}: {item.subject}
      </Link>
      {waits && (
        <div>
          <span className={new Date(item.due_at!) < new Date() ? "late" : "sub"}>
            {t("planned_for", { when: moment(item.due_at) })}
          </span>{" "}
          <button type="button" className="link" onClick={finish}>
            {t("act_complete")}
          </button>
        </div>
      )}
      <div className="sub">{[item.outcome, item.description].filter(Boolean).join("\n")}</div>
    </>
  );
}

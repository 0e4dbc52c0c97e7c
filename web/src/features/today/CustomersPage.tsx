import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { patch } from "../../api/client";
import { useList } from "../../api/queries";
import { moment } from "../../ui/format";
import { useToasts } from "../../ui/toasts";
import "./today.css";

/** What follows after the sale: calls that are due, the late ones first. */
export function CustomersPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const page = useList("activities", { q: "purpose = follow-up and done = false sort due_at", limit: 100 }).data;
  const finish = (id: number) =>
    patch(`/activities/${id}`, { done: true })
      .then((answer) => {
        toasts.done(t("saved"), answer.changeSet);
        return client.invalidateQueries();
      })
      .catch(toasts.failed);
  return (
    <>
      <header className="bar">
        <h1>{t("customers")}</h1>
      </header>
      <div className="queue scroll">
        {page?.items.length === 0 && <div className="empty">{t("customers_empty")}</div>}
        {page?.items.map((item) => (
          <div key={item.id} className="todo">
            <span className="avatar">☎</span>
            <div className="who">
              <Link className="strong" to={`/${item.about_resource}/${item.about}`}>
                {item.titles?.about ?? String(item.subject)}
              </Link>
              <div className="why">{String(item.subject)}</div>
            </div>
            <span className={`when nowrap ${new Date(String(item.due_at)) < new Date() ? "late" : ""}`}>
              {moment(item.due_at as string)}
            </span>
            <button type="button" className="btn" onClick={() => finish(item.id)}>
              {t("act_complete")}
            </button>
          </div>
        ))}
      </div>
    </>
  );
}

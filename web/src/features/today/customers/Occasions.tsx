import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { day } from "../../../ui/format";
import { useOccasions } from "./queries";

/** Birthdays and anniversaries of the next month: a reason to call in which nothing is sold. */
export function Occasions() {
  const { t } = useTranslation();
  const occasions = useOccasions().data;
  if (!occasions) return <div className="skeleton todo-skeleton" />;
  if (occasions.length === 0) return <p className="empty">{t("occasions_none")}</p>;
  return occasions.map((one) => (
    <div key={`${one.resource}${one.id}`} className="todo">
      <span className="avatar" aria-hidden="true">
        {one.kind === "birthday" ? "✿" : "★"}
      </span>
      <div className="who">
        <Link className="strong" to={`/${one.resource}/${one.id}`}>
          {one.title}
        </Link>
        <div className="why">
          {one.kind === "birthday" ? t("birthday") : t("anniversary", { count: one.years })}
          {one.kind === "birthday" && (
            <>
              {" · "}
              <Link to={`/organizations/${one.organization}`}>{one.organization_title}</Link>
            </>
          )}
        </div>
      </div>
      <span className="when nowrap">{day(one.day)}</span>
    </div>
  ));
}

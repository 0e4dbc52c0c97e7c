import { useTranslation } from "react-i18next";
import { useChildren, useModule } from "../../api/queries";
import type { Brief } from "../../api/types";
import { shown } from "../../fields/View";
import { phone } from "../../ui/format";

/** Whom one meets there: who decides, what each likes and does not. */
export function People({ brief }: { brief: Brief }) {
  const { t } = useTranslation();
  const deal = brief.deal?.id ?? 0;
  const roles = useChildren("deals", deal, "people", deal > 0).data ?? [];
  const field = useModule("deals.people")?.fields.find((one) => one.key === "role");
  if (brief.people.length === 0) return null;
  return (
    <section>
      <h2>{t("people")}</h2>
      <ul className="brief-list">
        {brief.people.map((one) => {
          const role = roles.find((row) => row.contact === one.id);
          return (
            <li key={one.id}>
              <b className="strong">{[one.first_name, one.last_name].filter(Boolean).join(" ")}</b>
              {role && field && <span className="tag">{shown(field, role)}</span>}{" "}
              <span className="sub">
                {[one.job_title, one.phone ? phone(String(one.phone)) : null].filter(Boolean).join(" · ")}
              </span>
              {Boolean(one.likes) && (
                <span className="block">
                  <span className="good">{t("likes")}:</span> {String(one.likes)}
                </span>
              )}
              {Boolean(one.dislikes) && (
                <span className="block">
                  <span className="late">{t("dislikes")}:</span> {String(one.dislikes)}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

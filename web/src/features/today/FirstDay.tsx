import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { get } from "../../api/client";

type Company = { records: Record<string, number> };

/** In a company without any leads and deals: what to do first. Anywhere else, what is given instead. */
export function FirstDay({ onLead, otherwise }: { onLead: () => void; otherwise: ReactNode }) {
  const { t } = useTranslation();
  const company = useQuery({ queryKey: ["any", "company"], queryFn: () => get<Company>("/company") });
  const records = company.data?.records;
  if (!company.isSuccess) return company.isError ? otherwise : null;
  if ((records?.leads ?? 0) + (records?.deals ?? 0) > 0) return otherwise;
  return (
    <div className="first-day">
      <h2>{t("first_title")}</h2>
      <p className="sub">{t("first_text")}</p>
      <div className="first-ways">
        <Link className="card" to="/import">
          <b className="strong">{t("first_import")}</b>
          <span className="sub">{t("first_import_text")}</span>
        </Link>
        <button type="button" className="card" onClick={onLead}>
          <b className="strong">{t("first_lead")}</b>
          <span className="sub">{t("first_lead_text")}</span>
        </button>
        <Link className="card" to="/settings">
          <b className="strong">{t("first_people")}</b>
          <span className="sub">{t("first_people_text")}</span>
        </Link>
      </div>
    </div>
  );
}

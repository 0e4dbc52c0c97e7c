import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, useParams } from "react-router";
import { useMe } from "../../api/queries";
import { AbsenceSettings } from "./AbsenceSettings";
import { AccountSettings } from "./AccountSettings";
import { CompanySettings } from "./CompanySettings";
import { CalendarSettings } from "./calendar/CalendarSettings";
import { DataSettings } from "./DataSettings";
import { JobsSettings } from "./JobsSettings";
import { LeadSettings } from "./LeadSettings";
import { LogSettings } from "./LogSettings";
import { PeopleSettings } from "./PeopleSettings";
import { ProcessSettings } from "./ProcessSettings";
import { RolesSettings } from "./RolesSettings";
import "./settings.css";
import { TeamsSettings } from "./TeamsSettings";

type Section = { key: string; page: ComponentType; administers?: boolean };
const sections: Section[] = [
  { key: "account", page: AccountSettings },
  { key: "company", page: CompanySettings, administers: true },
  { key: "calendar", page: CalendarSettings },
  { key: "people", page: PeopleSettings },
  { key: "teams", page: TeamsSettings },
  { key: "absences", page: AbsenceSettings },
  { key: "roles", page: RolesSettings, administers: true },
  { key: "processes", page: ProcessSettings },
  { key: "leads", page: LeadSettings, administers: true },
  { key: "jobs", page: JobsSettings },
  { key: "log", page: LogSettings, administers: true },
  { key: "data", page: DataSettings },
];

/** What is set once and looked up rarely; whoever does not administer sees what concerns everybody. */
export function SettingsPage() {
  const { t } = useTranslation();
  const me = useMe().data;
  const { section = "account" } = useParams();
  const offered = sections.filter((one) => !one.administers || me?.rights.administer);
  const Page = (offered.find((one) => one.key === section) ?? offered[0]!).page;
  return (
    <>
      <header className="bar">
        <h1>{t("settings")}</h1>
      </header>
      <div className="settings">
        <nav aria-label={t("settings")}>
          {offered.map((one) => (
            <NavLink key={one.key} to={`/settings/${one.key}`} className={one.key === section ? "on" : ""}>
              {t(`settings_${one.key}`)}
            </NavLink>
          ))}
        </nav>
        <div className="scroll settings-page" role="region" aria-label={t(`settings_${section}`)} tabIndex={0}>
          <h2>{t(`settings_${section}`)}</h2>
          <Page />
        </div>
      </div>
    </>
  );
}

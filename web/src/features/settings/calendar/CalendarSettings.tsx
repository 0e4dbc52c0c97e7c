import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get } from "../../../api/client";
import { number } from "../../../ui/format";
import { today } from "../../../ui/zone";
import "./calendar.css";
import { Month } from "./Month";

type Year = {
  year: number;
  assumed: boolean;
  days: { day: string; kind: string }[];
  working_days: number;
  working_minutes: number;
};
const kinds = ["holiday", "day_off_moved", "short_day", "working_weekend"];

/** The working days by which deadlines, follow-ups and response times are counted. */
export function CalendarSettings() {
  const { t } = useTranslation();
  const [year, setYear] = useState(Number(today().slice(0, 4)));
  const found = useQuery({
    queryKey: ["any", "calendar", year],
    queryFn: () => get<Year>(`/calendar?year=${year}`),
    placeholderData: (old) => old,
  }).data;
  if (!found) return <div className="panel whole skeleton">…</div>;
  const known = new Map(found.days.map((one) => [one.day, one.kind]));
  const hours = found.working_minutes / 60;
  return (
    <section className="panel whole stack work-calendar" aria-label={t("settings_calendar")} tabIndex={0}>
      <div className="line wrap">
        <button type="button" className="btn" aria-label={t("year_before")} onClick={() => setYear(year - 1)}>
          ‹
        </button>
        <h3 className="year" aria-live="polite">
          {found.year}
        </h3>
        <button type="button" className="btn" aria-label={t("year_after")} onClick={() => setYear(year + 1)}>
          ›
        </button>
        <span className="sub">
          {t("working_days", { count: found.working_days })},{" "}
          {t("working_hours", { count: hours, hours: number(hours) })}
        </span>
      </div>
      {found.assumed && <p className="note">{t("calendar_assumed", { year: found.year })}</p>}
      <ul className="legend">
        {kinds.map((kind) => (
          <li key={kind}>
            <span className={`sample ${kind}`} aria-hidden="true" /> {t(`day_${kind}`)}
          </li>
        ))}
      </ul>
      <div className="months">
        {Array.from({ length: 12 }, (_, month) => (
          <Month key={month} month={`${found.year}-${String(month + 1).padStart(2, "0")}`} kinds={known} />
        ))}
      </div>
    </section>
  );
}

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useRecord } from "../../api/queries";
import type { Row } from "../../api/types";
import { phone } from "../../ui/format";

/** Minutes since the conversation began. */
function useMinutes(began: string) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((now - Date.parse(began)) / 60_000));
}

type Props = { resource: string; row: Row; began: string; onLeave: () => void; onFinish: (() => void) | null };

/** Whom one talks with, how to reach them, for how long already, and the way out. */
export function CallHead({ resource, row, began, onLeave, onFinish }: Props) {
  const { t } = useTranslation();
  const minutes = useMinutes(began);
  const lead = resource === "leads";
  const contact = useRecord("contacts", lead ? 0 : Number(row.contact ?? 0)).data;
  const who = lead ? row : contact;
  const name = [who?.first_name, who?.last_name].filter(Boolean).join(" ");
  const beside = [who?.job_title, lead ? row.company : row.titles?.organization].filter(Boolean).join(", ");
  return (
    <header className="bar call-head">
      <div className="title">
        <h1>{name || String(row.name ?? row.company ?? "")}</h1>
        <span className="sub">{beside || (name ? String(row.name ?? "") : "")}</span>
      </div>
      {Boolean(who?.phone) && (
        <a className="link nowrap" href={`tel:${who?.phone}`}>
          {phone(String(who?.phone))}
        </a>
      )}
      <span className="sub nowrap" role="timer" aria-label={t("talk_time")}>
        {t("minutes_short", { count: minutes })}
      </span>
      <span className="grow" />
      <Link className="btn quiet wide" to={`/${resource}/${row.id}/brief`}>
        {t("brief")}
      </Link>
      <button type="button" className="btn" onClick={onLeave}>
        {t("leave_talk")}
      </button>
      {onFinish && (
        <button type="button" className="btn main" onClick={onFinish}>
          {t("finish_talk")}
        </button>
      )}
    </header>
  );
}

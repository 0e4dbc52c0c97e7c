import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink, useLocation, useNavigate } from "react-router";
import { useCounts, useSchema } from "../api/queries";
import type { Me, Module } from "../api/types";
import { CreateDialog } from "../fields/CreateDialog";
import { word } from "../i18n";
import { initials, number } from "../ui/format";
import { Icon, Logo } from "../ui/Icon";
import { DemoBar } from "./DemoBar";
import { KeysDialog } from "./KeysDialog";
import { type Entry, places, team_places } from "./navigation";
import { Palette } from "./Palette";
import { useRemember } from "./useRecent";

function typing(event: KeyboardEvent) {
  const target = event.target as HTMLElement;
  return (
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.isContentEditable ||
    Boolean(document.querySelector("dialog[open]"))
  );
}

function Place({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const counts = useCounts().data;
  const module = useSchema().data?.find((one) => one.key === entry.resource);
  const count = entry.count && counts ? counts[entry.count] : 0;
  const late = (entry.count === "today" && (counts?.overdue ?? 0) > 0) || entry.count === "customers_due";
  return (
    <NavLink to={entry.to} className={({ isActive }) => `nav ${isActive ? "on" : ""} ${entry.wide ? "wide" : ""}`}>
      <Icon name={entry.icon} />
      {module ? word(module.labels) : t(entry.key)}
      {count > 0 && <b className={late ? "late" : ""}>{number(count)}</b>}
    </NavLink>
  );
}

const no_modules: Module[] = [];

/** The views that somebody pinned, each with its count. */
function PinnedViews() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const views = useCounts().data?.views ?? [];
  if (views.length === 0) return null;
  return (
    <>
      <div className="head">{t("views")}</div>
      {views.map((view) => {
        const to = `/${view.resource}?view=${view.id}`;
        const on = pathname === `/${view.resource}` && new URLSearchParams(search).get("view") === String(view.id);
        return (
          <Link key={view.id} to={to} className={`nav wide ${on ? "on" : ""}`} aria-current={on ? "page" : undefined}>
            <Icon name="view" />
            <span className="ellipsis">{view.name}</span>
            <b>
              {number(view.count)}
              {view.more ? "+" : ""}
            </b>
          </Link>
        );
      })}
    </>
  );
}

export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  const [creating, setCreating] = useState<string | null>(null);
  const navigate = useNavigate();
  useRemember(useSchema().data ?? no_modules);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setOpen("palette");
      } else if (!typing(event) && !event.ctrlKey && !event.metaKey && !event.altKey) {
        if (event.key === "/") {
          event.preventDefault();
          setOpen("palette");
        }
        if (event.key === "?") setOpen("keys");
        // A list has an «n» of its own.
        if (event.key === "n" && !document.querySelector('[role="grid"]')) {
          event.preventDefault();
          setCreating("leads");
        }
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return (
    <div className="app">
      <a href="#content" className="hidden">
        {t("skip_to_content")}
      </a>
      <nav className="side" aria-label={t("navigation")}>
        <div className="brand">
          <Logo />
          {t("app")}
        </div>
        <button type="button" className="find" onClick={() => setOpen("palette")}>
          <span>{t("find_or_do")}</span>
          <kbd>Ctrl K</kbd>
        </button>
        {places.map((entry) => (
          <Place key={entry.to} entry={entry} />
        ))}
        <PinnedViews />
        <button type="button" className="nav more" onClick={() => setOpen("palette")}>
          <Icon name="more" />
          {t("more")}
        </button>
        <div className="head">{t("team")}</div>
        {team_places.map((entry) => (
          <Place key={entry.to} entry={entry} />
        ))}
        <div className="me">
          <NavLink to="/settings" className={({ isActive }) => `nav wide ${isActive ? "on" : ""}`}>
            <Icon name="settings" />
            {t("settings")}
          </NavLink>
          <NavLink to="/settings" className="nav wide">
            <span className="avatar">{initials(me.name)}</span>
            <span className="ellipsis">{me.name}</span>
          </NavLink>
        </div>
      </nav>
      <main className="content" id="content" tabIndex={-1}>
        {me.company.copy && <DemoBar name={me.company.name} />}
        {children}
      </main>
      {open === "palette" && (
        <Palette
          me={me}
          onClose={() => setOpen(null)}
          onCreate={(resource) => {
            setOpen(null);
            setCreating(resource);
          }}
          onKeys={() => setOpen("keys")}
        />
      )}
      {open === "keys" && <KeysDialog onClose={() => setOpen(null)} />}
      {creating && (
        <CreateDialog
          resource={creating}
          onClose={() => setCreating(null)}
          onCreated={(id) => {
            setCreating(null);
            navigate(`/${creating}/${id}`);
          }}
        />
      )}
    </div>
  );
}

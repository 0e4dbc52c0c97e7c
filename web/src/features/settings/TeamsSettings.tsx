import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useList, useMe } from "../../api/queries";
import type { Row } from "../../api/types";
import { CreateDialog } from "../../fields/CreateDialog";

type TreeProps = { teams: Row[]; people: Row[]; parent: number | null; onOpen?: (team: Row) => void };

function Tree({ teams, people, parent, onOpen }: TreeProps) {
  const { t } = useTranslation();
  const here = teams.filter((team) => (team.parent ?? null) === parent);
  if (here.length === 0) return null;
  return (
    <ul className="tree">
      {here.map((team) => (
        <li key={team.id}>
          <div className="line">
            {onOpen ? (
              <button type="button" className="link" onClick={() => onOpen(team)}>
                {String(team.name)}
              </button>
            ) : (
              <b className="strong">{String(team.name)}</b>
            )}
            <span className="sub">
              {[
                team.titles?.lead && t("led_by", { name: team.titles.lead }),
                t("people_count", { count: people.filter((one) => one.team === team.id).length }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </div>
          <Tree teams={teams} people={people} parent={team.id} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

/** The teams as a tree: whoever leads one sees what it and the teams below it do. */
export function TeamsSettings() {
  const { t } = useTranslation();
  const administers = useMe().data?.rights.administer;
  const teams = useList("teams", { q: "sort name", limit: 200 }).data?.items ?? [];
  const people = useList("users", { q: "active = true", limit: 200 }).data?.items ?? [];
  const [open, setOpen] = useState<Row | "new" | null>(null);
  return (
    <section className="panel stack">
      <p className="sub">{t("teams_text")}</p>
      <Tree teams={teams} people={people} parent={null} onOpen={administers ? setOpen : undefined} />
      {teams.length === 0 && <p>{t("none_yet")}</p>}
      {administers && (
        <div className="line end">
          <button type="button" className="btn main" onClick={() => setOpen("new")}>
            {t("new_team")}
          </button>
        </div>
      )}
      {open && (
        <CreateDialog
          resource="teams"
          row={open === "new" ? undefined : open}
          onClose={() => setOpen(null)}
          onCreated={() => setOpen(null)}
        />
      )}
    </section>
  );
}

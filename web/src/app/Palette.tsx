import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { get, query } from "../api/client";
import { useSchema } from "../api/queries";
import type { Hit, Me } from "../api/types";
import { word } from "../i18n";
import { Dialog } from "../ui/Dialog";
import { Icon } from "../ui/Icon";
import { places, team_places } from "./navigation";

type Entry = { id: string; icon: string; title: string; subtitle?: string; group: string; act: () => void };
type Props = { me: Me; onClose: () => void; onCreate: (resource: string) => void };

/** Goes anywhere, does anything, finds everything: one box. */
export function Palette({ me, onClose, onCreate }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const schema = useSchema().data ?? [];
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const hits = useQuery({
    queryKey: ["any", "search", typed],
    queryFn: async () => (await get<{ items: Hit[] }>(`/search${query({ q: typed, limit: 12 })}`)).items,
    enabled: typed.trim().length > 1,
    placeholderData: (old) => old,
  });
  const go = (to: string) => () => {
    onClose();
    navigate(to);
  };
  const fits = (title: string) => title.toLowerCase().includes(typed.trim().toLowerCase());
  const label = (resource: string | undefined, key: string) => {
    const module = schema.find((one) => one.key === resource);
    return module ? word(module.labels) : t(key);
  };
  const entries: Entry[] = [];
  if (typed.trim().length > 1)
    for (const hit of hits.data ?? [])
      entries.push({
        id: `${hit.resource}${hit.id}`,
        icon: hit.resource,
        title: hit.title,
        subtitle: [label(hit.resource, hit.resource), hit.subtitle].filter(Boolean).join(" · "),
        group: t("found"),
        act: go(`/${hit.resource}/${hit.id}`),
      });
  for (const place of [...places, ...team_places, { to: "/settings", icon: "settings", key: "settings" }]) {
    const title = label("resource" in place ? place.resource : undefined, place.key);
    if (fits(title)) entries.push({ id: place.to, icon: place.icon, title, group: t("go_to"), act: go(place.to) });
  }
  for (const module of schema)
    if (
      !module.parent &&
      me.rights.modules[module.key]?.create &&
      !["roles", "journeys"].includes(module.key) &&
      (fits(word(module.label)) || fits(t("create")))
    )
      entries.push({
        id: `new ${module.key}`,
        icon: module.key,
        title: `${t("create")}: ${word(module.label)}`,
        group: t("create"),
        act: () => onCreate(module.key),
      });
  const shown = entries.slice(0, 24);
  const press = (event: React.KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt((n) => Math.min(n + 1, shown.length - 1));
    else if (event.key === "ArrowUp") setAt((n) => Math.max(n - 1, 0));
    else if (event.key === "Enter") shown[at]?.act();
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t("find_or_do")} onClose={onClose} kind="palette" bare>
      <div style={{ padding: 8 }}>
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={shown[at] ? `palette-${at}` : undefined}
          aria-label={t("find_or_do")}
          placeholder={t("find_or_do")}
          style={{ height: 38, border: 0 }}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
        <div id="palette-list" role="listbox" aria-label={t("found")} style={{ maxHeight: "50vh", overflow: "auto" }}>
          {shown.length === 0 && <div className="empty">{t("nothing_found")}</div>}
          {shown.map((entry, index) => (
            <div
              key={entry.id}
              id={`palette-${index}`}
              role="option"
              aria-selected={index === at}
              className="line"
              style={{
                padding: "7px 10px",
                borderRadius: 5,
                cursor: "pointer",
                background: index === at ? "var(--accent-soft)" : undefined,
              }}
              onMouseMove={() => setAt(index)}
              onClick={entry.act}
            >
              <Icon name={entry.icon} />
              <span className="ellipsis">{entry.title}</span>
              <span className="sub small ellipsis grow">{entry.subtitle}</span>
              <span className="sub small">{entry.group}</span>
            </div>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { get, query, remove } from "../api/client";
import { useCounts, useSchema } from "../api/queries";
import type { Hit, Me } from "../api/types";
import { language, setLanguage, word } from "../i18n";
import { setTheme } from "../ui/theme";
import { places, team_places } from "./navigation";
import { useRecent } from "./useRecent";

export type Entry = { id: string; icon: string; title: string; subtitle?: string; words?: string[]; act: () => void };
export type Section = { key: string; title: string; entries: Entry[] };
type Found = { items: Hit[]; did_you_mean: string | null; indexing?: boolean };
type Acts = { onClose: () => void; onCreate: (resource: string) => void; onKeys: () => void };

const least_letters = 2;
const not_made_here = ["roles", "journeys", "views", "imports"];

/** What the server finds by the words typed; an answer nobody waits for any more is broken off. */
export function useSearch(typed: string) {
  const wanted = typed.trim();
  return useQuery({
    queryKey: ["any", "search", wanted],
    queryFn: ({ signal }) => get<Found>(`/search${query({ q: wanted, limit: 24 })}`, signal),
    enabled: wanted.length >= least_letters,
    placeholderData: (old) => (wanted.length >= least_letters ? old : undefined),
  });
}

function useCommands(me: Me, acts: Acts): Entry[] {
  const { t } = useTranslation();
  const dark = document.documentElement.dataset.theme === "dark";
  const command = (id: string, title: string, act: () => void) => ({ id, icon: "command", title, act });
  const and_close = (act: () => void) => () => {
    act();
    acts.onClose();
  };
  const made = (useSchema().data ?? []).filter(
    (module) => !module.parent && me.rights.modules[module.key]?.create && !not_made_here.includes(module.key),
  );
  return [
    ...made.map((module) =>
      command(
        `new ${module.key}`,
        ["leads", "deals"].includes(module.key)
          ? t(module.key === "leads" ? "new_lead" : "new_deal")
          : t("new_of", { name: word(module.label).toLowerCase() }),
        () => acts.onCreate(module.key),
      ),
    ),
    command(
      "theme",
      t(dark ? "command_theme_light" : "command_theme_dark"),
      and_close(() => setTheme(dark ? "light" : "dark")),
    ),
    command(
      "language",
      t("command_language"),
      and_close(() => setLanguage(language() === "ru" ? "en" : "ru")),
    ),
    command("keys", t("command_keys"), acts.onKeys),
    command("sign out", t("sign_out"), () => void remove("/session").then(() => location.assign("/"))),
  ];
}

/** Everything that the box offers for what is typed, in sections: found records by resource, places and views, commands. */
export function useSections(
  me: Me,
  typed: string,
  acts: Acts,
): { sections: Section[]; indexing: boolean; searching: boolean; meant: string | null } {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const schema = useSchema().data ?? [];
  const search = useSearch(typed);
  const empty = typed.trim().length === 0;
  const recent = useRecent(schema, empty);
  const views = useCounts().data?.views ?? [];
  const commands = useCommands(me, acts);
  const go = (to: string) => () => {
    acts.onClose();
    navigate(to);
  };
  const label = (resource: string) => {
    const module = schema.find((one) => one.key === resource);
    return module ? word(module.labels) : t(resource);
  };
  const record = (one: {
    resource: string;
    id: number;
    title: string;
    subtitle?: string;
    matched?: string[];
  }): Entry => ({
    id: `${one.resource} ${one.id}`,
    icon: one.resource,
    title: one.title,
    subtitle: one.subtitle,
    words: one.matched,
    act: go(`/${one.resource}/${one.id}`),
  });
  const hits = empty ? [] : (search.data?.items ?? []);
  const resources = [...new Set(hits.map((hit) => hit.resource))];
  const found = resources.map((resource) => ({
    key: resource,
    title: label(resource),
    entries: hits.filter((hit) => hit.resource === resource).map(record),
  }));
  const entries = [...places, ...team_places, { to: "/settings", icon: "settings", key: "settings" }].map((place) => ({
    id: place.to,
    icon: place.icon,
    title: "resource" in place && place.resource ? label(place.resource) : t(place.key),
    act: go(place.to),
  }));
  const saved = views.map((view) => ({
    id: `view ${view.id}`,
    icon: "view",
    title: view.name,
    subtitle: label(view.resource),
    act: go(`/${view.resource}?view=${view.id}`),
  }));
  const wanted = typed.trim().toLowerCase();
  const searching = search.isFetching && wanted.length >= least_letters;
  const fits = (entry: Entry) =>
    entry.title
      .toLowerCase()
      .split(/[\s:]+/)
      .some((piece) => piece.startsWith(wanted)) || entry.title.toLowerCase().includes(wanted);
  const all: Section[] = [
    {
      key: "recent",
      title: t("recent"),
      entries: recent.map((one) => ({ ...record(one), subtitle: label(one.resource) })),
    },
    ...found,
    { key: "places", title: t("go_to"), entries: [...entries, ...saved].filter(fits) },
    { key: "commands", title: t("commands"), entries: commands.filter(fits) },
  ];
  // Who writes out the whole name of a place or a command wants that, whatever has the same words.
  const named = (section: Section) =>
    ["places", "commands"].includes(section.key) && section.entries.some((one) => one.title.toLowerCase() === wanted);
  all.sort((a, b) => Number(named(b)) - Number(named(a)));
  return {
    sections: all.filter((section) => section.entries.length > 0),
    indexing: Boolean(search.data?.indexing) && !empty,
    searching,
    meant: empty || searching ? null : (search.data?.did_you_mean ?? null),
  };
}

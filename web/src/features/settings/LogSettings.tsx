import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { get } from "../../api/client";
import { useSchema } from "../../api/queries";
import type { Module } from "../../api/types";
import { shown } from "../../fields/View";
import { word } from "../../i18n";
import { Earlier } from "../../ui/Earlier";
import { day, time } from "../../ui/format";

type Change = {
  seq: number;
  at: string;
  door: string;
  resource: string;
  resource_title: string;
  record: number;
  title: string;
  change: string;
  actor_title: string;
  fields: Record<string, [unknown, unknown]>;
};
const page_rows = 50;
const lines_most = 4;

/** What was changed, in words; of a part of the record (a product, a need) only what it is. */
function linesOf({ resource, fields }: Change, modules: Module[]) {
  const module = modules.find((one) => one.key === resource);
  const lines = Object.entries(fields).flatMap(([key, [from, to]]) => {
    const [part, , inner] = key.split(".");
    if (inner) return word(modules.find((one) => one.key === `${resource}.${part}`)?.label) || [];
    const field = module?.fields.find((one) => one.key === key && !one.system && !one.first_of);
    if (!field) return [];
    if (field.type.startsWith("reference")) return word(field.label);
    const text = (value: unknown) => shown(field, { id: 0, version: 0, [key]: value }) || "—";
    return `${word(field.label)}: ${from === null ? "" : `${text(from)} → `}${text(to)}`;
  });
  return [...new Set(lines)];
}

function Entry({ change, modules }: { change: Change; modules: Module[] }) {
  const { t } = useTranslation();
  const known = modules.some((one) => one.key === change.resource && !one.parent);
  const lines = change.change === "update" ? linesOf(change, modules) : [];
  return (
    <tr>
      <td className="sub nowrap">
        {day(change.at)}, {time(new Date(change.at))}
      </td>
      <td>
        {change.actor_title || t("log_system")}
        <div className="sub small">{t(`log_door_${change.door}`, { defaultValue: change.door })}</div>
      </td>
      <td>
        {known && change.title && ["leads", "deals", "organizations", "contacts"].includes(change.resource) ? (
          <Link className="link" to={`/${change.resource}/${change.record}`}>
            {change.title}
          </Link>
        ) : (
          change.title
        )}
        <div className="sub small">{change.resource_title}</div>
      </td>
      <td>
        {lines.length === 0 && t(`change_${change.change}`, { defaultValue: change.change })}
        {lines.slice(0, lines_most).map((line) => (
          <div key={line} className="log-line">
            {line}
          </div>
        ))}
        {lines.length > lines_most && (
          <div className="sub small">{t("more_changes", { count: lines.length - lines_most })}</div>
        )}
      </td>
    </tr>
  );
}

/** The change log of the whole company, newest first: who changed what, when, and through which door. */
export function LogSettings() {
  const { t } = useTranslation();
  const modules = useSchema().data ?? [];
  const pages = useInfiniteQuery({
    queryKey: ["any", "log"],
    queryFn: async ({ pageParam }) =>
      (await get<{ items: Change[] }>(`/changes?before=${pageParam}&limit=${page_rows}`)).items,
    initialPageParam: 0,
    getNextPageParam: (last) => (last.length === page_rows ? last.at(-1)!.seq : undefined),
  });
  const changes = pages.data?.pages.flat() ?? [];
  return (
    <section className="panel whole" aria-label={t("settings_log")} tabIndex={0}>
      {pages.isError && <p className="error">{t("load_failed")}</p>}
      {pages.isSuccess && changes.length === 0 && <p className="sub">{t("history_empty")}</p>}
      <table className="log">
        <tbody>
          {changes.map((change) => (
            <Entry key={change.seq} change={change} modules={modules} />
          ))}
        </tbody>
      </table>
      <Earlier pages={pages} />
    </section>
  );
}

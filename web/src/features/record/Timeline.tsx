import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { get, query } from "../../api/client";
import type { Guide, Row, TimelineItem } from "../../api/types";
import { Earlier } from "../../ui/Earlier";
import { initials, moment } from "../../ui/format";
import { ActivityEvent } from "./ActivityEvent";
import { ChangesEvent } from "./ChangesEvent";
import { Composer } from "./Composer";
import { MoveEvent } from "./MoveEvent";
import { type Entry, merged } from "./merge";

type Page = { items: TimelineItem[]; next: number | string | null };
type Props = { resource: string; row: Row; guide: Guide | undefined };

function Event({ entry, resource, row, guide }: Props & { entry: Entry }) {
  switch (entry.kind) {
    case "changes":
      return <ChangesEvent resource={resource} row={row} items={entry.items} />;
    case "activity":
      return <ActivityEvent item={entry} />;
    case "move":
      return <MoveEvent item={entry} guide={guide} />;
    default:
      return <p className="told">{(entry as TimelineItem).text}</p>;
  }
}

/** All that happened with a record, newest first, and a place to write down what comes next. */
export function Timeline({ resource, row, guide }: Props) {
  const { t } = useTranslation();
  const pages = useInfiniteQuery({
    queryKey: ["any", "timeline", resource, row.id],
    queryFn: ({ pageParam }) => get<Page>(`/${resource}/${row.id}/timeline${query({ limit: 60, before: pageParam })}`),
    initialPageParam: null as number | string | null,
    getNextPageParam: (last) => last.next,
  });
  const entries = merged(pages.data?.pages.flatMap((page) => page.items) ?? []);
  return (
    <>
      <Composer resource={resource} id={row.id} />
      {pages.isPending && [0, 1, 2].map((n) => <div key={n} className="skeleton event-skeleton" />)}
      {pages.isError && <p className="empty">{t("load_failed")}</p>}
      {pages.isSuccess && entries.length === 0 && <div className="empty">{t("no_events")}</div>}
      {entries.map((entry, index) => (
        <article key={`${entry.kind}${entry.at}${index}`} className="event">
          <span className="avatar" title={entry.actor_title}>
            {entry.kind === "move" ? "→" : initials(entry.actor_title) || "·"}
          </span>
          <div className="what">
            <Event entry={entry} resource={resource} row={row} guide={guide} />
          </div>
          <time dateTime={entry.at}>{moment(entry.at, false)}</time>
        </article>
      ))}
      <Earlier pages={pages} />
    </>
  );
}

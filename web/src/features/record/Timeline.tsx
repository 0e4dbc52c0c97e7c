import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { patch } from "../../api/client";
import { useProcesses, useSchema, useTimeline } from "../../api/queries";
import type { TimelineItem } from "../../api/types";
import { shown } from "../../fields/View";
import { word } from "../../i18n";
import { initials, moment } from "../../ui/format";
import { useToasts } from "../../ui/toasts";
import { Composer } from "./Composer";

function useStageName() {
  const processes = useProcesses().data ?? [];
  return (key: string | null | undefined) =>
    word(processes.flatMap((process) => process.stages).find((stage) => stage.key === key)?.names) || (key ?? "");
}

function Move({ item }: { item: TimelineItem }) {
  const { t } = useTranslation();
  const name = useStageName();
  const days = Math.max(1, Math.round(item.working_days ?? 0));
  const to =
    item.left_by === "lost"
      ? t("lost")
      : item.left_by === "won"
        ? t("won")
        : item.left_by === "disqualified"
          ? t("disqualify")
          : item.left_by === "nurture"
            ? t("nurture")
            : item.to
              ? name(item.to)
              : t("convert");
  return (
    <>
      <b className="strong">{t("moved", { from: name(item.from), to })}</b>
      <div className="sub">
        {t("stood", { days: t("work_days", { count: days }) })} {item.reason}
      </div>
    </>
  );
}

function Change({ resource, item }: { resource: string; item: TimelineItem }) {
  const { t } = useTranslation();
  const schema = useSchema().data ?? [];
  const hidden = ["next_step_at", "amount_base", "journey", "about_resource", "version"];
  // «lines.17.quantity» is a field of a child; everything else is the record's own.
  const lines = Object.entries(item.fields ?? {}).flatMap(([key, [from, to]]) => {
    const parts = key.split(".");
    const module = schema.find((one) => one.key === (parts.length === 3 ? `${resource}.${parts[0]}` : resource));
    const field = module?.fields.find((one) => one.key === parts[parts.length - 1]);
    if (!field || field.type === "reference" || hidden.includes(field.key)) return [];
    const text = (value: unknown) => shown(field, { id: 0, version: 0, [field.key]: value }) || "—";
    return [
      {
        key,
        label: parts.length === 3 ? `${word(module?.label)}: ${word(field.label)}` : word(field.label),
        from: text(from),
        to: text(to),
      },
    ];
  });
  return (
    <>
      {t(`change_${item.change}`)}
      <div className="sub">
        {lines.slice(0, 6).map((line) => (
          <div key={line.key} className="ellipsis">
            {line.label}: {line.from} → <b className="strong">{line.to}</b>
          </div>
        ))}
      </div>
    </>
  );
}

function Activity({ item }: { item: TimelineItem }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const finish = () =>
    patch(`/activities/${item.id}`, { done: true })
      .then((answer) => {
        toasts.done(t("saved"), answer.changeSet);
        return client.invalidateQueries();
      })
      .catch(toasts.failed);
  return (
    <>
      <b className="strong">
        {t(`compose_${item.activity_kind}`)}: {item.subject}
      </b>
      {!item.done && item.due_at && (
        <div>
          <span className={new Date(item.due_at) < new Date() ? "late" : "sub"}>
            {t("planned_for", { when: moment(item.due_at) })}
          </span>{" "}
          <button type="button" className="link" onClick={finish}>
            {t("act_complete")}
          </button>
        </div>
      )}
      <div className="sub">{[item.outcome, item.description].filter(Boolean).join("\n")}</div>
    </>
  );
}

export function Timeline({ resource, id }: { resource: string; id: number }) {
  const { t } = useTranslation();
  const items = useTimeline(resource, id).data?.items;
  return (
    <>
      <Composer resource={resource} id={id} />
      {items?.length === 0 && <div className="empty">{t("no_events")}</div>}
      {items?.map((item, index) => (
        <article key={`${item.kind}${item.id ?? item.at}${index}`} className="event">
          <span className="avatar" title={item.actor_title}>
            {item.kind === "move" ? "→" : initials(item.actor_title) || "·"}
          </span>
          <div style={{ minWidth: 0 }}>
            {item.kind === "activity" && <Activity item={item} />}
            {item.kind === "note" && <p style={{ whiteSpace: "pre-line" }}>{item.text}</p>}
            {item.kind === "move" && <Move item={item} />}
            {item.kind === "change" && <Change resource={resource} item={item} />}
          </div>
          <time dateTime={item.at}>{moment(item.at, false)}</time>
        </article>
      ))}
    </>
  );
}

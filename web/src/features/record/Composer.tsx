import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/client";
import { useToasts } from "../../ui/toasts";
import { fromLocalInput, toLocalInput } from "../../ui/zone";

const kinds = ["note", "email", "call", "meeting", "task"] as const;
type Kind = (typeof kinds)[number];

/** Notes what happened, or plans what comes next, without leaving the record. */
export function Composer({ resource, id }: { resource: string; id: number }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const [kind, setKind] = useState<Kind | null>(null);
  const [text, setText] = useState("");
  const [due, setDue] = useState(toLocalInput(new Date(Date.now() + 3_600_000).toISOString()));
  const [done, setDone] = useState(false);
  if (!["leads", "deals", "organizations", "contacts"].includes(resource)) return null;
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    try {
      const answer =
        kind === "note"
          ? await post("/notes", { text, about: id })
          : await post("/activities", {
              kind,
              subject: text,
              about: id,
              due_at: fromLocalInput(due),
              done,
              direction: "out",
            });
      toasts.done(t("saved"), answer.changeSet);
      setText("");
      setKind(null);
      await client.invalidateQueries();
    } catch (error) {
      toasts.failed(error);
    }
  };
  return (
    <form className="card composer" onSubmit={save}>
      <div className="tabs">
        {kinds.map((one) => (
          <button
            key={one}
            type="button"
            className={one === kind ? "on" : ""}
            aria-pressed={one === kind}
            onClick={() => setKind(one === kind ? null : one)}
          >
            {t(`compose_${one}`)}
          </button>
        ))}
      </div>
      {kind && (
        <div className="stack composing">
          <textarea
            aria-label={kind === "note" ? t("write_note") : t("subject")}
            placeholder={kind === "note" ? t("write_note") : t("subject")}
            autoFocus
            rows={kind === "note" ? 3 : 1}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
              if (event.key === "Escape") setKind(null);
            }}
          />
          {kind !== "note" && (
            <div className="line wrap">
              <input
                aria-label={t("when")}
                type="datetime-local"
                className="ask-when"
                value={due}
                onChange={(event) => setDue(event.target.value)}
              />
              <label className="check">
                <input type="checkbox" checked={done} onChange={(event) => setDone(event.target.checked)} />
                {t("already_done")}
              </label>
            </div>
          )}
          <div className="line end">
            <button type="submit" className="btn main" disabled={!text.trim()}>
              {kind === "note" || done ? t("save") : t("plan")}
            </button>
          </div>
        </div>
      )}
    </form>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { get, query } from "../../api/client";
import { useList, useModule } from "../../api/queries";
import { word } from "../../i18n";
import { Dialog } from "../../ui/Dialog";

type Reason = {
  kind: string;
  holds: boolean;
  sentence: string;
  query: string | null;
  record: { resource: string; id: number; title: string } | null;
};
type Answer = { allowed: boolean; sentence: string; reasons: Reason[] };
type Access = {
  user: number;
  title: string;
  read: Answer;
  update: Answer;
  delete: Answer;
  hidden_fields: string[];
  read_only_fields: string[];
};

function Verdict({ name, answer }: { name: string; answer: Answer }) {
  return (
    <section className="verdict">
      <h3 className={answer.allowed ? "good" : "late"}>
        {answer.allowed ? "✓" : "✕"} {name}
      </h3>
      <p>{answer.sentence}</p>
      <ul>
        {answer.reasons.map((reason) => (
          <li key={reason.sentence} className={reason.holds ? "" : "sub"}>
            {reason.sentence}{" "}
            {reason.record && (
              <Link className="link" to={`/${reason.record.resource}/${reason.record.id}`}>
                {reason.record.title}
              </Link>
            )}
            {reason.query && <code>{reason.query}</code>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Why somebody may read, change or delete a record, or may not: in sentences. */
export function AccessDialog({ resource, id, onClose }: { resource: string; id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const module = useModule(resource);
  const people = useList("users", { q: "sort name", limit: 200 }).data?.items ?? [];
  const [user, setUser] = useState("");
  const access = useQuery({
    queryKey: ["any", "access", resource, id, user],
    queryFn: () => get<Access>(`/${resource}/${id}/access${query({ user })}`),
    enabled: user !== "",
  });
  const labels = (keys: string[]) =>
    keys.map((key) => word(module?.fields.find((field) => field.key === key)?.label) || key).join(", ");
  return (
    <Dialog title={t("why_seen")} onClose={onClose}>
      <label className="field">
        <span>{t("why_person")}</span>
        <select autoFocus value={user} onChange={(event) => setUser(event.target.value)}>
          <option value="">{t("choose")}</option>
          {people.map((one) => (
            <option key={one.id} value={one.id}>
              {String(one.name)}
            </option>
          ))}
        </select>
      </label>
      {access.isError && <p className="error">{t("load_failed")}</p>}
      {access.data && (
        <div aria-live="polite" className="stack">
          <Verdict name={t("why_read")} answer={access.data.read} />
          <Verdict name={t("why_update")} answer={access.data.update} />
          <Verdict name={t("why_delete")} answer={access.data.delete} />
          {access.data.hidden_fields.length > 0 && (
            <p className="sub">{t("why_hidden", { fields: labels(access.data.hidden_fields) })}</p>
          )}
          {access.data.read_only_fields.length > 0 && (
            <p className="sub">{t("why_read_only", { fields: labels(access.data.read_only_fields) })}</p>
          )}
        </div>
      )}
    </Dialog>
  );
}

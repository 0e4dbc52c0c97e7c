import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, patch, post } from "../../api/client";
import { useList } from "../../api/queries";
import type { Row } from "../../api/types";
import { Dialog } from "../../ui/Dialog";
import { useToasts } from "../../ui/toasts";

type Props = { person: Row | null; onSaved: (person: Row, isNew: boolean) => void; onClose: () => void };
const texts = ["name", "login", "email", "job_title"] as const;

/** Somebody who works here: a new person, or one whose role or team changes. */
export function PersonForm({ person, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const roles = useList("roles", { limit: 100 }).data?.items ?? [];
  const teams = useList("teams", { limit: 200 }).data?.items ?? [];
  const [values, setValues] = useState<Record<string, unknown>>(person ?? { role: "rep" });
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    const body = Object.fromEntries(
      [...texts, "role", "team"]
        .filter((key) => values[key] !== person?.[key])
        .map((key) => [key, values[key] || null]),
    );
    try {
      const answer = person
        ? await patch<Row>(`/users/${person.id}`, body, person.version)
        : await post<Row>("/users", body);
      toasts.done(t("saved"), answer.changeSet);
      await client.invalidateQueries({ queryKey: ["users"] });
      onSaved(answer.data, !person);
    } catch (error) {
      if (error instanceof Problem && error.errors.length > 0) setProblem(error);
      else toasts.failed(error);
    }
  };
  const wrong = (key: string) => problem?.of(key) && <em className="error">{problem.of(key)}</em>;
  return (
    <Dialog title={t(person ? "edit" : "new_person")} onClose={onClose}>
      <form className="stack" onSubmit={save}>
        {texts.map((key, index) => (
          <label key={key} className="field">
            <span>{t(key === "email" || key === "job_title" ? `person_${key}` : key)}</span>
            <input
              autoFocus={index === 0}
              required={index < 2}
              type={key === "email" ? "email" : "text"}
              value={String(values[key] ?? "")}
              onChange={(event) => setValues({ ...values, [key]: event.target.value })}
            />
            {wrong(key)}
          </label>
        ))}
        <label className="field">
          <span>{t("role")}</span>
          <select
            value={String(values.role ?? "")}
            onChange={(event) => setValues({ ...values, role: event.target.value })}
          >
            {roles.map((role) => (
              <option key={role.id} value={String(role.key)}>
                {String(role.name)}
              </option>
            ))}
          </select>
          {wrong("role")}
        </label>
        <label className="field">
          <span>{t("team")}</span>
          <select
            value={String(values.team ?? "")}
            onChange={(event) => setValues({ ...values, team: Number(event.target.value) || null })}
          >
            <option value="">—</option>
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {String(team.name)}
              </option>
            ))}
          </select>
          {wrong("team")}
        </label>
        <footer>
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="btn main">
            {t("save")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

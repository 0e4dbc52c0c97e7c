import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, Problem, post, remove } from "../../api/client";
import { useList, useMe } from "../../api/queries";
import { day } from "../../ui/format";
import { useToasts } from "../../ui/toasts";

type Absence = {
  id: number;
  person_title: string;
  deputy_title: string | null;
  first_day: string;
  last_day: string;
  note: string;
  may_change: boolean;
};

function Form({ onSaved }: { onSaved: () => void }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const me = useMe().data;
  const people = useList("users", { q: "active = true sort name", limit: 200 }).data?.items ?? [];
  const [values, setValues] = useState({ person: "", deputy: "", first_day: "", last_day: "", note: "" });
  const [problem, setProblem] = useState<Problem | null>(null);
  const set = (key: keyof typeof values) => (event: React.ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
    setValues({ ...values, [key]: event.target.value });
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    const { first_day, last_day, note } = values;
    const person = Number(values.person) || null;
    const deputy = Number(values.deputy) || null;
    try {
      await post("/absences", { person, deputy, first_day, last_day, note });
      setProblem(null);
      toasts.done(t("saved"));
      onSaved();
    } catch (error) {
      if (error instanceof Problem && error.errors.length > 0) setProblem(error);
      else toasts.failed(error);
    }
  };
  const wrong = (key: string) => problem?.of(key) && <em className="error">{problem.of(key)}</em>;
  const choose = (key: "person" | "deputy", none: string, without?: number) => (
    <label className="field">
      <span>{t(`absence_${key}`)}</span>
      <select value={values[key]} onChange={set(key)}>
        <option value="">{none}</option>
        {people
          .filter((one) => one.id !== without)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {String(one.name)}
            </option>
          ))}
      </select>
      {wrong(key)}
    </label>
  );
  return (
    <form className="panel stack" onSubmit={save}>
      <h3>{t("absence_new")}</h3>
      {me?.role !== "rep" && choose("person", t("absence_me"), me?.id)}
      <div className="pair">
        {(["first_day", "last_day"] as const).map((key) => (
          <label key={key} className="field">
            <span>{t(`absence_${key}`)}</span>
            <input type="date" required value={values[key]} onChange={set(key)} />
            {wrong(key)}
          </label>
        ))}
      </div>
      {choose("deputy", t("absence_nobody"), Number(values.person) || me?.id)}
      <label className="field">
        <span>{t("absence_note")}</span>
        <input value={values.note} maxLength={200} onChange={set("note")} />
      </label>
      <p className="sub small">{t("absence_text")}</p>
      <div className="line end">
        <button type="submit" className="btn main">
          {t("save")}
        </button>
      </div>
    </form>
  );
}

/** Who is away and who stands in: one's own, for those who lead also that of their people. */
export function AbsenceSettings() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const [made, setMade] = useState(0);
  const absences = useQuery({
    queryKey: ["users", "absences"],
    queryFn: async () => (await get<{ items: Absence[] }>("/absences")).items,
  });
  const drop = (id: number) =>
    remove(`/absences/${id}`)
      .then(() => client.invalidateQueries())
      .catch(toasts.failed);
  return (
    <>
      <section className="panel whole" aria-label={t("settings_absences")} tabIndex={0}>
        {absences.data?.length === 0 && <p className="sub">{t("absence_none")}</p>}
        {(absences.data?.length ?? 0) > 0 && (
          <table>
            <thead>
              <tr>
                <th>{t("absence_person")}</th>
                <th>{t("absence_days")}</th>
                <th>{t("absence_deputy")}</th>
                <th>{t("absence_note")}</th>
                <th>
                  <span className="hidden">{t("more_actions")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {absences.data?.map((one) => (
                <tr key={one.id}>
                  <td className="strong">{one.person_title}</td>
                  <td>
                    {day(one.first_day)} – {day(one.last_day)}
                  </td>
                  <td>{one.deputy_title ?? <span className="risk">{t("absence_nobody")}</span>}</td>
                  <td className="sub">{one.note}</td>
                  <td className="acts">
                    {one.may_change && (
                      <button
                        type="button"
                        className="btn quiet"
                        aria-label={`${t("remove")}: ${one.person_title}`}
                        onClick={() => void drop(one.id)}
                      >
                        {t("remove")}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <Form
        key={made}
        onSaved={() => {
          setMade(made + 1);
          void client.invalidateQueries();
        }}
      />
    </>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patch, post } from "../../api/client";
import { useList, useMe } from "../../api/queries";
import type { Row } from "../../api/types";
import { HandOver } from "../../fields/HandOver";
import { Menu } from "../../ui/Menu";
import { useToasts } from "../../ui/toasts";
import { InviteDialog } from "./InviteDialog";
import { PersonForm } from "./PersonForm";

type Open = { kind: "form" | "invite" | "hand_over"; person: Row | null } | null;

/** Who works here, in which role and team; invited with a link, shut out with one click. */
export function PeopleSettings() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const administers = useMe().data?.rights.administer;
  const people = useList("users", { q: "sort active desc, name", limit: 200 });
  const roles = useList("roles", { limit: 100 }).data?.items ?? [];
  const [open, setOpen] = useState<Open>(null);
  const role = (key: unknown) => String(roles.find((one) => one.key === key)?.name ?? key ?? "");
  const settle = (work: Promise<{ changeSet: number | null }>, text: string) =>
    work
      .then((answer) => {
        toasts.done(text, answer.changeSet);
        return client.invalidateQueries({ queryKey: ["users"] });
      })
      .catch(toasts.failed);
  const choices = (person: Row) => [
    { label: t("edit"), act: () => setOpen({ kind: "form", person }) },
    { label: t("invite_make"), act: () => setOpen({ kind: "invite", person }), hidden: !person.active },
    { label: t("hand_over_all"), act: () => setOpen({ kind: "hand_over", person }) },
    {
      label: t("sign_out_everywhere"),
      act: () => void settle(post(`/users/${person.id}/sign-out`), t("signed_out_everywhere")),
      hidden: !person.active,
    },
    {
      label: t(person.active ? "shut_out" : "let_in"),
      act: () => void settle(patch(`/users/${person.id}`, { active: !person.active }, person.version), t("saved")),
      tone: person.active ? ("late" as const) : undefined,
    },
  ];
  return (
    <section className="panel whole stack" aria-label={t("settings_people")} tabIndex={0}>
      {administers && (
        <div className="line end">
          <button type="button" className="btn main" onClick={() => setOpen({ kind: "form", person: null })}>
            {t("new_person")}
          </button>
        </div>
      )}
      <table>
        <thead>
          <tr>
            <th>{t("name")}</th>
            <th>{t("login")}</th>
            <th>{t("role")}</th>
            <th>{t("team")}</th>
            <th>
              <span className="hidden">{t("more_actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.data?.items.map((person) => (
            <tr key={person.id} className={person.active ? "" : "sub"}>
              <td>
                {String(person.name)} {!person.active && <span className="tag">{t("shut_out_already")}</span>}
              </td>
              <td>{String(person.login)}</td>
              <td>{role(person.role)}</td>
              <td>{person.titles?.team}</td>
              <td className="acts">{administers && <Menu label={t("more_actions")} choices={choices(person)} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {open?.kind === "form" && (
        <PersonForm
          person={open.person}
          onClose={() => setOpen(null)}
          onSaved={(person, isNew) => setOpen(isNew ? { kind: "invite", person } : null)}
        />
      )}
      {open?.kind === "hand_over" && open.person && (
        <HandOver
          path={`/users/${open.person.id}`}
          title={String(open.person.name)}
          from={open.person.id}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.kind === "invite" && open.person && <InviteDialog person={open.person} onClose={() => setOpen(null)} />}
    </section>
  );
}

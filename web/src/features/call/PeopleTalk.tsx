import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patch, post } from "../../api/client";
import { useChildren, useModule, useRecord } from "../../api/queries";
import type { Row } from "../../api/types";
import { ChildSection } from "../../fields/children/ChildSection";
import { useAct } from "../../fields/useAct";
import { word } from "../../i18n";
import "../../fields/plan/plan.css";

/** What one person likes or does not, written where one talks. */
function Taste({ contact, name }: { contact: Row; name: "likes" | "dislikes" }) {
  const { t } = useTranslation();
  const act = useAct();
  const [text, setText] = useState<string | null>(null);
  const kept = String(contact[name] ?? "");
  const save = () => {
    if (text !== null && text.trim() !== kept)
      void act(patch(`/contacts/${contact.id}`, { [name]: text.trim() || null }), null);
    setText(null);
  };
  return (
    <label className="field">
      <span>{t(name)}</span>
      <input
        value={text ?? kept}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === "Enter" && save()}
      />
    </label>
  );
}

/** The part of the person one talks with: who decides is asked before the conversation ends. */
function RoleOf({ deal, contact }: { deal: Row; contact: Row }) {
  const act = useAct();
  const field = useModule("deals.people")?.fields.find((one) => one.key === "role");
  const row = (useChildren("deals", deal.id, "people").data ?? []).find((one) => one.contact === contact.id);
  const base = `/deals/${deal.id}/people`;
  const choose = (role: string) =>
    act(row ? patch(`${base}/${row.id}`, { role }) : post(base, { contact: contact.id, role }), null);
  return (
    <div className="reactions" role="group" aria-label={word(field?.label)}>
      {field?.choices?.map((choice) => (
        <button
          key={choice.key}
          type="button"
          aria-pressed={row?.role === choice.key}
          className={row?.role === choice.key ? "on" : ""}
          onClick={() => void choose(choice.key)}
        >
          {word(choice.label)}
        </button>
      ))}
    </div>
  );
}

/** Whom one talks with: her part in the decision, her likes and dislikes; and the others who take part. */
export function PeopleTalk({ deal }: { deal: Row }) {
  const id = Number(deal.contact ?? 0);
  const contact = useRecord("contacts", id).data;
  return (
    <>
      {id > 0 && contact && (
        <section className="sec stack">
          <h2>{[contact.first_name, contact.last_name].filter(Boolean).join(" ")}</h2>
          <RoleOf deal={deal} contact={contact} />
          <Taste contact={contact} name="likes" />
          <Taste contact={contact} name="dislikes" />
        </section>
      )}
      <ChildSection resource="deals" id={deal.id} name="people" />
    </>
  );
}

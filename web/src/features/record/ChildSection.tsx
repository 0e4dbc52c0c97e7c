import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, patch, post, remove } from "../../api/client";
import { useChildren, useModule } from "../../api/queries";
import type { Module, Row } from "../../api/types";
import { type Draft, FieldInputs } from "../../fields/RecordForm";
import { shown } from "../../fields/View";
import { word } from "../../i18n";
import { Dialog } from "../../ui/Dialog";
import { useToasts } from "../../ui/toasts";

const tones: Record<string, string> = { answered: "good", partly: "risk", no: "late", decides: "good", blocks: "late" };

function Summary({ module, row }: { module: Module; row: Row }) {
  const { t } = useTranslation();
  const field = (key: string) => module.fields.find((one) => one.key === key);
  const value = (key: string) => {
    const one = field(key);
    return one ? shown(one, row) : "";
  };
  const main = value("product") || value("competitor") || value("contact") || value("text") || value("kind");
  const tone = tones[String(row.reaction ?? row.role ?? "")];
  const side = row.importance
    ? t("importance", { n: row.importance })
    : row.quantity
      ? `${value("quantity")} × ${value("price")}`
      : "";
  const tag = row.reaction
    ? value("reaction")
    : row.role
      ? value("role")
      : row.resolved === true
        ? value("resolved")
        : "";
  return (
    <>
      <span className="grow">{main}</span>
      {tag && <span className={`tag ${tone ?? (row.resolved ? "good" : "")}`}>{tag}</span>}
      <span className="sub nowrap">{side}</span>
    </>
  );
}

/** One kind of children of a record: needs, people, products …; added and changed in place. */
export function ChildSection({ resource, id, name }: { resource: string; id: number; name: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const module = useModule(`${resource}.${name}`);
  const rows = useChildren(resource, id, name).data ?? [];
  const [editing, setEditing] = useState<Row | "new" | null>(null);
  const [draft, setDraft] = useState<Draft>({ values: {}, titles: {} });
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!module) return null;
  const fields = module.fields.filter((field) => !field.system && !field.read_only);
  const begin = (row: Row | "new") => {
    setDraft(
      row === "new"
        ? { values: {}, titles: {} }
        : {
            values: Object.fromEntries(fields.map((field) => [field.key, row[field.key] as never])),
            titles: row.titles ?? {},
          },
    );
    setProblem(null);
    setEditing(row);
  };
  const settle = async (work: Promise<{ changeSet: number | null }>) => {
    try {
      toasts.done(t("saved"), (await work).changeSet);
      setEditing(null);
      await client.invalidateQueries({ queryKey: [resource] });
      await client.invalidateQueries({ queryKey: ["any"] });
    } catch (error) {
      if (error instanceof Problem && error.errors.length > 0) setProblem(error);
      else toasts.failed(error);
    }
  };
  const base = `/${resource}/${id}/${name}`;
  return (
    <section className="sec">
      <h2>
        {word(module.labels)}
        <button type="button" onClick={() => begin("new")} aria-label={`${t("add")}: ${word(module.label)}`}>
          {t("add")}
        </button>
      </h2>
      {rows.length === 0 && <p className="sub">{t("none_yet")}</p>}
      {rows.map((row) => (
        <button key={row.id} type="button" className="item" style={{ width: "100%" }} onClick={() => begin(row)}>
          <Summary module={module} row={row} />
        </button>
      ))}
      {editing && (
        <Dialog title={word(module.label)} onClose={() => setEditing(null)}>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              void settle(editing === "new" ? post(base, draft.values) : patch(`${base}/${editing.id}`, draft.values));
            }}
          >
            <FieldInputs fields={fields} draft={draft} onChange={setDraft} problem={problem} />
            <footer className="line end">
              {editing !== "new" && (
                <button
                  type="button"
                  className="btn danger"
                  onClick={() => void settle(remove(`${base}/${editing.id}`))}
                >
                  {t("remove")}
                </button>
              )}
              <span className="grow" />
              <button type="submit" className="btn main">
                {t("save")}
              </button>
            </footer>
          </form>
        </Dialog>
      )}
    </section>
  );
}

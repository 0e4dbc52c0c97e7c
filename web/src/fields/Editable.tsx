import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field, Row, Value } from "../api/types";
import { word } from "../i18n";
import { HandOver, handsOver } from "./HandOver";
import { Input } from "./Input";
import { useSave } from "./useSave";
import { View } from "./View";

type Props = { resource: string; field: Field; row: Row; may: boolean; children?: ReactNode };
const at_once = ["choice", "reference", "boolean"];

/** A value that is read until it is clicked, and then written where it stands. Enter keeps, Escape leaves it. */
export function Editable({ resource, field, row, may, children }: Props) {
  const { t } = useTranslation();
  const save = useSave(resource);
  const value = (row[field.key] ?? null) as Value;
  const [draft, setDraft] = useState<{ value: Value; title?: string } | null>(null);
  const [handing, setHanding] = useState(false);
  const open = () => (handsOver(resource, field) ? setHanding(true) : setDraft({ value }));
  const form = useRef<HTMLFormElement>(null);
  const editing = draft !== null;
  useEffect(() => {
    if (editing) form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  }, [editing]);
  const settle = (next: { value: Value; title?: string } | null) => {
    setDraft(null);
    if (next && JSON.stringify(next.value) !== JSON.stringify(value))
      void save(row, { [field.key]: next.value }, next.title ? { [field.key]: next.title } : {});
  };
  const shown =
    children ?? (value === null || value === "" ? <span className="sub">—</span> : <View field={field} row={row} />);
  if (!may || field.read_only || field.system || field.create_only || field.first_of) return <>{shown}</>;
  if (!draft)
    return (
      <span
        className="editable"
        onClick={(event) => !(event.target as HTMLElement).closest("a,button,dialog") && open()}
      >
        {shown}
        <button type="button" aria-label={`${t("edit")}: ${word(field.label)}`} onClick={open}>
          ✎
        </button>
        {handing && (
          <HandOver
            path={`/${resource}/${row.id}`}
            title={String(row.titles?.owner ?? "")}
            from={(row.owner as number | null) ?? null}
            onClose={() => setHanding(false)}
          />
        )}
      </span>
    );
  return (
    <form
      ref={form}
      className="editing"
      aria-label={word(field.label)}
      onSubmit={(event) => {
        event.preventDefault();
        settle(draft);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") settle(null);
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) settle(draft);
      }}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && settle(draft)}
    >
      <Input
        id={`edit-${resource}-${row.id}-${field.key}`}
        field={field}
        value={draft.value}
        title={draft.title ?? row.titles?.[field.key]}
        onChange={(next, title) => {
          if (at_once.includes(field.type) && !field.open && next !== draft.value) settle({ value: next, title });
          else setDraft({ value: next, title });
        }}
      />
    </form>
  );
}

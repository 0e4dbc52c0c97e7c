import { useEffect, useId, useRef, useState } from "react";
import type { Field, Row, Value } from "../../api/types";
import { Input } from "../../fields/Input";
import { word } from "../../i18n";

export type Save = (row: Row, field: Field, value: Value, title?: string) => Promise<string | null>;
type Props = {
  field: Field;
  row: Row;
  onSave: Save;
  /** 1: on to the next cell, -1: to the one before, 0: stay here. */
  onDone: (to: -1 | 0 | 1) => void;
};

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** A value changed where it stands; what the server refuses is said right here, and the draft stays. */
export function CellEditor({ field, row, onSave, onDone }: Props) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<{ value: Value; title?: string }>({
    value: (row[field.key] ?? null) as Value,
    title: row.titles?.[field.key],
  });
  const [refused, setRefused] = useState<string | null>(null);
  const busy = useRef(false);
  useEffect(() => {
    const input = box.current?.querySelector<HTMLElement>("input, select, textarea");
    input?.focus();
    if (input instanceof HTMLInputElement && input.type !== "checkbox") input.select();
  }, []);
  const finish = async (to: -1 | 0 | 1) => {
    if (busy.current) return;
    if (same(draft.value, row[field.key])) return onDone(to);
    busy.current = true;
    const problem = await onSave(row, field, draft.value, draft.title);
    busy.current = false;
    if (problem) setRefused(problem);
    else onDone(to);
  };
  const press = (event: React.KeyboardEvent) => {
    event.stopPropagation();
    if (event.defaultPrevented) return;
    if (event.key === "Escape") onDone(0);
    const lines = field.type === "long_text" && !event.ctrlKey && !event.metaKey;
    if (event.key === "Enter" && !lines) {
      event.preventDefault();
      void finish(0);
    }
    if (event.key === "Tab") {
      event.preventDefault();
      void finish(event.shiftKey ? -1 : 1);
    }
  };
  return (
    <div
      ref={box}
      className="cell-editor"
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={press}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && document.hasFocus() && !refused) void finish(0);
      }}
    >
      <Input
        id={`${id}-input`}
        field={field}
        value={draft.value}
        title={draft.title}
        label={word(field.label)}
        autoFocus
        invalid={Boolean(refused)}
        onChange={(value, title) => {
          setRefused(null);
          setDraft({ value, title });
        }}
      />
      {refused && (
        <p className="error" role="alert">
          {refused}
        </p>
      )}
    </div>
  );
}

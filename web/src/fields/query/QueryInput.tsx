import "./query.css";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useListbox } from "../../ui/useListbox";
import { bytesBefore, indexOfByte } from "./bytes";
import { CompletionList } from "./CompletionList";
import { type Option, useCompletion } from "./queries";

type Props = {
  resource: string;
  text: string;
  wrong: boolean;
  described?: string;
  label?: string;
  /** Several lines, for a query that is kept. */
  rows?: number;
  onSubmit: (text: string) => void;
  /** Where each change counts at once. */
  onType?: (text: string) => void;
  onLeave?: () => void;
};

type Typing = HTMLInputElement | HTMLTextAreaElement;

/** A query as text, completed by the server while it is typed. */
export function QueryInput(props: Props) {
  const { resource, text, wrong, described, label, rows, onSubmit, onType, onLeave } = props;
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(text);
  const [caret, setCaret] = useState(0);
  const [open, setOpen] = useState(false);
  useEffect(() => setTyped(text), [text]);
  const completion = useCompletion(resource, typed, bytesBefore(typed, caret), open).data;
  const from = completion ? indexOfByte(typed, completion.from) : caret;
  const word = typed.slice(from, caret);
  const items = open && completion ? completion.items.filter((one) => one.text !== word) : [];
  // While a word is begun its best end is ready to be taken; where none is begun, Enter runs the query.
  const box = useListbox(items.length, -1);
  const { setAt } = box;
  useEffect(() => setAt(word ? 0 : -1), [word, setAt]);
  const shown = open && items.length > 0;
  const type = (next: string) => {
    setTyped(next);
    onType?.(next);
  };
  const put = (option: Option) => {
    const after = typed.slice(caret);
    const space = option.text.endsWith("(") || /^[\s.)]/.test(after) ? "" : " ";
    const before = typed.slice(0, from) + option.text + space;
    type(before + after);
    setCaret(before.length);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(before.length, before.length);
    });
  };
  const press = (event: React.KeyboardEvent) => {
    const option = shown ? items[box.at] : undefined;
    if (event.key === "Escape" && shown) {
      event.stopPropagation();
      return setOpen(false);
    }
    if (!open && event.key === "ArrowDown") return setOpen(true);
    if (shown && box.move(event)) return;
    if (event.key === "Tab" && option && word) {
      event.preventDefault();
      put(option);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (option) return put(option);
      setOpen(false);
      onSubmit(typed.trim());
    }
  };
  const look = (element: Typing) => setCaret(element.selectionStart ?? element.value.length);
  const field = {
    ref: input,
    role: "combobox",
    "aria-label": label ?? t("filter"),
    "aria-autocomplete": "list",
    "aria-expanded": shown,
    "aria-controls": `${id}-list`,
    "aria-activedescendant": shown && box.at >= 0 ? `${id}-${box.at}` : undefined,
    "aria-invalid": wrong,
    "aria-describedby": wrong ? described : undefined,
    autoComplete: "off",
    autoCapitalize: "off",
    spellCheck: false,
    placeholder: t("query_hint"),
    value: typed,
    onChange: (event: React.ChangeEvent<Typing>) => {
      type(event.target.value);
      look(event.target);
      setOpen(true);
    },
    onFocus: (event: React.FocusEvent<Typing>) => look(event.currentTarget),
    onClick: (event: React.MouseEvent<Typing>) => {
      look(event.currentTarget);
      setOpen(true);
    },
    onKeyUp: (event: React.KeyboardEvent<Typing>) => look(event.currentTarget),
    onKeyDown: press,
    onBlur: () => {
      setOpen(false);
      onLeave?.();
    },
  } as const;
  return (
    <div className="query-field">
      {rows ? <textarea rows={rows} {...field} /> : <input {...field} />}
      <CompletionList id={id} items={items} at={box.at} shown={shown} onPoint={setAt} onPut={put} />
      {!onType && typed.trim() !== text && !shown && <kbd>Enter</kbd>}
    </div>
  );
}

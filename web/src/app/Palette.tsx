import "../ui/options.css";
import "./palette.css";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "../api/types";
import { Dialog } from "../ui/Dialog";
import { Icon } from "../ui/Icon";
import { useListbox } from "../ui/useListbox";
import { type Entry, useSections } from "./entries";
import { Marked } from "./Marked";
import { Meant } from "./Meant";

type Props = { me: Me; onClose: () => void; onCreate: (resource: string) => void; onKeys: () => void };

function Choice({
  entry,
  at,
  active,
  onPoint,
}: {
  entry: Entry;
  at: number;
  active: boolean;
  onPoint: (at: number) => void;
}) {
  return (
    <div
      id={`palette-${at}`}
      role="option"
      aria-selected={active}
      className="option"
      onMouseMove={() => onPoint(at)}
      onClick={entry.act}
    >
      <Icon name={entry.icon} />
      <span className="ellipsis">
        <Marked text={entry.title} words={entry.words ?? []} />
      </span>
      <span className="sub small ellipsis grow">
        <Marked text={entry.subtitle ?? ""} words={entry.words ?? []} />
      </span>
    </div>
  );
}

/** Goes anywhere, does anything, finds everything: one box. */
export function Palette({ me, onClose, onCreate, onKeys }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  // Enter pressed before the answer was there: it is for the first of what will be found, not for what stands there still.
  const [awaiting, setAwaiting] = useState(false);
  const { sections, indexing, searching, meant } = useSections(me, typed, { onClose, onCreate, onKeys });
  const all = sections.flatMap((section) => section.entries);
  const box = useListbox(all.length);
  useEffect(() => {
    list.current?.querySelector(`#palette-${box.at}`)?.scrollIntoView?.({ block: "nearest" });
  }, [box.at]);
  const type = (text: string) => {
    setTyped(text);
    setAwaiting(false);
    box.setAt(0);
    input.current?.focus();
  };
  const take = () => {
    if (all.length === 0 && meant) type(meant);
    else all[box.at]?.act();
  };
  const press = (event: React.KeyboardEvent) => {
    if (box.move(event)) return setAwaiting(false);
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (searching && box.at <= 0) setAwaiting(true);
    else take();
  };
  useEffect(() => {
    if (!awaiting || searching) return;
    setAwaiting(false);
    take();
  });
  let at = 0;
  return (
    <Dialog title={t("find_or_do")} onClose={onClose} kind="palette" bare>
      <input
        ref={input}
        className="palette-box"
        autoFocus
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={all.length > 0}
        aria-controls="palette-list"
        aria-activedescendant={all.length > 0 ? `palette-${box.at}` : undefined}
        aria-label={t("find_or_do")}
        placeholder={t("find_or_do")}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
      />
      {indexing && <p className="note">{t("indexing")}</p>}
      <div
        ref={list}
        id="palette-list"
        role="listbox"
        aria-label={t("found")}
        className="palette-list"
        aria-busy={searching}
      >
        {sections.map((section) => (
          <div key={section.key} role="group" aria-label={section.title}>
            <div className="palette-head" aria-hidden="true">
              {section.title}
            </div>
            {section.entries.map((entry) => {
              const index = at++;
              return <Choice key={entry.id} entry={entry} at={index} active={index === box.at} onPoint={box.setAt} />;
            })}
          </div>
        ))}
      </div>
      {!searching && (all.length === 0 || meant) && (
        <div className="empty">
          {all.length === 0 && t("nothing_found")}
          {meant && <Meant text={meant} onTake={() => type(meant)} />}
        </div>
      )}
    </Dialog>
  );
}

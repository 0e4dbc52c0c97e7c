import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LibraryObjection } from "../../api/types";
import { useListbox } from "../../ui/useListbox";
import "../../ui/options.css";
import { useLibrary } from "./useLibrary";

type Props = {
  onRaise: (objection: LibraryObjection) => void;
  /** What is said in words that the library does not know. */
  onOwn: (text: string) => void;
};

/** Finds an objection in the library while the customer is still speaking; Enter or a click raises it. */
export function ObjectionSearch({ onRaise, onOwn }: Props) {
  const { t } = useTranslation();
  const list = useId();
  const [typed, setTyped] = useState("");
  const asked = typed.trim().length > 1;
  const found = useLibrary({ q: typed.trim() }, asked).data ?? [];
  const box = useListbox(found.length + 1);
  const choose = (at: number) => {
    const one = found[at];
    if (one) onRaise(one);
    else onOwn(typed.trim());
    setTyped("");
    box.setAt(0);
  };
  const press = (event: React.KeyboardEvent) => {
    if (!asked) return;
    if (box.move(event)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      choose(box.at);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setTyped("");
    }
  };
  const option = (at: number) => ({
    id: `${list}-${at}`,
    role: "option",
    "aria-selected": at === box.at,
    className: "option",
    onMouseMove: () => box.setAt(at),
    onMouseDown: (event: React.MouseEvent) => {
      event.preventDefault();
      choose(at);
    },
  });
  return (
    <span className="reference objection-search">
      <input
        role="combobox"
        aria-label={t("what_they_say")}
        placeholder={t("what_they_say")}
        aria-autocomplete="list"
        aria-expanded={asked}
        aria-controls={list}
        aria-activedescendant={asked ? `${list}-${box.at}` : undefined}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          box.setAt(0);
        }}
        onKeyDown={press}
      />
      <span id={list} role="listbox" aria-label={t("found")} className="options card" hidden={!asked}>
        {found.map((one, at) => (
          <span key={one.id} {...option(at)}>
            <span>
              <b className="strong">{one.text}</b>
              <span className="sub small block">{one.answers[0]?.text ?? ""}</span>
            </span>
          </span>
        ))}
        <span {...option(found.length)}>
          <span>{t("raise_own", { text: typed.trim() })}</span>
        </span>
      </span>
    </span>
  );
}

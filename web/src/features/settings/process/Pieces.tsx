import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Handle, Sortable } from "../../../ui/Sortable";
import { changed, fresh, moved } from "./document";
import { Group, Remove } from "./inputs";

type Props<T> = {
  label: string;
  help: string;
  all: T[];
  titleOf: (one: T) => string;
  /** What the keys of new ones begin with, and a new one with its key. */
  prefix: string;
  make: (key: string) => T;
  /** Beside the title, and at the end of the line. */
  beside?: (one: T) => ReactNode;
  tags: (one: T) => ReactNode;
  /** Below the line: its form when it is open, and what the server refused. */
  below: (one: T, open: boolean, set: (next: T) => void) => ReactNode;
  onChange: (all: T[]) => void;
};

/** The parts of a stage as lines that open, change places, are added and taken away. */
export function Pieces<T extends { key: string }>(props: Props<T>) {
  const { label, help, all, titleOf, prefix, make, beside, tags, below, onChange } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  const add = () => {
    const key = fresh(prefix, all);
    setOpen(key);
    onChange([...all, make(key)]);
  };
  return (
    <Group label={label} help={help} add={t("add")} onAdd={add}>
      <Sortable
        label={label}
        items={all}
        keyOf={(one) => one.key}
        titleOf={titleOf}
        onMove={(from, to) => onChange(moved(all, from, to))}
      >
        {(one, at) => (
          <div className={`piece ${open === one.key ? "open" : ""}`}>
            <div className="line">
              <Handle />
              <button
                type="button"
                className="grow head"
                aria-expanded={open === one.key}
                onClick={() => setOpen(open === one.key ? null : one.key)}
              >
                {titleOf(one)}
                {beside?.(one)}
              </button>
              {tags(one)}
              <Remove title={titleOf(one)} onClick={() => onChange(all.filter((other) => other !== one))} />
            </div>
            {below(one, open === one.key, (next) => onChange(changed(all, at, next)))}
          </div>
        )}
      </Sortable>
    </Group>
  );
}

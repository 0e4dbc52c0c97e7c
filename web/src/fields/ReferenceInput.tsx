import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { get, query } from "../api/client";
import { useSchema } from "../api/queries";
import type { Field, Hit, Page } from "../api/types";
import { useListbox } from "../ui/useListbox";

type Found = { id: number; title: string; subtitle?: string };
type Props = {
  field: Field;
  value: unknown;
  title?: string;
  onChange: (value: number | null, title?: string) => void;
  id?: string;
  label?: string;
  invalid?: boolean;
};

const few = ["users", "teams", "competitors", "products", "roles"];
const shown_at_most = 12;

/** Records that fit what is typed: of few all are read at once, of many the server finds them. */
function useFound(field: Field, typed: string | null) {
  const resource = field.references?.[0] ?? "";
  const small = few.includes(resource);
  const names = useSchema().data?.find((module) => module.key === resource)?.title ?? ["name"];
  const all = useQuery({
    queryKey: [resource, "choices"],
    queryFn: () => get<Page>(`/${resource}?limit=200`),
    enabled: small && typed !== null,
  });
  const searched = useQuery({
    queryKey: ["any", "find", field.references, typed],
    queryFn: async ({ signal }) =>
      (await get<{ items: Hit[] }>(`/search${query({ q: typed ?? "", limit: 60 })}`, signal)).items,
    enabled: !small && (typed ?? "").trim().length > 1,
    placeholderData: (old) => old,
  });
  const wanted = (typed ?? "").trim().toLowerCase();
  const found: Found[] = small
    ? (all.data?.items ?? [])
        .map((row) => ({
          id: row.id,
          title: names
            .map((name) => row[name])
            .filter(Boolean)
            .join(" "),
        }))
        .filter((one) => one.title.toLowerCase().includes(wanted))
    : (searched.data ?? []).filter((hit) => field.references?.includes(hit.resource));
  return { found: found.slice(0, small ? 200 : shown_at_most), waits: !small && wanted.length < 2 };
}

/** Finds a record as one types. */
export function ReferenceInput({ field, value, title, onChange, id, label, invalid }: Props) {
  const { t } = useTranslation();
  const own = useId();
  const list = `${id ?? own}-found`;
  const [typed, setTyped] = useState<string | null>(null);
  const { found, waits } = useFound(field, typed);
  const box = useListbox(found.length);
  const open = typed !== null && (found.length > 0 || waits);
  const choose = (one: Found) => {
    onChange(one.id, one.title);
    setTyped(null);
  };
  const press = (event: React.KeyboardEvent) => {
    if (typed === null) {
      if (event.key === "ArrowDown") {
        event.preventDefault();
        setTyped("");
      }
      return;
    }
    if (box.move(event)) return;
    const one = found[box.at];
    if (event.key === "Enter" && one) {
      event.preventDefault();
      choose(one);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setTyped(null);
    }
  };
  return (
    <span className="reference">
      <input
        id={id}
        role="combobox"
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={list}
        aria-activedescendant={open && found[box.at] ? `${list}-${box.at}` : undefined}
        autoComplete="off"
        placeholder={t("type_to_find")}
        value={typed ?? title ?? (value ? String(value) : "")}
        onClick={() => typed === null && setTyped("")}
        onChange={(event) => {
          setTyped(event.target.value);
          box.setAt(0);
          if (!event.target.value) onChange(null);
        }}
        onKeyDown={press}
        onBlur={() => setTyped(null)}
      />
      <span id={list} role="listbox" aria-label={label ?? t("found")} className="options card" hidden={!open}>
        {waits && <span className="option sub">{t("type_to_find")}</span>}
        {found.map((one, index) => (
          <span
            key={one.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === box.at}
            className="option"
            onMouseMove={() => box.setAt(index)}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(one);
            }}
          >
            <span className="ellipsis">{one.title}</span>
            <span className="sub small ellipsis">{one.subtitle}</span>
          </span>
        ))}
      </span>
    </span>
  );
}

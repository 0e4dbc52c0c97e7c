import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { get } from "../api/client";
import { useSchema } from "../api/queries";
import type { Row } from "../api/types";
import type { InputProps } from "./Input";
import { ReferenceInput } from "./ReferenceInput";

/** Several records: those that are there, and one more to be found. */
export function ReferencesInput({ field, value, onChange, id, label }: InputProps) {
  const { t } = useTranslation();
  const ids = (value as number[] | null) ?? [];
  const resource = field.references?.[0] ?? "";
  const names = useSchema().data?.find((module) => module.key === resource)?.title ?? ["name"];
  const rows = useQueries({
    queries: ids.map((one) => ({ queryKey: [resource, "one", one], queryFn: () => get<Row>(`/${resource}/${one}`) })),
  });
  const titles = ids.map((one, index) => {
    const row = rows[index]?.data;
    return row
      ? names
          .map((name) => row[name])
          .filter(Boolean)
          .join(" ")
      : String(one);
  });
  return (
    <span className="stack references">
      {ids.map((one, index) => (
        <span key={one} className="line">
          <span className="grow ellipsis">{titles[index]}</span>
          <button
            type="button"
            aria-label={`${t("remove")}: ${titles[index]}`}
            onClick={() => onChange(ids.filter((other) => other !== one))}
          >
            ✕
          </button>
        </span>
      ))}
      <ReferenceInput
        key={ids.length}
        id={id}
        field={field}
        label={label}
        value={null}
        onChange={(next) => next && !ids.includes(next) && onChange([...ids, next])}
      />
    </span>
  );
}

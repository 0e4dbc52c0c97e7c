import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChildren, useModule } from "../../api/queries";
import type { Row, Value } from "../../api/types";
import { word } from "../../i18n";
import { money } from "../../ui/format";
import { ChildForm } from "./ChildForm";
import "./children.css";
import { line_sum, Summary } from "./Summary";

type Props = {
  resource: string;
  id: number;
  name: string;
  currency?: string;
  may?: boolean;
  preset?: Record<string, Value>;
};

function Head({ name, rows, currency }: { name: string; rows: Row[]; currency: string }) {
  const { t } = useTranslation();
  if (name === "needs" && rows.length > 0)
    return (
      <span className="sub">
        {t("n_of", { n: rows.filter((row) => row.reaction === "answered").length, of: rows.length })}
      </span>
    );
  if (name === "lines" && rows.length > 1)
    return (
      <span className="sub">
        {money(Math.round(rows.reduce((sum, row) => sum + line_sum(row), 0) * 100) / 100, currency)}
      </span>
    );
  return null;
}

/** One kind of children of a record: needs, people, products …; added and changed in place. */
export function ChildSection({ resource, id, name, currency = "RUB", may = true, preset }: Props) {
  const { t } = useTranslation();
  const module = useModule(`${resource}.${name}`);
  const children = useChildren(resource, id, name);
  const [editing, setEditing] = useState<number | "new" | null>(null);
  if (!module) return null;
  const rows = [...(children.data ?? [])];
  if (name === "needs") rows.sort((a, b) => Number(b.importance ?? 0) - Number(a.importance ?? 0));
  const base = `/${resource}/${id}/${name}`;
  const close = () => setEditing(null);
  return (
    <section className="sec">
      <h2>
        <span className="grow">
          {word(module.labels)} <Head name={name} rows={rows} currency={currency} />
        </span>
        {may && (
          <button type="button" onClick={() => setEditing("new")} aria-label={`${t("add")}: ${word(module.label)}`}>
            {t("add")}
          </button>
        )}
      </h2>
      {children.isSuccess && rows.length === 0 && editing !== "new" && <p className="sub">{t("none_yet")}</p>}
      {rows.map((row) =>
        editing === row.id ? (
          <ChildForm key={row.id} module={module} base={base} row={row} onClose={close} />
        ) : (
          <button key={row.id} type="button" className="item child" disabled={!may} onClick={() => setEditing(row.id)}>
            <Summary module={module} row={row} currency={currency} />
          </button>
        ),
      )}
      {editing === "new" && <ChildForm module={module} base={base} row={null} preset={preset} onClose={close} />}
    </section>
  );
}

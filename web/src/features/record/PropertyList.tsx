import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useProcesses } from "../../api/queries";
import type { Field, Module, Row } from "../../api/types";
import { Editable } from "../../fields/Editable";
import { word } from "../../i18n";

function ProcessName({ of }: { of: string }) {
  const process = useProcesses().data?.find((one) => one.key === of);
  return <>{word(process?.names) || of}</>;
}

function Property({ field, row, module, may }: { field: Field; row: Row; module: Module; may: boolean }) {
  const value = row[field.key];
  const resource =
    field.references && field.references.length > 1 ? row[`${field.key}_resource`] : field.references?.[0];
  const links = field.type === "reference" && value;
  return (
    <Editable resource={module.key} field={field} row={row} may={may}>
      {links ? (
        <Link className="link" to={`/${resource}/${value}`}>
          {row.titles?.[field.key] ?? String(value)}
        </Link>
      ) : field.key === "process" && value ? (
        <ProcessName of={String(value)} />
      ) : undefined}
    </Editable>
  );
}

// A journey is told by the records that it is made of; there is no page of it.
const told = (field: Field) => !field.first_of && field.references?.[0] !== "journeys";

const empty = (value: unknown) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** All that is known of a record, section by section, each value changed where it stands. */
export function PropertyList({ module, row, may }: { module: Module; row: Row; may: boolean }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const sections = module.sections
    .map((section) => ({
      ...section,
      shown: section.fields
        .flatMap((key) => module.fields.find((field) => field.key === key) ?? [])
        .filter((field) => told(field) && (all ? !field.system : !empty(row[field.key]))),
    }))
    .filter((section) => section.shown.length > 0);
  return (
    <>
      {sections.map((section) => (
        <section key={section.key} className="sec">
          <h2>{word(section.label)}</h2>
          <dl className="props">
            {section.shown.map((field) => (
              <div key={field.key}>
                <dt>{word(field.label)}</dt>
                <dd>
                  <Property field={field} row={row} module={module} may={may} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
        {t(all ? "hide_empty" : "show_empty")}
      </button>
    </>
  );
}

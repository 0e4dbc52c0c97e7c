import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Field, Module, Row } from "../../api/types";
import { View } from "../../fields/View";
import { word } from "../../i18n";

function Property({ field, row }: { field: Field; row: Row }) {
  const value = row[field.key];
  const resource =
    field.references && field.references.length > 1 ? row[`${field.key}_resource`] : field.references?.[0];
  if (field.type === "reference" && value && resource !== "users" && resource !== "journeys")
    return (
      <Link className="link" to={`/${resource}/${value}`}>
        {row.titles?.[field.key] ?? String(value)}
      </Link>
    );
  return <View field={field} row={row} />;
}

/** What is known of a record, section by section; what is empty is left out. */
export function PropertyList({ module, row }: { module: Module; row: Row }) {
  const { t } = useTranslation();
  const sections = module.sections
    .map((section) => ({
      ...section,
      shown: section.fields
        .flatMap((key) => module.fields.find((field) => field.key === key) ?? [])
        .filter((field) => row[field.key] !== null && row[field.key] !== undefined && row[field.key] !== ""),
    }))
    .filter((section) => section.shown.length > 0);
  if (sections.length === 0) return <p className="sub">{t("none_yet")}</p>;
  return (
    <>
      {sections.map((section) => (
        <section key={section.key} className="sec">
          <h2>{word(section.label)}</h2>
          <dl className="props">
            {section.shown.map((field) => (
              <div key={field.key} style={{ display: "contents" }}>
                <dt>{word(field.label)}</dt>
                <dd>
                  <Property field={field} row={row} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

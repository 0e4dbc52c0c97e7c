import { useTranslation } from "react-i18next";
import { useModule } from "../../api/queries";
import type { Row } from "../../api/types";
import { View } from "../../fields/View";
import { word } from "../../i18n";

const facts: Record<string, string[]> = {
  deals: ["amount", "probability", "close_date", "next_step_at", "owner", "delivery_date"],
  leads: ["status", "phone", "email", "source", "owner", "next_step_at"],
};

export function FactsRow({ resource, row }: { resource: string; row: Row }) {
  const { t } = useTranslation();
  const module = useModule(resource);
  const fields = (facts[resource] ?? []).flatMap((key) => module?.fields.find((field) => field.key === key) ?? []);
  return (
    <dl className="facts">
      {fields
        .filter((field) => row[field.key] !== null || field.key === "next_step_at")
        .map((field) => (
          <div key={field.key}>
            <dt>{word(field.label)}</dt>
            <dd>
              {row[field.key] === null ? (
                <span className="risk">{t("no_next_step")}</span>
              ) : (
                <View field={field} row={row} />
              )}
            </dd>
          </div>
        ))}
    </dl>
  );
}

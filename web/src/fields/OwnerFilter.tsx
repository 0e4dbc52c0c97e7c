import { useTranslation } from "react-i18next";
import { useList, useMe } from "../api/queries";

/** Whose records: mine, my team's, somebody's, or all that I may see. Gives a condition of the query language. */
export function OwnerFilter({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const { t } = useTranslation();
  const me = useMe().data;
  const people = useList("users", { q: "active = true and role in (rep, manager) sort name", limit: 200 }).data?.items;
  return (
    <select aria-label={t("whose")} className="pick" value={q} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t("everybody")}</option>
      <option value="owner = me">{t("mine")}</option>
      {me?.role !== "rep" && <option value="owner in my_team">{t("my_team")}</option>}
      {me?.role !== "rep" && (
        <optgroup label={t("person")}>
          {people?.map((one) => (
            <option key={one.id} value={`owner = ${one.id}`}>
              {String(one.name)}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}

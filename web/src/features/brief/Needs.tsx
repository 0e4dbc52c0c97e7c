import { useTranslation } from "react-i18next";
import type { Brief } from "../../api/types";

/** What they want, in their own words, as far as it is known. */
export function Needs({ needs }: { needs: Brief["needs"] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t("brief_needs")}</h2>
      {needs.length === 0 && <p className="sub">{t("brief_needs_none")}</p>}
      <ul className="brief-list">
        {needs.map((need) => (
          <li key={need.text}>
            «{need.text}»
            {need.importance !== null && <span className="sub"> {t("importance", { n: need.importance })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { ByValue } from "./customers/ByValue";
import "./customers/customers.css";
import { Due } from "./customers/Due";
import { Occasions } from "./customers/Occasions";
import { ProductNews } from "./customers/ProductNews";
import "./today.css";

const parts: Record<string, ComponentType> = { due: Due, value: ByValue, dates: Occasions, news: ProductNews };

/** What comes after the sale: who is to be spoken with, who is worth most, and what gives a reason to call. */
export function CustomersPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const chosen = parts[search.get("part") ?? ""] ? search.get("part")! : "due";
  const Part = parts[chosen]!;
  return (
    <>
      <header className="bar">
        <h1>{t("customers")}</h1>
        <nav className="tabs-line" aria-label={t("customers")}>
          {Object.keys(parts).map((key) => (
            <button
              key={key}
              type="button"
              className="btn quiet"
              aria-pressed={key === chosen}
              onClick={() => setSearch(key === "due" ? {} : { part: key }, { replace: true })}
            >
              {t(`customers_${key}`)}
            </button>
          ))}
        </nav>
      </header>
      {chosen === "due" ? (
        <Due />
      ) : (
        <div className="queue scroll" role="region" aria-label={t(`customers_${chosen}`)} tabIndex={0}>
          <Part />
        </div>
      )}
    </>
  );
}

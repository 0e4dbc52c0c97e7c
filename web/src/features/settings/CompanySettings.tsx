import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, Problem, patch } from "../../api/client";
import { day } from "../../ui/format";
import { useToasts } from "../../ui/toasts";

type Company = { name: string; zone: string; currency: string; language: string; today: string };
const currencies = ["RUB", "USD", "EUR", "KZT", "BYN", "UZS", "AMD", "GEL", "CNY", "TRY", "GBP"];

function Form({ company }: { company: Company }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const [values, setValues] = useState(company);
  const [problem, setProblem] = useState<Problem | null>(null);
  const set = (key: keyof Company) => (event: React.ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
    setValues({ ...values, [key]: event.target.value });
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    setProblem(null);
    try {
      const { name, zone, currency, language } = values;
      await patch("/company", { name, zone, currency, language });
      toasts.done(t("saved"));
      await client.invalidateQueries();
    } catch (error) {
      if (error instanceof Problem && error.errors.length > 0) setProblem(error);
      else toasts.failed(error);
    }
  };
  const wrong = (key: string) => problem?.of(key) && <em className="error">{problem.of(key)}</em>;
  return (
    <form className="panel stack" onSubmit={save}>
      <label className="field">
        <span>{t("company_name")}</span>
        <input required value={values.name} onChange={set("name")} />
        {wrong("name")}
      </label>
      <label className="field">
        <span>{t("zone")}</span>
        <input required list="zones" value={values.zone} onChange={set("zone")} />
        <datalist id="zones">
          {Intl.supportedValuesOf("timeZone").map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        {wrong("zone")}
      </label>
      <label className="field">
        <span>{t("currency")}</span>
        <select value={values.currency} onChange={set("currency")}>
          {[...new Set([values.currency, ...currencies])].map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        {wrong("currency")}
      </label>
      <label className="field">
        <span>{t("company_language")}</span>
        <select value={values.language} onChange={set("language")}>
          <option value="ru">Русский</option>
          <option value="en">English</option>
        </select>
      </label>
      <p className="sub">{t("company_today", { day: day(company.today) })}</p>
      <div className="line end">
        <button type="submit" className="btn main">
          {t("save")}
        </button>
      </div>
    </form>
  );
}

/** How the company is called, and by which clock, money and words it works. */
export function CompanySettings() {
  const company = useQuery({ queryKey: ["any", "company"], queryFn: () => get<Company>("/company") }).data;
  return company ? <Form company={company} /> : <div className="panel skeleton">…</div>;
}

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Answer, Problem, post } from "../../api/client";
import type { Me } from "../../api/types";
import { language } from "../../i18n";

type Entered = { csrf_token: string; user: Me };
type Props = { token: string; onEntered: (answer: Promise<Answer<Entered>>) => Promise<void> };
const fields = ["company_name", "name", "login", "password"] as const;

export function SetupForm({ token, onEntered }: Props) {
  const { t } = useTranslation();
  const [values, setValues] = useState<Record<string, string>>({ login: "admin" });
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const company = { name: values.company_name, zone, language: language() };
    onEntered(
      post<Entered>("/setup", { token, company, login: values.login, name: values.name, password: values.password }),
    ).catch((error) => {
      if (error instanceof Problem) setProblem(error);
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <h2>{t("setup_title")}</h2>
      <p className="sub small">{t("setup_text")}</p>
      {fields.map((field) => (
        <label key={field} className="field">
          <span>{t(field)}</span>
          <input
            required
            type={field === "password" ? "password" : "text"}
            autoComplete={field === "password" ? "new-password" : "off"}
            value={values[field] ?? ""}
            onChange={(event) => setValues({ ...values, [field]: event.target.value })}
          />
          {problem?.of(field) && <em className="error">{problem.of(field)}</em>}
        </label>
      ))}
      {problem && problem.errors.length === 0 && (
        <p className="error" role="alert">
          {problem.message}
        </p>
      )}
      <button type="submit" className="btn main">
        {t("begin")}
      </button>
    </form>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, patch, post, remove } from "../../api/client";
import { useMe } from "../../api/queries";
import { setLanguage } from "../../i18n";
import { keptTheme, setTheme, type Theme } from "../../ui/theme";
import { useToasts } from "../../ui/toasts";
import { Tokens } from "./Tokens";

function Mine() {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const me = useMe().data;
  const [theme, choose] = useState<Theme>(keptTheme());
  const out = () =>
    remove("/session")
      .then(() => {
        client.clear();
        location.assign("/");
      })
      .catch(toasts.failed);
  return (
    <section className="stack panel">
      <p>
        {me?.name} · <span className="sub">{me?.role_name}</span>
      </p>
      <label className="field">
        <span>{t("language")}</span>
        <select
          value={i18n.language}
          onChange={(event) => {
            setLanguage(event.target.value as "ru" | "en");
            patch("/me", { language: event.target.value })
              .then(() => client.invalidateQueries())
              .catch(toasts.failed);
          }}
        >
          <option value="ru">Русский</option>
          <option value="en">English</option>
        </select>
      </label>
      <label className="field">
        <span>{t("appearance")}</span>
        <select
          value={theme}
          onChange={(event) => {
            choose(event.target.value as Theme);
            setTheme(event.target.value as Theme);
          }}
        >
          {(["system", "light", "dark"] as const).map((one) => (
            <option key={one} value={one}>
              {t(`theme_${one}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="btn" onClick={out}>
        {t("sign_out")}
      </button>
    </section>
  );
}

function Password() {
  const { t } = useTranslation();
  const toasts = useToasts();
  const [values, setValues] = useState({ current: "", new: "" });
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    post("/me/password", values)
      .then(() => {
        toasts.done(t("password_changed"));
        setValues({ current: "", new: "" });
        setProblem(null);
      })
      .catch((error) => (error instanceof Problem ? setProblem(error) : toasts.failed(error)));
  };
  return (
    <form className="stack panel" onSubmit={submit}>
      <h2>{t("change_password")}</h2>
      {(["current", "new"] as const).map((key) => (
        <label key={key} className="field">
          <span>{t(`${key}_password`)}</span>
          <input
            type="password"
            autoComplete={`${key}-password`}
            required
            value={values[key]}
            onChange={(event) => setValues({ ...values, [key]: event.target.value })}
          />
        </label>
      ))}
      {problem && (
        <p className="error" role="alert">
          {problem.errors[0]?.message ?? problem.message}
        </p>
      )}
      <button type="submit" className="btn">
        {t("save")}
      </button>
    </form>
  );
}

/** Oneself: how it looks, the password, tokens for programs. */
export function AccountSettings() {
  const me = useMe().data;
  return (
    <>
      <Mine />
      {!me?.company.copy && <Password />}
      <Tokens />
    </>
  );
}

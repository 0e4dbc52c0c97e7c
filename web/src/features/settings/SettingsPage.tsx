import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Problem, patch, post, remove } from "../../api/client";
import { useMe, useProcesses } from "../../api/queries";
import { setLanguage, word } from "../../i18n";
import { keptTheme, setTheme, type Theme } from "../../ui/theme";
import { useToasts } from "../../ui/toasts";

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
    <section className="card pad stack">
      <h2>{t("my_account")}</h2>
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
    <form className="card pad stack" onSubmit={submit}>
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

function Company() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const me = useMe().data;
  const [values, setValues] = useState({
    name: me?.company.name ?? "",
    zone: me?.company.zone ?? "",
    currency: me?.company.currency ?? "",
  });
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    patch("/company", values)
      .then(() => {
        toasts.done(t("saved"));
        return client.invalidateQueries();
      })
      .catch(toasts.failed);
  };
  return (
    <form className="card pad stack" onSubmit={save}>
      <h2>{t("company")}</h2>
      {(["name", "zone", "currency"] as const).map((key) => (
        <label key={key} className="field">
          <span>{t(key === "name" ? "company_name" : key)}</span>
          <input value={values[key]} onChange={(event) => setValues({ ...values, [key]: event.target.value })} />
        </label>
      ))}
      <div className="line end">
        <button type="submit" className="btn main">
          {t("save")}
        </button>
      </div>
    </form>
  );
}

export function SettingsPage() {
  const { t } = useTranslation();
  const me = useMe().data;
  const processes = useProcesses().data ?? [];
  const administers = me?.rights.administer;
  return (
    <>
      <header className="bar">
        <h1>{t("settings")}</h1>
      </header>
      <div
        className="scroll pad"
        style={{
          display: "grid",
          gridTemplateColumns: "repeat(auto-fill, minmax(300px, 1fr))",
          gap: 12,
          alignContent: "start",
        }}
      >
        <Mine />
        {!me?.company.copy && <Password />}
        {administers && <Company />}
        <section className="card pad stack">
          <h2>{t("people_and_roles")}</h2>
          <Link className="link" to="/users">
            {t("people_and_roles")}
          </Link>
          <Link className="link" to="/teams">
            {t("team")}
          </Link>
          {administers && (
            <Link className="link" to="/roles">
              {t("settings")}: {t("people_and_roles")}
            </Link>
          )}
          <Link className="link" to="/competitors">
            {t("rivals")}
          </Link>
        </section>
        <section className="card pad stack">
          <h2>{t("processes")}</h2>
          {processes.map((process) => (
            <div key={process.key}>
              <b className="strong">{word(process.names)}</b>
              <p className="sub">{process.stages.map((stage) => word(stage.names)).join(" → ")}</p>
            </div>
          ))}
        </section>
        {(administers || me?.company.copy) && (
          <section className="card pad stack">
            <h2>{t("data")}</h2>
            <p className="sub">{t("archive_text")}</p>
            <a className="btn" href="/api/v1/company/archive" download>
              {t("take_along")}
            </a>
          </section>
        )}
      </div>
    </>
  );
}

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Answer, post } from "../../api/client";
import type { Me } from "../../api/types";

type Entered = { csrf_token: string; user: Me };
type Props = { secondary: boolean; onEntered: (answer: Promise<Answer<Entered>>) => Promise<void> };

export function SignInForm({ secondary, onEntered }: Props) {
  const { t } = useTranslation();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [error, setError] = useState("");
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    setError("");
    onEntered(post<Entered>("/session", { login, password, company: "default" })).catch((problem: Error) =>
      setError(problem.message),
    );
  };
  return (
    <form className="stack" onSubmit={submit}>
      {secondary && <h2>{t("or_sign_in")}</h2>}
      <label className="field">
        <span>{t("login")}</span>
        <input autoComplete="username" required value={login} onChange={(event) => setLogin(event.target.value)} />
      </label>
      <label className="field">
        <span>{t("password")}</span>
        <input
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <button type="submit" className={secondary ? "btn" : "btn main"}>
        {t("sign_in")}
      </button>
    </form>
  );
}

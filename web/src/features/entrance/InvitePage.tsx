import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Answer, get, Problem, post } from "../../api/client";
import type { Me } from "../../api/types";
import { Logo } from "../../ui/Icon";
import "./entrance.css";

type Invite = { company: string; name: string; login: string };
type Entered = { csrf_token: string; user: Me };
type Props = { token: string; onEntered: (answer: Promise<Answer<Entered>>) => Promise<void> };

/** Where an invitation leads: one sets a password and is in. */
export function InvitePage({ token, onEntered }: Props) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const [error, setError] = useState("");
  const invite = useQuery({
    queryKey: ["invite", token],
    queryFn: () => get<Invite>(`/invite/${token}`),
    retry: false,
  });
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    onEntered(post<Entered>(`/invite/${token}`, { password })).catch((problem: unknown) =>
      setError(problem instanceof Problem ? (problem.errors[0]?.message ?? problem.message) : t("offline")),
    );
  };
  return (
    <main className="door">
      <div className="card">
        <div className="line">
          <Logo size={26} />
          <h1>{invite.data?.company ?? t("app")}</h1>
        </div>
        {invite.isError && <p className="note">{t("invite_gone")}</p>}
        {invite.data && (
          <form className="stack" onSubmit={submit}>
            <p>{t("invite_hello", { name: invite.data.name, login: invite.data.login })}</p>
            <label className="field">
              <span>{t("new_password")}</span>
              <input
                autoFocus
                required
                type="password"
                autoComplete="new-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            </label>
            {error && (
              <p className="error" role="alert">
                {error}
              </p>
            )}
            <button type="submit" className="btn main">
              {t("sign_in")}
            </button>
          </form>
        )}
      </div>
    </main>
  );
}

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, post, setSession } from "../../api/client";
import type { Entrance, Me } from "../../api/types";
import { language, setLanguage } from "../../i18n";
import { Logo } from "../../ui/Icon";
import { useToasts } from "../../ui/toasts";
import { InvitePage } from "./InvitePage";
import { SetupForm } from "./SetupForm";
import { SignInForm } from "./SignInForm";
import "./entrance.css";

type Entered = { csrf_token: string; user: Me };
const roles = ["rep", "manager", "director", "empty"] as const;

/** What somebody sees who is not signed in: try it in one click, sign in, or set up a company of one's own. */
export function EntrancePage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const [entering, setEntering] = useState<string | null>(null);
  const entrance = useQuery({ queryKey: ["entrance"], queryFn: () => get<Entrance>("/entrance") }).data;
  const entered = async (promise: Promise<{ data: Entered }>) => {
    const { data } = await promise;
    setSession({ csrf: data.csrf_token });
    if (/^\/(setup|invite)\b/.test(location.pathname)) history.replaceState(null, "", "/");
    client.setQueryData(["me"], { ...data.user, csrf_token: data.csrf_token });
    await client.invalidateQueries();
  };
  const enter = (as: string) => {
    setEntering(as);
    entered(post<Entered>("/demo", { as, language: language() }))
      .catch(toasts.failed)
      .finally(() => setEntering(null));
  };
  const token = new URLSearchParams(location.search).get("token");
  const invite = location.pathname.match(/^\/invite\/([^/]+)/)?.[1];
  if (invite) return <InvitePage token={invite} onEntered={entered} />;
  return (
    <main className="door">
      <div className="card">
        <div className="line">
          <Logo size={26} />
          <h1 className="grow">{t("app")}</h1>
          <button type="button" className="btn quiet" onClick={() => setLanguage(language() === "ru" ? "en" : "ru")}>
            {language() === "ru" ? "English" : "Русский"}
          </button>
        </div>
        <p className="sub">{t("welcome")}</p>
        {entrance?.demo && (
          <section className="roles" aria-label={t("try_title")}>
            <h2>{t("try_title")}</h2>
            <p className="sub small">{t("try_text")}</p>
            {roles.map((role) => (
              <button key={role} type="button" disabled={entering !== null} onClick={() => enter(role)}>
                <b className="strong">{t(`try_${role}`)}</b>
                <div className="sub small">{t(`try_${role}_text`)}</div>
              </button>
            ))}
          </section>
        )}
        {entrance?.setup && token && <SetupForm token={token} onEntered={entered} />}
        {entrance?.setup && !token && !entrance.demo && <p className="note">{t("setup_need_link")}</p>}
        {entrance && !entrance.setup && <SignInForm secondary={entrance.demo} onEntered={entered} />}
      </div>
    </main>
  );
}

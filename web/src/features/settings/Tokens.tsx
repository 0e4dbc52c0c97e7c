import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, post, remove } from "../../api/client";
import { day } from "../../ui/format";
import { useToasts } from "../../ui/toasts";

type Token = { id: number; name: string; user_title: string; created_at: string };

/** Keys with which programs work in one's name; each is shown once, when it is made. */
export function Tokens() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const [name, setName] = useState("");
  const [made, setMade] = useState("");
  const tokens = useQuery({
    queryKey: ["tokens"],
    queryFn: async () => (await get<{ items: Token[] }>("/tokens")).items,
  });
  const settle = async (work: Promise<{ data: unknown }>) => {
    try {
      const answer = await work;
      setMade((answer.data as { token?: string } | null)?.token ?? "");
      setName("");
      await client.invalidateQueries({ queryKey: ["tokens"] });
    } catch (error) {
      toasts.failed(error);
    }
  };
  if (tokens.isError) return null;
  return (
    <section className="panel stack">
      <h3>{t("tokens")}</h3>
      <p className="sub">{t("tokens_text")}</p>
      {tokens.data?.map((token) => (
        <div key={token.id} className="line">
          <b className="strong">{token.name}</b>
          <span className="sub grow">
            {token.user_title} · {day(token.created_at)}
          </span>
          <button type="button" className="btn quiet danger" onClick={() => void settle(remove(`/tokens/${token.id}`))}>
            {t("revoke")}
          </button>
        </div>
      ))}
      {made && (
        <label className="field" role="status">
          <span>{t("token_once")}</span>
          <input className="once" readOnly value={made} onFocus={(event) => event.target.select()} />
        </label>
      )}
      <form
        className="line"
        onSubmit={(event) => {
          event.preventDefault();
          void settle(post("/tokens", { name }));
        }}
      >
        <input
          aria-label={t("token_name")}
          placeholder={t("token_name")}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="btn" disabled={!name.trim()}>
          {t("create")}
        </button>
      </form>
    </section>
  );
}

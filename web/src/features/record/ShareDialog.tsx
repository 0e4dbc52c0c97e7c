import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, post, remove } from "../../api/client";
import { useList } from "../../api/queries";
import { Dialog } from "../../ui/Dialog";
import { useToasts } from "../../ui/toasts";

type Share = { id: number; user: number | null; team: number | null; title: string; write: boolean };
type Shares = { items: Share[]; may_share: boolean };

/** Opens one record to a person or a team beyond what their roles allow. */
export function ShareDialog({ resource, id, onClose }: { resource: string; id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const people = useList("users", { q: "active = true sort name", limit: 200 }).data?.items ?? [];
  const teams = useList("teams", { limit: 200 }).data?.items ?? [];
  const [who, setWho] = useState("");
  const [write, setWrite] = useState(false);
  const base = `/${resource}/${id}/shares`;
  const shares = useQuery({ queryKey: [resource, "shares", id], queryFn: () => get<Shares>(base) });
  const settle = async (work: Promise<unknown>) => {
    try {
      await work;
      setWho("");
      await client.invalidateQueries({ queryKey: [resource, "shares", id] });
    } catch (error) {
      toasts.failed(error);
    }
  };
  const add = (event: React.FormEvent) => {
    event.preventDefault();
    const [kind, number] = who.split(":");
    void settle(post(base, { [kind!]: Number(number), write }));
  };
  return (
    <Dialog title={t("share")} onClose={onClose}>
      <p className="sub">{t("share_text")}</p>
      {shares.isError && <p className="error">{t("load_failed")}</p>}
      {shares.data?.items.length === 0 && <p>{t("share_none")}</p>}
      {shares.data?.items.map((share) => (
        <div key={share.id} className="line">
          <b className="strong grow">{share.title}</b>
          <span className="sub">{t(share.write ? "may_change" : "may_read")}</span>
          {shares.data.may_share && (
            <button type="button" className="btn quiet" onClick={() => void settle(remove(`${base}/${share.id}`))}>
              {t("share_stop")}
            </button>
          )}
        </div>
      ))}
      {shares.data?.may_share && (
        <form className="stack" onSubmit={add}>
          <label className="field">
            <span>{t("share_with")}</span>
            <select autoFocus value={who} onChange={(event) => setWho(event.target.value)}>
              <option value="">{t("choose")}</option>
              <optgroup label={t("person")}>
                {people.map((one) => (
                  <option key={one.id} value={`user:${one.id}`}>
                    {String(one.name)}
                  </option>
                ))}
              </optgroup>
              <optgroup label={t("team")}>
                {teams.map((one) => (
                  <option key={one.id} value={`team:${one.id}`}>
                    {String(one.name)}
                  </option>
                ))}
              </optgroup>
            </select>
          </label>
          <label className="check">
            <input type="checkbox" checked={write} onChange={(event) => setWrite(event.target.checked)} />
            {t("may_change")}
          </label>
          <footer>
            <button type="submit" className="btn main" disabled={!who}>
              {t("share")}
            </button>
          </footer>
        </form>
      )}
    </Dialog>
  );
}

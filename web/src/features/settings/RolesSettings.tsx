import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { post } from "../../api/client";
import { useList } from "../../api/queries";
import type { Row } from "../../api/types";
import { Dialog } from "../../ui/Dialog";
import { useToasts } from "../../ui/toasts";
import { RoleEditor } from "./RoleEditor";

function NewRole({ onMade, onClose }: { onMade: (role: Row) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const [name, setName] = useState("");
  const [key, setKey] = useState("");
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    post<Row>("/roles", { key, name })
      .then(async (answer) => {
        await client.invalidateQueries({ queryKey: ["roles"] });
        onMade(answer.data);
      })
      .catch(toasts.failed);
  };
  return (
    <Dialog title={t("new_role")} onClose={onClose}>
      <form className="stack" onSubmit={save}>
        <p className="sub">{t("new_role_text")}</p>
        <label className="field">
          <span>{t("role_name")}</span>
          <input autoFocus required value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <label className="field">
          <span>{t("role_key")}</span>
          <input required pattern="[a-z][a-z0-9_-]*" value={key} onChange={(event) => setKey(event.target.value)} />
        </label>
        <footer>
          <button type="submit" className="btn main">
            {t("create")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

/** The roles: choose one, and see or change what its people may do. */
export function RolesSettings() {
  const { t } = useTranslation();
  const roles = useList("roles", { limit: 100 }).data?.items ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  const [making, setMaking] = useState(false);
  const current = chosen ?? roles[0]?.id;
  return (
    <section className="panel whole stack">
      <div className="line wrap">
        <label className="line">
          <span className="sub">{t("role")}</span>
          <select className="pick" value={current ?? ""} onChange={(event) => setChosen(Number(event.target.value))}>
            {roles.map((role) => (
              <option key={role.id} value={role.id}>
                {String(role.name)}
              </option>
            ))}
          </select>
        </label>
        <span className="grow" />
        <button type="button" className="btn" onClick={() => setMaking(true)}>
          {t("new_role")}
        </button>
      </div>
      {current && <RoleEditor key={current} id={current} />}
      {making && (
        <NewRole
          onClose={() => setMaking(false)}
          onMade={(role) => {
            setChosen(role.id);
            setMaking(false);
          }}
        />
      )}
    </section>
  );
}

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../api/client";
import { useMe } from "../../api/queries";
import { Dialog } from "../../ui/Dialog";
import type { Shared, View, ViewDraft } from "./useViews";

type Props = {
  view: View | null;
  onClose: () => void;
  onSave: (draft: ViewDraft) => Promise<void>;
  onDrop: (view: View) => Promise<void>;
};

const roles = ["rep", "manager", "administrator", "viewer"];

/** What a view is called, who sees it, where it stands. */
export function ViewDialog({ view, onClose, onSave, onDrop }: Props) {
  const { t } = useTranslation();
  const administers = useMe().data?.rights.administer;
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState<Shared>(view?.shared ?? "private");
  const [pinned, setPinned] = useState(view?.pinned ?? false);
  const [role, setRole] = useState(view?.default_for ?? "");
  const [refused, setRefused] = useState<string | null>(null);
  const attempt = async (work: Promise<void>) => {
    try {
      await work;
      onClose();
    } catch (error) {
      const said = error instanceof Problem ? error.errors.map((one) => one.message).join(" ") || error.message : "";
      setRefused(said || t("offline"));
    }
  };
  return (
    <Dialog title={view ? t("view_settings") : t("save_as_view")} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const draft: ViewDraft = { name: name.trim(), shared, pinned };
          if (administers && role !== (view?.default_for ?? "")) draft.default_for = role || null;
          void attempt(onSave(draft));
        }}
      >
        <label className="field">
          <span>{t("view_name")}</span>
          <input autoFocus required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <label className="field">
          <span>{t("seen_by")}</span>
          <select value={shared} onChange={(event) => setShared(event.target.value as Shared)}>
            {(["private", "team", "everybody"] as const).map((one) => (
              <option key={one} value={one}>
                {t(`seen_by_${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="check">
          <input type="checkbox" checked={pinned} onChange={(event) => setPinned(event.target.checked)} />
          {t("pin_view")}
        </label>
        {administers && (
          <label className="field">
            <span>{t("opens_first_for")}</span>
            <select value={role} onChange={(event) => setRole(event.target.value)}>
              <option value="">{t("nobody")}</option>
              {roles.map((one) => (
                <option key={one} value={one}>
                  {t(`role_${one}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        {refused && (
          <p className="error" role="alert">
            {refused}
          </p>
        )}
        <footer>
          {view && (
            <button type="button" className="btn danger" onClick={() => attempt(onDrop(view))}>
              {t("delete_view")}
            </button>
          )}
          <span className="grow" />
          <button type="button" className="btn" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" className="btn main">
            {t("save")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

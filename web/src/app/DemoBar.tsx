import { useState } from "react";
import { useTranslation } from "react-i18next";
import { remove } from "../api/client";
import { Dialog } from "../ui/Dialog";
import { useToasts } from "../ui/toasts";

/** In a visitor's copy: what it is, and both ways of leaving. */
export function DemoBar({ name }: { name: string }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const [leaving, setLeaving] = useState(false);
  const [typed, setTyped] = useState("");
  const leave = () =>
    remove("/company", { confirm: typed })
      .then(() => location.assign("/"))
      .catch(toasts.failed);
  return (
    <div className="demo">
      <span className="grow">{t("demo_note")}</span>
      <a className="link" href="/api/v1/company/archive" download>
        {t("take_along")}
      </a>
      <button type="button" className="link" onClick={() => setLeaving(true)}>
        {t("leave")}
      </button>
      {leaving && (
        <Dialog title={t("leave")} onClose={() => setLeaving(false)}>
          <p>{t("leave_text", { name })}</p>
          <label className="field">
            <span>{t("company_name")}</span>
            <input autoFocus value={typed} onChange={(event) => setTyped(event.target.value)} />
          </label>
          <footer>
            <button type="button" className="btn" onClick={() => setLeaving(false)}>
              {t("cancel")}
            </button>
            <button type="button" className="btn danger" disabled={typed !== name} onClick={leave}>
              {t("remove")}
            </button>
          </footer>
        </Dialog>
      )}
    </div>
  );
}

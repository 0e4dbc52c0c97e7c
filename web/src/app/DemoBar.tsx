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
  // The name that guards a real company is not asked here: the copy was made for this visitor and holds nothing else.
  const leave = () =>
    remove("/company", { confirm: name })
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
        <Dialog title={t("leave_copy")} onClose={() => setLeaving(false)}>
          <p>{t("leave_copy_text")}</p>
          <footer>
            <button type="button" className="btn" data-first onClick={() => setLeaving(false)}>
              {t("cancel")}
            </button>
            <button type="button" className="btn danger" onClick={leave}>
              {t("leave")}
            </button>
          </footer>
        </Dialog>
      )}
    </div>
  );
}

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { remove } from "../../api/client";
import { useMe } from "../../api/queries";
import { useToasts } from "../../ui/toasts";

/** Both ways out: take everything along, and remove the company for good. */
export function DataSettings() {
  const { t } = useTranslation();
  const toasts = useToasts();
  const me = useMe().data;
  const [typed, setTyped] = useState("");
  const name = me?.company.name ?? "";
  if (!me?.rights.administer && !me?.company.copy) return <p className="sub">{t("administrators_only")}</p>;
  return (
    <>
      <section className="panel stack">
        <p>{t("archive_text")}</p>
        <a className="btn" href="/api/v1/company/archive" download>
          {t("take_along")}
        </a>
      </section>
      <form
        className="panel stack"
        onSubmit={(event) => {
          event.preventDefault();
          remove("/company", { confirm: typed })
            .then(() => location.assign("/"))
            .catch(toasts.failed);
        }}
      >
        <h3>{t("danger")}</h3>
        <p>{t("leave_text", { name })}</p>
        <label className="field">
          <span>{t("company_name")}</span>
          <input value={typed} onChange={(event) => setTyped(event.target.value)} />
        </label>
        <button type="submit" className="btn danger" disabled={typed !== name}>
          {t("remove")}
        </button>
      </form>
    </>
  );
}

import { useTranslation } from "react-i18next";
import { useList } from "../../api/queries";
import type { Row } from "../../api/types";
import { useToasts } from "../../ui/toasts";
import { useEditRow } from "./useEditRow";

const resource = "web_forms";

const address = (form: Row) => `${location.origin}/form/${String(form.form_key)}`;
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
const embedding = (form: Row) =>
  `<iframe src="${address(form)}?embed=1" title="${escaped(String(form.name))}" style="width:100%;height:640px;border:0"></iframe>`;

/** Forms for the company's site: what is left in one becomes a lead. */
export function FormSettings() {
  const { t } = useTranslation();
  const toasts = useToasts();
  const forms = useList(resource, { q: "sort name", limit: 200 }).data?.items ?? [];
  const { dialog, edit } = useEditRow(resource);
  const copy = (text: string) =>
    navigator.clipboard
      .writeText(text)
      .then(() => toasts.done(t("copied")))
      .catch(toasts.failed);
  return (
    <section className="panel stack" aria-label={t("forms_title")}>
      <h3>{t("forms_title")}</h3>
      <p className="sub">{t("forms_text")}</p>
      <ul className="rules">
        {forms.map((form) => (
          <li key={form.id}>
            <div className="line">
              <button type="button" className="link" onClick={() => edit(form)}>
                {String(form.name)}
              </button>
              {form.active === false && <span className="tag">{t("switched_off")}</span>}
              <span className="sub">{t("form_consent_version", { version: form.consent_version })}</span>
            </div>
            <div className="line">
              <a className="link ellipsis" href={address(form)} target="_blank" rel="noreferrer">
                {address(form)}
              </a>
              <button type="button" className="btn small" onClick={() => void copy(embedding(form))}>
                {t("form_copy")}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {forms.length === 0 && <p>{t("none_yet")}</p>}
      <div className="line end">
        <button type="button" className="btn main" onClick={() => edit("new")}>
          {t("form_new")}
        </button>
      </div>
      {dialog}
    </section>
  );
}

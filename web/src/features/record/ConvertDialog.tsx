import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { get } from "../../api/client";
import type { Missing, Row } from "../../api/types";
import { useVerbs } from "../../fields/selling/useVerbs";
import { Dialog } from "../../ui/Dialog";

type Preview = {
  organization: { id: number; title: string } | null;
  contact: { id: number; title: string } | null;
  missing: Missing[];
};
type Converted = { organization: Row | null; contact: Row | null; deal: Row | null };

/** From lead to deal: what is re-used, and what is still unknown. */
export function ConvertDialog({ lead, onClose }: { lead: Row; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const verbs = useVerbs();
  const preview = useQuery({
    queryKey: ["leads", "convert", lead.id],
    queryFn: () => get<Preview>(`/leads/${lead.id}/convert`),
  }).data;
  const [name, setName] = useState(String(lead.company ?? lead.last_name ?? ""));
  const [alone, setAlone] = useState(false);
  const convert = () =>
    void verbs.say(`/leads/${lead.id}/convert`, { deal: alone ? null : { name } }, t("converted"), (data) => {
      const made = data as unknown as Converted;
      onClose();
      if (made.deal) navigate(`/deals/${made.deal.id}`);
    });
  return (
    <Dialog title={t("convert")} onClose={onClose}>
      <label className="field">
        <span>{t("deal_name")}</span>
        <input autoFocus disabled={alone} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      {preview?.organization && <p className="sub">{t("reuse_organization", { name: preview.organization.title })}</p>}
      {preview?.contact && <p className="sub">{t("reuse_contact", { name: preview.contact.title })}</p>}
      {preview && preview.missing.length > 0 && (
        <p className="note">
          <b>{t("still_missing")}</b> {preview.missing.map((one) => one.message).join("; ")}
        </p>
      )}
      <label className="check">
        <input type="checkbox" checked={alone} onChange={(event) => setAlone(event.target.checked)} />
        {t("without_deal")}
      </label>
      <footer>
        <button type="button" className="btn" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="button" className="btn main" disabled={!alone && !name.trim()} onClick={convert}>
          {t("convert")}
        </button>
      </footer>
      {verbs.dialog}
    </Dialog>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { post } from "../../api/client";
import type { Row } from "../../api/types";
import { Dialog } from "../../ui/Dialog";
import { day } from "../../ui/format";
import { useToasts } from "../../ui/toasts";

type Invite = { link: string; expires_at: string };

/** A link that is opened once and sets a password; handed over by whoever invites. */
export function InviteDialog({ person, onClose }: { person: Row; onClose: () => void }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const invite = useQuery({
    queryKey: ["invite", person.id],
    queryFn: async () => (await post<Invite>(`/users/${person.id}/invite`)).data,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const link = invite.data ? new URL(invite.data.link, location.origin).href : "";
  const copy = () =>
    navigator.clipboard
      .writeText(link)
      .then(() => toasts.done(t("link_copied")))
      .catch(toasts.failed);
  return (
    <Dialog title={t("invite_title", { name: person.name })} onClose={onClose}>
      {invite.isError && <p className="error">{invite.error.message}</p>}
      {invite.data && (
        <>
          <p>{t("invite_text", { day: day(invite.data.expires_at) })}</p>
          <input
            className="once"
            readOnly
            aria-label={t("invite_link")}
            value={link}
            onFocus={(e) => e.target.select()}
          />
          <footer>
            <button type="button" className="btn main" onClick={copy}>
              {t("copy_link")}
            </button>
          </footer>
        </>
      )}
    </Dialog>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { remove } from "../../api/client";
import { useMe } from "../../api/queries";
import type { Row } from "../../api/types";
import { CreateDialog } from "../../fields/CreateDialog";
import { Menu } from "../../ui/Menu";
import { useToasts } from "../../ui/toasts";
import { AccessDialog } from "./AccessDialog";
import { HistoryDialog } from "./HistoryDialog";
import { ShareDialog } from "./ShareDialog";

const shared = ["leads", "organizations", "contacts", "deals"];
type Open = "edit" | "history" | "share" | "access" | null;

/** What else can be done with a record; what is done rarely stands here. */
export function MoreMenu({ resource, row }: { resource: string; row: Row }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const toasts = useToasts();
  const me = useMe().data;
  const [open, setOpen] = useState<Open>(null);
  const rights = me?.rights.modules[resource];
  const close = () => setOpen(null);
  const drop = () =>
    remove(`/${resource}/${row.id}`)
      .then((answer) => {
        toasts.done(t("deleted"), answer.changeSet);
        navigate(`/${resource}`);
        return client.invalidateQueries();
      })
      .catch(toasts.failed);
  const copy = () =>
    navigator.clipboard
      .writeText(location.href)
      .then(() => toasts.done(t("link_copied")))
      .catch(toasts.failed);
  return (
    <>
      <Menu
        label={t("more_actions")}
        choices={[
          { label: t("all_fields"), act: () => setOpen("edit"), hidden: !rights?.update },
          { label: t("history"), act: () => setOpen("history") },
          { label: t("share"), act: () => setOpen("share"), hidden: !shared.includes(resource) },
          { label: t("why_seen"), act: () => setOpen("access"), hidden: !me?.rights.administer },
          { label: t("copy_link"), act: () => void copy() },
          { label: t("delete_it"), act: () => void drop(), tone: "late", hidden: !rights?.delete },
        ]}
      />
      {open === "edit" && <CreateDialog resource={resource} row={row} onClose={close} onCreated={close} />}
      {open === "history" && <HistoryDialog resource={resource} row={row} onClose={close} />}
      {open === "share" && <ShareDialog resource={resource} id={row.id} onClose={close} />}
      {open === "access" && <AccessDialog resource={resource} id={row.id} onClose={close} />}
    </>
  );
}

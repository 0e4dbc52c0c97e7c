import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patch } from "../../api/client";
import { useMe } from "../../api/queries";
import { Dialog } from "../../ui/Dialog";
import { Handle, Sortable } from "../../ui/Sortable";
import { useToasts } from "../../ui/toasts";

function moved(list: string[], from: number, to: number) {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** By which rule the queue stands as it does; whoever administers changes the order for the whole company. */
export function OrderDialog({ order, onClose }: { order: string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const may = useMe().data?.rights.administer;
  const [groups, setGroups] = useState(order);
  const save = () =>
    patch("/company", { today_order: groups })
      .then(async () => {
        toasts.done(t("saved"));
        onClose();
        await client.invalidateQueries({ queryKey: ["any"] });
      })
      .catch(toasts.failed);
  return (
    <Dialog title={t("order_title")} onClose={onClose}>
      <div className="stack order">
        <p className="sub">{t(may ? "order_text_may" : "order_text")}</p>
        <Sortable
          label={t("order_title")}
          items={groups}
          keyOf={(group) => group}
          titleOf={(group) => t(`group_${group}`)}
          fixed={() => !may}
          onMove={(from, to) => setGroups(moved(groups, from, to))}
        >
          {(group, at) => (
            <div className="line">
              <span className="rank">{at + 1}</span>
              {may && <Handle />}
              <div className="grow">
                <div className="strong">{t(`group_${group}`)}</div>
                <div className="sub small">{t(`order_${group}`)}</div>
              </div>
            </div>
          )}
        </Sortable>
        <footer className="line end">
          <button type="button" className="btn" onClick={onClose}>
            {t(may ? "cancel" : "close")}
          </button>
          {may && (
            <button type="button" className="btn main" disabled={groups.join() === order.join()} onClick={save}>
              {t("save")}
            </button>
          )}
        </footer>
      </div>
    </Dialog>
  );
}

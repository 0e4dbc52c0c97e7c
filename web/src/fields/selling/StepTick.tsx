import { useState } from "react";
import { useTranslation } from "react-i18next";
import { put } from "../../api/client";
import { useAct } from "../useAct";

/** A step that only somebody who did it can tick. */
export function StepTick({ resource, id, step }: { resource: string; id: number; step: string }) {
  const { t } = useTranslation();
  const act = useAct();
  const [done, setDone] = useState(false);
  const tick = (value: boolean) => {
    setDone(value);
    void act(put(`/${resource}/${id}/steps/${step}`, { done: value }), null).then((answer) => {
      if (!answer) setDone(!value);
    });
  };
  return (
    <label className="check">
      <input type="checkbox" checked={done} onChange={(event) => tick(event.target.checked)} />
      {t("act_complete")}
    </label>
  );
}

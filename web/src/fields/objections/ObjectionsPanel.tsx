import { useTranslation } from "react-i18next";
import { patch, post } from "../../api/client";
import { useChildren, useModule } from "../../api/queries";
import type { Row } from "../../api/types";
import { word } from "../../i18n";
import { Tick } from "../Tick";
import { useAct } from "../useAct";
import { Concern } from "./Concern";
import { ObjectionSearch } from "./ObjectionSearch";
import "./objections.css";

/** What worries the customer: raised in one click as it is said, answered in the second, settled when the customer says so. */
export function ObjectionsPanel({ deal, may }: { deal: Row; may: boolean }) {
  const { t } = useTranslation();
  const act = useAct();
  const module = useModule("deals.concerns");
  const children = useChildren("deals", deal.id, "concerns");
  if (!module) return null;
  const rows = [...(children.data ?? [])].sort(
    (a, b) => Number(a.resolved ?? 0) - Number(b.resolved ?? 0) || b.id - a.id,
  );
  const open = rows.filter((row) => !row.resolved).length;
  return (
    <section className="sec">
      <h2>
        <span className="grow">
          {word(module.labels)}{" "}
          {rows.length > 0 && (
            <span className={open > 0 ? "risk" : "good"}>
              {open > 0 ? t("concerns_open", { count: open }) : t("concerns_all_settled")}
            </span>
          )}
        </span>
      </h2>
      {may && (
        <ObjectionSearch
          onRaise={(one) => void act(post(`/deals/${deal.id}/objections`, { objection: one.id }), null)}
          onOwn={(text) => void act(post(`/deals/${deal.id}/concerns`, { text }), null)}
        />
      )}
      <ul className="concerns">
        {rows.map((row, at) => (
          <Concern key={row.id} deal={deal.id} row={row} module={module} may={may} first={at === 0} />
        ))}
      </ul>
      {children.isSuccess && rows.length === 0 && (
        <Tick
          label={t("asked_nothing_stands")}
          value={deal.concerns_none === true}
          may={may}
          onChange={(value) => act(patch(`/deals/${deal.id}`, { concerns_none: value }))}
        />
      )}
    </section>
  );
}

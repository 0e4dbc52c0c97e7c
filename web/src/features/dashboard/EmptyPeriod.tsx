import { useTranslation } from "react-i18next";
import { useMeasure } from "../../api/queries";
import { number } from "../../ui/format";

type Props = { period: string; q: string; onAll: () => void };

/** Where nothing was closed in the period but something at other times: says so, and leads there. */
export function EmptyPeriod({ period, q, onAll }: Props) {
  const { t } = useTranslation();
  const closed = useMeasure("outcomes", { period, by: "outcome", q }).data;
  const bare = period !== "all" && closed?.count === 0;
  const ever = useMeasure("outcomes", { period: "all", by: "outcome", q }, bare).data;
  if (!bare || !ever?.count) return null;
  return (
    <p className="note span12" role="status">
      {t("nothing_closed")}{" "}
      <button type="button" className="link" onClick={onAll}>
        {t("see_all_closed", { formatted: number(ever.count), count: ever.count })}
      </button>
    </p>
  );
}

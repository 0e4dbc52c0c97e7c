import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMeasure } from "../../api/queries";
import { number, percent } from "../../ui/format";
import { records } from "./figures";

type Props = { name: string; by: string; title: string; period: string; q: string };

/** A count split by something, the most first. */
export function Split({ name, by, title, period, q }: Props) {
  const { t } = useTranslation();
  const measure = useMeasure(name, { period, by, q }).data;
  const groups = [...(measure?.groups ?? [])].sort((a, b) => b.count - a.count).slice(0, 12);
  return (
    <section className="card tile span4">
      <h2>
        {title} <span>{measure && number(measure.count)}</span>
      </h2>
      {measure && groups.length === 0 && <p className="sub">{t("nothing_in_period")}</p>}
      {groups.map((group) => (
        <Link key={group.key} to={records(group.records)} className="item">
          <span className="grow ellipsis">{group.label}</span>
          <b className="strong">{number(group.count)}</b>
          {name === "lead_conversion" && (
            <span className="sub">{group.value === null ? "" : percent(group.value, 1, 1)}</span>
          )}
        </Link>
      ))}
    </section>
  );
}

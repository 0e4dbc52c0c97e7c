import { useTranslation } from "react-i18next";
import type { Field, Module } from "../../api/types";
import { shown } from "../../fields/View";
import { i18next, word } from "../../i18n";
import { locale, money, number } from "../../ui/format";
import { Icon } from "../../ui/Icon";
import { dayFormat } from "../../ui/zone";
import type { Grouped } from "./useQueries";

const period = /^(day|week|month|quarter|year)\((.+)\)$/;

/** «ноябрь 2026», «IV кв. 2026»: a period by its first day. */
function periodText(unit: string, day: string) {
  const [year, month] = day.split("-").map(Number) as [number, number];
  if (unit === "year") return String(year);
  if (unit === "quarter") return i18next.t("quarter_of", { n: Math.ceil(month / 3), year });
  const form: Intl.DateTimeFormatOptions =
    unit === "month" ? { month: "long", year: "numeric" } : { day: "numeric", month: "long", year: "numeric" };
  const said = dayFormat(locale(), form, day);
  return unit === "week" ? i18next.t("week_of", { day: said }) : said;
}

/** What a group is called: its keys, as a person reads them. */
export function groupTitle(group: Grouped, module: Module) {
  return Object.entries(group.key)
    .map(([name, value]) => {
      if (value === null) return i18next.t("empty_value");
      const [, unit, path] = period.exec(name) ?? [];
      if (unit && path) return periodText(unit, String(value));
      const title = group.titles?.[name];
      const field = module.fields.find((one) => one.key === name);
      return title ?? (field ? shown(field, { id: 0, version: 0, [name]: value }) : String(value));
    })
    .join(" · ");
}

type Props = {
  line: number;
  group: Grouped;
  module: Module;
  sums: Field[];
  currency: string;
  open: boolean;
  y: number;
  onToggle: () => void;
};

/** The head of a group: how many, and how much. */
export function GroupRow({ line, group, module, sums, currency, open, y, onToggle }: Props) {
  const { t } = useTranslation();
  const title = groupTitle(group, module);
  return (
    <div role="row" aria-rowindex={line + 2} className="tr group" style={{ transform: `translateY(${y}px)` }}>
      <span role="gridcell" className="line">
        <button type="button" aria-expanded={open} onClick={onToggle}>
          <Icon name={open ? "open" : "closed"} />
          <b>{title}</b>
        </button>
        <span className="sub">{number(Number(group.values.count))}</span>
        {sums.map((field) => {
          const value = group.values[`sum(${field.key})`];
          const left = group.left_out?.[`sum(${field.key})`];
          return (
            value !== null &&
            value !== undefined && (
              <span key={field.key} className="sub" title={word(field.label)}>
                {money(value, currency)}
                {left ? ` ${t("without_rate_short", { count: left })}` : ""}
              </span>
            )
          );
        })}
      </span>
    </div>
  );
}

import type { Measure } from "../../api/types";
import { money, number, percent, shortMoney } from "../../ui/format";

/** "deals?q=…" of a figure as an address of the interface. */
export const records = (text: string) => {
  const [resource, q] = text.split("?q=");
  return `/${resource}?q=${encodeURIComponent(q ?? "")}`;
};

export function figure(measure: Measure, value: number | null, currency: string) {
  if (value === null) return "—";
  if (measure.unit === "currency" || measure.unit === "currency_per_day")
    return value > 999_999 ? shortMoney(value, currency) : money(Math.round(value), currency);
  if (measure.unit === "share") return percent(value, 1);
  return number(value, value < 10 ? 1 : 0);
}

// Of these less is better; of the others more.
const less_is_better = ["cycle_length", "speed_to_lead"];
// These say how it is now, whatever the period.
const of_now = ["pipeline_value", "next_step_coverage", "load"];

/** How a figure stands beside the period before: the change as a share, and whether it is good. */
export function change(measure: Measure) {
  const before = measure.previous?.value;
  if (of_now.includes(measure.name) || measure.value === null || !before) return null;
  const share = measure.value / before - 1;
  if (Math.abs(share) < 0.005) return { share: 0, tone: "" };
  const good = less_is_better.includes(measure.name) ? share < 0 : share > 0;
  return { share, tone: good ? "good" : "risk" };
}

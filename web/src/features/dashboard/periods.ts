import { today } from "../../ui/zone";

/** The periods that are offered, as the API writes them. */
export function periods(day = today()) {
  const [year, month] = day.split("-").map(Number) as [number, number];
  const quarter = Math.ceil(month / 3);
  const last = quarter === 1 ? `${year - 1}-Q4` : `${year}-Q${quarter - 1}`;
  return [
    { key: "all_time", value: "all" },
    { key: "this_month", value: day.slice(0, 7) },
    { key: "this_quarter", value: `${year}-Q${quarter}` },
    { key: "last_quarter", value: last },
    { key: "this_year", value: `${year}` },
    { key: "last_year", value: `${year - 1}` },
  ];
}

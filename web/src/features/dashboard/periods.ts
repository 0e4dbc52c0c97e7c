/** The periods that are offered, as the API writes them. */
export function periods(now = new Date()) {
  const year = now.getFullYear();
  const quarter = Math.floor(now.getMonth() / 3) + 1;
  const last = quarter === 1 ? `${year - 1}-Q4` : `${year}-Q${quarter - 1}`;
  return [
    { key: "all_time", value: "all" },
    { key: "this_month", value: `${year}-${String(now.getMonth() + 1).padStart(2, "0")}` },
    { key: "this_quarter", value: `${year}-Q${quarter}` },
    { key: "last_quarter", value: last },
    { key: "this_year", value: `${year}` },
    { key: "last_year", value: `${year - 1}` },
  ];
}

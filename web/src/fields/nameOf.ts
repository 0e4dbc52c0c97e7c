import type { Row } from "../api/types";

/** How a record is called: by its name, a person by both of hers, else by what it says. */
export function nameOf(row: Row) {
  const whole = String(row.name ?? "") || [row.first_name, row.last_name].filter(Boolean).join(" ");
  return whole || String(row.subject ?? row.company ?? row.text ?? row.id);
}

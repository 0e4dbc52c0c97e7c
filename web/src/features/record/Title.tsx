import { Link } from "react-router";
import type { Row } from "../../api/types";
import { nameOf } from "../../fields/nameOf";

/** How the record is called, and whose it is. */
export function Title({ resource, row }: { resource: string; row: Row }) {
  const organization = row.titles?.organization;
  const beside = [resource === "leads" ? row.company : null, row.job_title, row.city].filter(Boolean).join(", ");
  return (
    <div className="title">
      <h1>{nameOf(row)}</h1>
      <span className="sub">
        {organization && (
          <Link className="quiet-link" to={`/organizations/${row.organization}`}>
            {organization}
          </Link>
        )}
        {organization && beside ? ", " : ""}
        {beside}
      </span>
    </div>
  );
}

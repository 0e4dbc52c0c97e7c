import { AssignmentSettings } from "./AssignmentSettings";

/** What happens with a new lead by itself. */
export function LeadSettings() {
  return <AssignmentSettings />;
}

import { AssignmentSettings } from "./AssignmentSettings";
import { ScoreSettings } from "./ScoreSettings";

/** What happens with a new lead by itself. */
export function LeadSettings() {
  return (
    <>
      <AssignmentSettings />
      <ScoreSettings />
    </>
  );
}

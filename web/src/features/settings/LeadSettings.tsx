import { AnswerSettings } from "./AnswerSettings";
import { AssignmentSettings } from "./AssignmentSettings";
import { FormSettings } from "./FormSettings";
import { ScoreSettings } from "./ScoreSettings";

/** What happens with a new lead by itself. */
export function LeadSettings() {
  return (
    <>
      <AssignmentSettings />
      <AnswerSettings />
      <ScoreSettings />
      <FormSettings />
    </>
  );
}

import { useModule } from "../../../api/queries";
import { word } from "../../../i18n";

/** What a person may fill in on the records of a stage. */
export function useFields(resource: string) {
  const fields = useModule(resource)?.fields ?? [];
  return fields
    .filter((field) => !field.read_only && !field.system && !field.first_of)
    .map((field) => ({ key: field.key, label: word(field.label) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

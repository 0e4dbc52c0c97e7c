import { useTranslation } from "react-i18next";
import { useList } from "../../../api/queries";
import { type Activity, slim } from "./document";
import { Both, NumberInput } from "./inputs";

export const kinds = ["call", "meeting", "email", "task"];
export const purposes = ["", "first_contact", "discovery", "presentation", "closing", "follow-up"];

type ChoiceProps = {
  label: string;
  value: string;
  choices: { key: string; label: string }[];
  onChange: (value: string) => void;
};

export function Choose({ label, value, choices, onChange }: ChoiceProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {choices.map((one) => (
          <option key={one.key} value={one.key}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
}

type Props = { activity: Activity | undefined; onChange: (activity: Activity | undefined) => void };

/** The activity that a step makes: what, in how many working hours, and for whom. */
export function StepActivity({ activity, onChange }: Props) {
  const { t } = useTranslation();
  const people = useList("users", { q: "active = true sort name", limit: 200 }).data?.items ?? [];
  const set = (change: Partial<Activity>) => activity && onChange(slim({ ...activity, ...change }));
  const assignees = [
    { key: "owner", label: t("pe_assignee_owner") },
    { key: "manager", label: t("pe_assignee_manager") },
    ...people.map((one) => ({ key: `login:${one.login}`, label: String(one.name) })),
  ];
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={Boolean(activity)}
          onChange={(event) => onChange(event.target.checked ? { kind: "call" } : undefined)}
        />
        {t("pe_makes_activity")}
      </label>
      {activity && (
        <div className="stack nested">
          <div className="three">
            <Choose
              label={t("pe_kind")}
              value={activity.kind}
              choices={kinds.map((key) => ({ key, label: t(`compose_${key}`) }))}
              onChange={(kind) => set({ kind })}
            />
            <Choose
              label={t("pe_purpose_of")}
              value={activity.purpose ?? ""}
              choices={purposes.map((key) => ({ key, label: t(`pe_purpose_${key || "none"}`) }))}
              onChange={(purpose) => set({ purpose })}
            />
            <Choose
              label={t("pe_assignee")}
              value={activity.assignee || "owner"}
              choices={assignees}
              onChange={(assignee) => set({ assignee: assignee === "owner" ? "" : assignee })}
            />
          </div>
          <NumberInput
            label={t("pe_due_minutes")}
            value={activity.due_minutes}
            help={t("pe_due_help")}
            onChange={(due_minutes) => set({ due_minutes })}
          />
          <Both label={t("pe_subject")} value={activity.subject} onChange={(subject) => set({ subject })} />
          <label className="check">
            <input
              type="checkbox"
              checked={Boolean(activity.on_entry)}
              onChange={(event) => set({ on_entry: event.target.checked })}
            />
            {t("pe_on_entry")}
          </label>
        </div>
      )}
    </>
  );
}

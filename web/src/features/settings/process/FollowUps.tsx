import { useTranslation } from "react-i18next";
import { word } from "../../../i18n";
import { type After, empty, type FollowUp, slim } from "./document";
import { Both, NumberInput, Refusal } from "./inputs";
import { Pieces } from "./Pieces";
import { Choose, kinds } from "./StepActivity";

type FormProps = { all: FollowUp[]; one: FollowUp; onChange: (one: FollowUp) => void };

function FollowUpForm({ all, one, onChange }: FormProps) {
  const { t } = useTranslation();
  const set = (change: Partial<FollowUp>) => onChange(slim({ ...one, ...change }));
  const after = one.after ?? {};
  const set_after = (change: Partial<After>) => set({ after: slim({ ...after, ...change }) });
  const from = after.follow_up ? `follow_up:${after.follow_up}` : (after.of ?? "");
  const begins = [
    { key: "", label: t("pe_after_won") },
    { key: "delivery_date", label: t("pe_after_delivery") },
    ...all
      .filter((other) => other.key !== one.key)
      .map((other) => ({ key: `follow_up:${other.key}`, label: `${t("pe_after_done")} «${word(other.subject)}»` })),
  ];
  const values = after.months_by_value;
  return (
    <div className="stack inner">
      <Both label={t("pe_subject")} value={one.subject} onChange={(subject) => onChange({ ...one, subject })} />
      <div className="three">
        <Choose
          label={t("pe_kind")}
          value={one.kind}
          choices={kinds.map((key) => ({ key, label: t(`compose_${key}`) }))}
          onChange={(kind) => set({ kind })}
        />
        <Choose
          label={t("pe_counted_from")}
          value={from}
          choices={begins}
          onChange={(key) =>
            set_after(
              key.startsWith("follow_up:")
                ? { follow_up: key.slice("follow_up:".length), of: "" }
                : { of: key, follow_up: "" },
            )
          }
        />
        <label className="field">
          <span>{t("pe_due_time")}</span>
          <input
            type="time"
            value={one.due_time ?? "12:00"}
            onChange={(event) => set({ due_time: event.target.value })}
          />
        </label>
      </div>
      <div className="three">
        <NumberInput
          label={t("pe_working_days")}
          value={after.working_days}
          onChange={(working_days) => set_after({ working_days: working_days || undefined })}
        />
        <NumberInput
          label={t("pe_months")}
          value={after.months}
          onChange={(months) => set_after({ months: months || undefined })}
        />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={Boolean(values)}
          onChange={(event) => set_after({ months_by_value: event.target.checked ? { A: 1, B: 3, C: 6 } : undefined })}
        />
        {t("pe_months_by_value")}
      </label>
      {values && (
        <div className="three">
          {["A", "B", "C"].map((value) => (
            <NumberInput
              key={value}
              label={`${value}, ${t("pe_months").toLowerCase()}`}
              value={values[value]}
              onChange={(months) => set_after({ months_by_value: { ...values, [value]: months } })}
            />
          ))}
        </div>
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={Boolean(one.repeats)}
          onChange={(event) => set({ repeats: event.target.checked })}
        />
        {t("pe_repeats")}
      </label>
      <Both
        rows={2}
        label={t("pe_description")}
        value={one.description}
        onChange={(description) => set({ description })}
      />
    </div>
  );
}

type Props = {
  all: FollowUp[];
  refusal: (place: string) => string | undefined;
  onChange: (all: FollowUp[]) => void;
};

/** What comes after the sale by itself: calls and meetings, one after another. */
export function FollowUps({ all, refusal, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Pieces
      label={t("pe_follow_ups")}
      help={t("pe_follow_ups_help")}
      all={all}
      titleOf={(one) => word(one.subject) || t("pe_unnamed")}
      prefix="contact"
      make={(key): FollowUp => ({
        key,
        kind: "call",
        purpose: "follow-up",
        subject: empty,
        after: { working_days: 1 },
      })}
      tags={(one) => one.repeats && <span className="tag">{t("pe_repeats_short")}</span>}
      below={(one, open, set) => (
        <>
          <Refusal text={refusal(`follow_ups.${one.key}`)} />
          {open && <FollowUpForm all={all} one={one} onChange={set} />}
        </>
      )}
      onChange={onChange}
    />
  );
}

import { useTranslation } from "react-i18next";
import { number } from "../../ui/format";

/** How much of what the customer needs was answered, weighed by importance. */
export function Coverage({ value }: { value: number | null }) {
  const { t } = useTranslation();
  if (value === null) return null;
  const tone = value >= 80 ? "good" : value >= 50 ? "risk" : "late";
  return (
    <span className="coverage" title={t("coverage_how")}>
      <span className="progress" aria-hidden="true">
        <i className={tone} style={{ width: `${value}%` }} />
      </span>
      <span>
        {t("coverage")} <b className={tone}>{number(value)} %</b>
      </span>
    </span>
  );
}

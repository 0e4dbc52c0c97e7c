import { useTranslation } from "react-i18next";

/** The nearest wording that finds something, to be taken instead of the one that found nothing. */
export function Meant({ text, onTake }: { text: string; onTake: () => void }) {
  const { t } = useTranslation();
  return (
    <p role="status">
      <button type="button" className="link" onClick={onTake}>
        {t("did_you_mean", { text })}
      </button>
    </p>
  );
}

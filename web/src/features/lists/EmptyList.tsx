import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

type Props = { filtered: boolean; onClear: () => void; onCreate: (() => void) | null };

/** Nothing to show: why, and what to do about it. */
export function EmptyList({ filtered, onClear, onCreate }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <div className="empty">
      <p>{t(filtered ? "list_empty_filter" : "list_empty")}</p>
      <div className="line">
        {filtered && (
          <button type="button" className="btn" onClick={onClear}>
            {t("clear_filter")}
          </button>
        )}
        {!filtered && onCreate && (
          <>
            <button type="button" className="btn main" onClick={onCreate}>
              {t("create_first")}
            </button>
            <button type="button" className="btn" onClick={() => navigate("/import")}>
              {t("bring_file")}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

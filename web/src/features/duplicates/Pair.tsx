import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DuplicatePair, Module } from "../../api/types";
import { moment } from "../../ui/format";

type Half = DuplicatePair["record"];
type Props = { module: Module; pair: DuplicatePair; onMerge: (() => void) | null; onApart: (() => void) | null };

function HalfOfPair({ module, half }: { module: Module; half: Half }) {
  return (
    <div className="pair-half">
      <Link className="strong" to={`/${module.key}/${half.id}`}>
        {half.title || `№ ${half.id}`}
      </Link>
      <div className="sub">{[half.owner_title, moment(half.created_at)].filter(Boolean).join(" · ")}</div>
    </div>
  );
}

/** Two records that may be the same, what they have in common, and what can be done about it. */
export function Pair({ module, pair, onMerge, onApart }: Props) {
  const { t } = useTranslation();
  return (
    <li className="twins">
      <HalfOfPair module={module} half={pair.record} />
      <HalfOfPair module={module} half={pair.other} />
      <span className="sub">{pair.sign.sentence}</span>
      <span className="line">
        {onMerge && (
          <button type="button" className="btn small" onClick={onMerge}>
            {t("merge")}
          </button>
        )}
        {onApart && (
          <button type="button" className="btn small quiet" onClick={onApart}>
            {t("duplicates_different")}
          </button>
        )}
      </span>
    </li>
  );
}

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useMe, useModule, useSchema } from "../../api/queries";
import type { DuplicatePair, Module } from "../../api/types";
import { compared, useDecide, useDuplicatePairs } from "../../fields/duplicates/useDuplicates";
import { word } from "../../i18n";
import "./duplicates_page.css";
import { Pair } from "./Pair";
import { PairDialog } from "./PairDialog";

/** Pages that are asked for in one go while they are empty: the server looks at a stretch each time, whatever it finds. */
const most_empty = 40;

function Pairs({ module }: { module: Module }) {
  const { t } = useTranslation();
  const pages = useDuplicatePairs(module.key);
  const decide = useDecide(module.key);
  const may = useMe().data?.rights.modules[module.key]?.update ?? false;
  const [merging, setMerging] = useState<DuplicatePair | null>(null);
  const asked = pages.data?.pages ?? [];
  const pairs = asked.flatMap((page) => page.items);
  const empty_in_a_row = asked.length - 1 - asked.findLastIndex((page) => page.items.length > 0);
  const goes_on = pages.hasNextPage && empty_in_a_row > 0 && empty_in_a_row < most_empty;
  const { isFetching, fetchNextPage } = pages;
  useEffect(() => {
    if (goes_on && !isFetching) void fetchNextPage();
  }, [goes_on, isFetching, fetchNextPage]);
  if (pages.isError) return <p className="empty">{t("load_failed")}</p>;
  if (pages.isPending || (goes_on && pairs.length === 0)) return <div className="skeleton pair-skeleton" />;
  return (
    <>
      {pairs.length === 0 && !pages.hasNextPage && <p className="empty">{t("duplicate_pairs_none")}</p>}
      {pairs.length > 0 && (
        <ul className="card pairs">
          {pairs.map((pair) => (
            <Pair
              key={`${pair.record.id}-${pair.other.id}`}
              module={module}
              pair={pair}
              onMerge={may ? () => setMerging(pair) : null}
              onApart={may ? () => void decide(pair.record.id, pair.other.id) : null}
            />
          ))}
        </ul>
      )}
      {pages.hasNextPage && !goes_on && (
        <button type="button" className="btn" disabled={isFetching} onClick={() => void fetchNextPage()}>
          {t("duplicate_pairs_more")}
        </button>
      )}
      {merging && <PairDialog module={module} pair={merging} onClose={() => setMerging(null)} />}
    </>
  );
}

/** All duplicates of a resource that nobody has decided on: two records side by side, to be merged or kept apart. */
export function DuplicatesPage() {
  const { t } = useTranslation();
  const { resource = "" } = useParams();
  const modules = (useSchema().data ?? []).filter((one) => compared.includes(one.key));
  const module = useModule(resource);
  if (!module || !compared.includes(resource)) return <div className="empty">{t("not_found")}</div>;
  return (
    <>
      <header className="bar">
        <h1>{t("duplicate_pairs")}</h1>
        <nav className="pair-tabs" aria-label={t("duplicate_pairs")}>
          {modules.map((one) => (
            <Link
              key={one.key}
              className="btn quiet"
              aria-current={one.key === resource ? "page" : undefined}
              to={`/${one.key}/duplicates`}
            >
              {word(one.labels)}
            </Link>
          ))}
        </nav>
      </header>
      <div className="scroll pairs-page" role="region" aria-label={t("duplicate_pairs")} tabIndex={0}>
        <p className="sub">{t("duplicate_pairs_text")}</p>
        <Pairs key={resource} module={module} />
      </div>
    </>
  );
}

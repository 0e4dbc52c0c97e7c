import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { query } from "../../api/client";
import type { Module } from "../../api/types";
import { compared } from "../../fields/duplicates/useDuplicates";
import { language } from "../../i18n";
import { useNarrow } from "../../ui/useNarrow";
import { queryText } from "./shape";
import type { List } from "./useList";

type Props = { list: List; module: Module; picking: boolean; onPicking: ((on: boolean) => void) | null };

/** The file holds what is shown: these columns, in this order, these rows in theirs. */
function exportAddress(list: List, module: Module) {
  const { shape } = list.state;
  const sort = shape.sort.length > 0 ? shape.sort : [{ field: "id", descending: true }];
  const q = queryText({ ...shape, sort }, language(), false);
  const fields = list.columns.fields.map((field) => field.key).join(",");
  return `/api/v1/export/${module.key}.csv${query({ q, fields })}`;
}

export function ListMenu({ list, module, picking, onPicking }: Props) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  return (
    <>
      {narrow && onPicking && (
        <button type="button" className="btn" aria-pressed={picking} onClick={() => onPicking(!picking)}>
          {t(picking ? "pick_done" : "pick")}
        </button>
      )}
      {compared.includes(module.key) && (
        <Link className="btn wide" to={`/${module.key}/duplicates`}>
          {t("duplicate_pairs")}
        </Link>
      )}
      <a className="btn wide" href={exportAddress(list, module)} download>
        {t("export")}
      </a>
    </>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { patch, query } from "../../api/client";
import { useMe, useModule } from "../../api/queries";
import type { Row, Value } from "../../api/types";
import { CreateDialog } from "../../fields/CreateDialog";
import { word } from "../../i18n";
import { number } from "../../ui/format";
import { useToasts } from "../../ui/toasts";
import { ColumnsMenu } from "./ColumnsMenu";
import { Grid } from "./Grid";
import { QueryBar } from "./QueryBar";
import { useColumns } from "./useColumns";
import { usePages } from "./usePages";
import "./lists.css";

/** Any module as a list: filtered, sorted, edited in place, however long it is. */
export function ListPage() {
  const { t } = useTranslation();
  const { resource = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const toasts = useToasts();
  const module = useModule(resource);
  const me = useMe().data;
  const columns = useColumns(module);
  const [creating, setCreating] = useState(false);
  const q = search.get("q") ?? "";
  const sort = search.get("sort") ?? "";
  const whole = sort ? `${q} sort ${sort}`.trim() : q;
  const pages = usePages(resource, whole, Boolean(module));
  if (!module) return <div className="empty">{t("not_found")}</div>;
  const settle = (change: Record<string, string>) =>
    setSearch((old) => {
      for (const [key, value] of Object.entries(change)) value ? old.set(key, value) : old.delete(key);
      return old;
    });
  const rights = me?.rights.modules[resource];
  const save = async (row: Row, field: string, value: Value) => {
    pages.show({ ...row, [field]: value });
    try {
      const answer = await patch<Row>(`/${resource}/${row.id}`, { [field]: value }, row.version);
      pages.show(answer.data);
      toasts.done(t("saved"), answer.changeSet);
    } catch (error) {
      pages.show(row);
      toasts.failed(error);
    }
  };
  return (
    <>
      <header className="bar">
        <h1>{word(module.labels)}</h1>
        <span className="sub">
          {pages.count !== null && t("records_count", { count: pages.count, formatted: number(pages.count) })}
        </span>
        <span className="grow" />
        <ColumnsMenu module={module} chosen={columns.chosen} onChange={columns.choose} />
        <a className="btn wide" href={`/api/v1/export/${resource}.csv${query({ q })}`} download>
          {t("export")}
        </a>
        {rights?.create && (
          <button type="button" className="btn main" onClick={() => setCreating(true)}>
            {t("new_one")}
          </button>
        )}
      </header>
      <QueryBar module={module} q={q} error={pages.error} onChange={(text) => settle({ q: text })} />
      {pages.count === 0 ? (
        <div className="empty">
          <p>{q ? t("list_empty_filter") : t("list_empty")}</p>
          <div className="line">
            {q ? (
              <button type="button" className="btn" onClick={() => settle({ q: "" })}>
                {t("clear")}
              </button>
            ) : (
              <button type="button" className="btn" onClick={() => navigate("/import")}>
                {t("bring_file")}
              </button>
            )}
          </div>
        </div>
      ) : (
        <Grid
          module={module}
          fields={columns.fields}
          pages={pages}
          sort={sort}
          onSort={(value) => settle({ sort: value })}
          onOpen={(row) => navigate(`/${resource}/${row.id}`)}
          onCreate={() => rights?.create && setCreating(true)}
          onSave={rights?.update ? save : undefined}
        />
      )}
      {creating && (
        <CreateDialog
          resource={resource}
          onClose={() => setCreating(false)}
          onCreated={(id) => {
            setCreating(false);
            void client.invalidateQueries({ queryKey: [resource] });
            navigate(`/${resource}/${id}`);
          }}
        />
      )}
    </>
  );
}

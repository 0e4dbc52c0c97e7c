import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Problem, patch } from "../../api/client";
import type { Field, Module, Row, Value } from "../../api/types";
import { CreateDialog } from "../../fields/CreateDialog";
import { HandOver } from "../../fields/HandOver";
import { word } from "../../i18n";
import { number } from "../../ui/format";
import { useToasts } from "../../ui/toasts";
import { useNarrow } from "../../ui/useNarrow";
import { BulkBar } from "./BulkBar";
import { ColumnsMenu } from "./ColumnsMenu";
import { EmptyList } from "./EmptyList";
import { FilterBar } from "./FilterBar";
import { Grid } from "./Grid";
import { ListMenu } from "./ListMenu";
import { sortedBy } from "./shape";
import { useList } from "./useList";
import { useSelection } from "./useSelection";
import { ViewTabs } from "./ViewTabs";

/** One module's list; everything on it is in `useList`. */
export function ModuleList({ module }: { module: Module }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const toasts = useToasts();
  const narrow = useNarrow();
  const list = useList(module);
  const { state, columns, count } = list;
  const selection = useSelection(module.key, list.rows_query);
  const [creating, setCreating] = useState(false);
  const [handing, setHanding] = useState<Row | null>(null);
  const [picking, setPicking] = useState(false);
  const rights = list.me?.rights.modules[module.key];
  const save = async (row: Row, field: Field, value: unknown, show: (row: Row) => void, title?: string) => {
    try {
      show({ ...row, [field.key]: value, titles: title ? { ...row.titles, [field.key]: title } : row.titles });
      const answer = await patch<Row>(`/${module.key}/${row.id}`, { [field.key]: value as Value }, row.version);
      show(answer.data);
      toasts.done(t("saved"), answer.changeSet);
      return null;
    } catch (error) {
      show(row);
      if (!(error instanceof Problem)) toasts.failed(error);
      return error instanceof Problem ? (error.errors[0]?.message ?? error.message) : t("offline");
    }
  };
  const create = () => rights?.create && setCreating(true);
  return (
    <>
      <header className="bar list-bar">
        <h1>{word(module.labels)}</h1>
        <span className="sub" aria-live="polite">
          {count !== null && t("records_count", { count, formatted: number(count) })}
        </span>
        <span className="grow" />
        <ListMenu list={list} module={module} picking={picking} onPicking={rights?.update ? setPicking : null} />
        <ColumnsMenu module={module} columns={columns} />
        {rights?.create && (
          <button type="button" className="btn main" onClick={create}>
            {t("new_one")}
          </button>
        )}
      </header>
      <ViewTabs state={state} columns={columns} query={state.q} />
      <FilterBar module={module} list={list} narrow={narrow} />
      {count === 0 && state.settled ? (
        <EmptyList
          filtered={state.shape.parts.length > 0}
          onClear={() => state.go({ parts: [] })}
          onCreate={rights?.create ? create : null}
        />
      ) : (
        <Grid
          module={module}
          columns={columns}
          blocks={list.blocks}
          groups={list.groups}
          count={count ?? 0}
          totals={list.totals}
          sums={list.sums}
          currency={list.currency}
          sort={state.shape.sort}
          narrow={narrow}
          picking={picking}
          selection={rights?.update ? selection : null}
          onSort={(field, beside) => state.go({ sort: sortedBy(state.shape.sort, field, beside) })}
          onToggle={list.toggle}
          onOpen={(row) => navigate(`/${module.key}/${row.id}`)}
          onCreate={create}
          onSave={rights?.update ? save : null}
          onHandOver={setHanding}
        />
      )}
      {(!narrow || picking) && (
        <BulkBar
          module={module}
          selection={selection}
          count={count ?? 0}
          parts={state.shape.parts}
          may_change={Boolean(rights?.update)}
        />
      )}
      {handing && (
        <HandOver
          path={`/${module.key}/${handing.id}`}
          title={String(handing.titles?.owner ?? "")}
          from={(handing.owner as number | null) ?? null}
          onClose={() => setHanding(null)}
        />
      )}
      {creating && (
        <CreateDialog
          resource={module.key}
          onClose={() => setCreating(false)}
          onCreated={(id) => {
            setCreating(false);
            void client.invalidateQueries({ queryKey: [module.key] });
            navigate(`/${module.key}/${id}`);
          }}
        />
      )}
    </>
  );
}

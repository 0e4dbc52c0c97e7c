import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Module } from "../../api/types";
import { QueryInput } from "../../fields/query/QueryInput";
import { QueryProblem } from "../../fields/query/QueryProblem";
import { language } from "../../i18n";
import { Dialog } from "../../ui/Dialog";
import { Chips } from "./Chips";
import { GroupSelect } from "./GroupSelect";
import { SortSelect } from "./SortSelect";
import { filterText } from "./shape";
import type { List } from "./useList";

type Props = { module: Module; list: List; narrow: boolean };

function Filter({ module, list }: Omit<Props, "narrow">) {
  const id = useId();
  const { state } = list;
  const text = state.problem?.text ?? filterText(state.shape.parts, language());
  return (
    <>
      <QueryInput
        resource={module.key}
        text={text}
        wrong={Boolean(state.problem)}
        described={id}
        onSubmit={state.type}
      />
      {state.problem && (
        <QueryProblem id={id} text={state.problem.text} problem={state.problem.problem} onSubmit={state.type} />
      )}
      <Chips module={module} parts={state.shape.parts} onChange={(parts) => state.go({ parts })} />
    </>
  );
}

/** The filter as text and as chips, two ways of saying the same; on a narrow screen a sheet. */
export function FilterBar({ module, list, narrow }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { state } = list;
  if (!narrow)
    return (
      <div className="filters">
        <Filter module={module} list={list} />
        <GroupSelect module={module} state={state} />
      </div>
    );
  const filters = state.shape.parts.length;
  return (
    <div className="filters">
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {filters > 0 ? t("filter_of", { count: filters }) : t("filter_and_sort")}
      </button>
      <span className="sub small ellipsis">{filterText(state.shape.parts, language()).replaceAll('"', "")}</span>
      {open && (
        <Dialog title={t("filter_and_sort")} onClose={() => setOpen(false)} kind="drawer">
          <div className="stack">
            <Filter module={module} list={list} />
            <SortSelect module={module} state={state} />
            <GroupSelect module={module} state={state} />
            <button type="button" className="btn main" onClick={() => setOpen(false)}>
              {list.count === null ? t("show_list") : t("show_records", { count: list.count })}
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

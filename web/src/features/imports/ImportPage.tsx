import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, patch, post, query, request } from "../../api/client";
import type { Import, Job } from "../../api/types";
import { useToasts } from "../../ui/toasts";
import { DropFile } from "./DropFile";
import { EarlierImports } from "./EarlierImports";
import { MappingForm } from "./MappingForm";
import { PreviewTable } from "./PreviewTable";
import { ResultPanel } from "./ResultPanel";
import "./imports.css";

// So many rows are checked at once when a file is dropped; more are when asked.
const rows_checked_at_once = 20_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A file of records, from dropping it to undoing all of it. */
export function ImportPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toasts = useToasts();
  const [plan, setPlan] = useState<Import | null>(null);
  const [job, setJob] = useState<Job | null>(null);
  const guard = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      toasts.failed(error);
      setJob(null);
    }
  };
  const carry_out = async (of: Import, verb: "check" | "run" | "undo") => {
    let now = (await post<Job>(`/imports/${of.id}/${verb}`)).data;
    while (now.state === "queued" || now.state === "running") {
      setJob(now);
      await pause(300);
      now = await get<Job>(`/jobs/${now.id}`);
    }
    setJob(null);
    if (now.state === "failed") toasts.done(now.message);
    setPlan(await get<Import>(`/imports/${of.id}`));
    if (verb !== "check") await client.invalidateQueries();
  };
  const upload = (file: File) =>
    guard(async () => {
      const made = (await request<Import>("POST", `/imports${query({ name: file.name })}`, file)).data;
      setPlan(made);
      if (made.module && made.rows <= rows_checked_at_once) await carry_out(made, "check");
    });
  const open = (id: number) => void guard(async () => setPlan(await get<Import>(`/imports/${id}`)));
  const settle = (change: object) =>
    guard(async () => setPlan((await patch<Import>(`/imports/${plan?.id}`, change)).data));
  const run = (verb: "check" | "run" | "undo") => guard(async () => plan && carry_out(plan, verb));
  return (
    <>
      <header className="bar">
        <h1>{t("imports")}</h1>
        <span className="sub ellipsis">{plan?.name}</span>
        <span className="grow" />
        {plan && !job && (
          <button type="button" className="btn" onClick={() => setPlan(null)}>
            {t("another_file")}
          </button>
        )}
      </header>
      <div className="scroll pad stack">
        {!plan && <DropFile onFile={upload} />}
        {!plan && <EarlierImports onOpen={open} />}
        {job && (
          <div className="card pad stack" role="status">
            <div className="progress">
              <i style={{ width: `${job.total ? (job.done / job.total) * 100 : 3}%` }} />
            </div>
            <span className="sub">
              {job.done} / {job.total || "…"}
            </span>
          </div>
        )}
        {plan && !job && plan.state !== "done" && plan.state !== "undone" && (
          <MappingForm
            key={`${plan.id}${plan.module}${plan.state}`}
            plan={plan}
            onSettle={settle}
            onCheck={() => run("check")}
            onRun={() => run("run")}
          />
        )}
        {plan?.result && !job && plan.state !== "done" && plan.state !== "undone" && <PreviewTable plan={plan} />}
        {plan?.result && !job && <ResultPanel plan={plan} onSettle={settle} onUndo={() => run("undo")} />}
        {plan?.state === "undone" && <p className="note">{t("import_undone")}</p>}
      </div>
    </>
  );
}

import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMe, useProcesses } from "../../api/queries";
import { word } from "../../i18n";
import type { Document } from "./process/document";
import { Notices } from "./process/Notices";
import { ProcessBar } from "./process/ProcessBar";
import { ProcessForm } from "./process/ProcessForm";
import { StageForm } from "./process/StageForm";
import { StageList } from "./process/StageList";
import "./process/process.css";
import { useDraft } from "./process/useDraft";

/** The stage, and the place in it, that a refusal is about. */
function refused(field: string | undefined) {
  const found = field?.match(/^stages\.([^.]+)(?:\.(.*))?$/);
  return { stage: found?.[1], place: found ? (found[2] ?? "") : field };
}

/** One process: its stages at the left, the chosen one at the right, its draft until it is published. */
function Editor({ process }: { process: string }) {
  const { t } = useTranslation();
  const may = Boolean(useMe().data?.rights.administer);
  const [search, setSearch] = useSearchParams();
  const editing = useDraft(process, may);
  if (!editing) return <div className="skeleton">…</div>;
  const { document, problem } = editing;
  const chosen = search.get("stage") ?? document.stages[0]?.key ?? "";
  const stage = document.stages.find((one) => one.key === chosen);
  const choose = (key: string) => setSearch({ process, stage: key }, { replace: true });
  const error = problem?.errors[0];
  const where = refused(error?.field);
  const message = error?.message ?? problem?.message;
  const standing = document.stages.some((one) => one.key === where.stage);
  // A refusal stands where it belongs; where that is not on the screen, it says itself at the top.
  const refusal = (of: string | undefined) => (place: string) =>
    problem && where.stage === of && where.place === place ? message : undefined;
  const seen = where.stage === stage?.key && (stage || ["key", "names"].includes(where.place ?? ""));
  const change = (next: Document) => editing.change(next);
  return (
    <>
      <ProcessBar editing={editing} may={may} />
      <Notices editing={editing} base={editing.base} elsewhere={problem && !seen ? (message ?? null) : null} />
      <div className="process">
        <fieldset disabled={!may || Boolean(editing.theirs)} aria-label={t("pe_stages")}>
          <StageList
            document={document}
            chosen={stage ? chosen : ""}
            wrong={standing ? where.stage : undefined}
            onChoose={choose}
            onChange={(stages) => change({ ...document, stages })}
          />
        </fieldset>
        <fieldset
          disabled={!may || Boolean(editing.theirs)}
          className="panel whole"
          aria-label={stage ? word(stage.names) : t("pe_about")}
        >
          <h3 className="title">{stage ? word(stage.names) || t("pe_unnamed") : t("pe_about")}</h3>
          {stage ? (
            <StageForm
              key={stage.key}
              process={editing.published ? process : ""}
              stage={stage}
              refusal={refusal(stage.key)}
              onChange={(next) =>
                change({ ...document, stages: document.stages.map((one) => (one.key === stage.key ? next : one)) })
              }
            />
          ) : (
            <ProcessForm document={document} refusal={refusal(undefined)} onChange={change} />
          )}
        </fieldset>
      </div>
    </>
  );
}

/** The company's ways of selling: read by everybody, changed by whoever administers. */
export function ProcessSettings() {
  const [search] = useSearchParams();
  const processes = useProcesses().data;
  const process = search.get("process") ?? processes?.[0]?.key;
  return process ? <Editor key={process} process={process} /> : <div className="skeleton">…</div>;
}

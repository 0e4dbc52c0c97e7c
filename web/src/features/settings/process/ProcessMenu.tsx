import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Problem, request } from "../../../api/client";
import { useProcesses } from "../../../api/queries";
import { i18next } from "../../../i18n";
import { Menu } from "../../../ui/Menu";
import { useToasts } from "../../../ui/toasts";
import type { Document } from "./document";
import { keepDraft, readDraft } from "./documents";
import { NewProcess } from "./NewProcess";
import type { Editing } from "./useDraft";
import { VersionsDialog } from "./VersionsDialog";

/** Reads a file as a document; the server says what is wrong with it. */
async function imported(file: File) {
  const text = await file.text();
  const key = text.match(/^"?key"?: *"?([\w-]+)/m)?.[1] ?? "";
  return (await request<Document>("POST", `/processes/${key}/check`, new Blob([text]))).data;
}

/** Begins a draft of another process; one that somebody is at is not overwritten. */
async function beginDraft(client: QueryClient, base: number, next: Document) {
  const { revision, document, by_title: name } = await readDraft(client, next.key);
  if (document) throw new Error(i18next.t("pe_draft_there", { name }));
  await keepDraft(client, next.key, revision, base, next);
}

/** What is done with a whole document: versions, files, another process. Each of them makes a draft, none publishes. */
export function ProcessMenu({ editing, may }: { editing: Editing; may: boolean }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const client = useQueryClient();
  const processes = useProcesses().data ?? [];
  const [, setSearch] = useSearchParams();
  const [open, setOpen] = useState<"versions" | "new" | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const { document } = editing;
  const begin = async (base: number, next: Document) => {
    if (next.key === document.key) editing.change({ ...next, version: document.version });
    else await beginDraft(client, base, next);
    setOpen(null);
    setSearch({ process: next.key });
  };
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      const next = await imported(chosen);
      const there = processes.find((one) => one.key === next.key);
      await begin(there?.version ?? 0, next);
      toasts.done(t("pe_imported"));
    } catch (error) {
      const no_key = error instanceof Problem && (error.status === 404 || error.status === 405);
      toasts.failed(no_key ? new Error(t("pe_no_key")) : error);
    }
  };
  return (
    <>
      <Menu
        label={t("more_actions")}
        choices={[
          { label: t("pe_versions"), act: () => setOpen("versions") },
          {
            label: t("pe_export"),
            act: () => window.location.assign(`/api/v1/processes/${document.key}?format=yaml`),
          },
          { label: t("pe_import"), act: () => file.current?.click(), hidden: !may },
          { label: t("pe_new"), act: () => setOpen("new"), hidden: !may },
        ]}
      />
      {may && (
        <input
          ref={file}
          type="file"
          className="hidden"
          accept=".yaml,.yml,.json"
          aria-label={t("pe_import")}
          tabIndex={-1}
          onChange={(event) => {
            void read(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      )}
      {open === "versions" && (
        <VersionsDialog
          document={document}
          may={may}
          onClose={() => setOpen(null)}
          onTake={(old) => void begin(0, old)}
        />
      )}
      {open === "new" && (
        <NewProcess onClose={() => setOpen(null)} onMade={(made) => void begin(0, made).catch(toasts.failed)} />
      )}
    </>
  );
}

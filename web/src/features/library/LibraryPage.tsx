import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe, useModule } from "../../api/queries";
import { CreateDialog } from "../../fields/CreateDialog";
import { useLibrary } from "../../fields/objections/useLibrary";
import "../../fields/objections/objections.css";
import { word } from "../../i18n";
import "./library.css";
import { Objection } from "./Objection";
import { Proposals } from "./Proposals";

type KindsProps = { kind: string; onChange: (kind: string) => void };

function Kinds({ kind, onChange }: KindsProps) {
  const { t } = useTranslation();
  const kinds = useModule("objections")?.fields.find((field) => field.key === "kind")?.choices ?? [];
  const all = [{ key: "", name: t("all_kinds") }, ...kinds.map((one) => ({ key: one.key, name: word(one.label) }))];
  return (
    <div className="tabs" role="group" aria-label={t("kind")}>
      {all.map((one) => (
        <button
          key={one.key}
          type="button"
          aria-pressed={one.key === kind}
          className={one.key === kind ? "on" : ""}
          onClick={() => onChange(one.key)}
        >
          {one.name}
        </button>
      ))}
    </div>
  );
}

/** What customers object, by kind, with the answers that helped and how sure that is; what the field proposes is reviewed here. */
export function LibraryPage() {
  const { t } = useTranslation();
  const rights = useMe().data?.rights.modules;
  const [kind, setKind] = useState("");
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState<number | null>(null);
  const [creating, setCreating] = useState(false);
  const library = useLibrary({ q: typed.trim(), kind, limit: 200 });
  const items = library.data ?? [];
  const reviews = Boolean(rights?.objection_answers?.update);
  return (
    <>
      <header className="bar">
        <h1>{t("library_title")}</h1>
        <input
          type="search"
          className="library-box"
          aria-label={t("what_they_say")}
          placeholder={t("what_they_say")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="grow" />
        {rights?.objections?.create && (
          <button type="button" className="btn main" onClick={() => setCreating(true)}>
            {t("new_objection")}
          </button>
        )}
      </header>
      <div className="scroll pad library">
        <Proposals reviews={reviews} />
        <Kinds kind={kind} onChange={setKind} />
        {library.isPending && <div className="skeleton library-skeleton" />}
        {library.isError && <p className="empty">{t("load_failed")}</p>}
        {library.isSuccess && items.length === 0 && <p className="empty">{t("nothing_found")}</p>}
        <ul className="objections">
          {items.map((one) => (
            <Objection
              key={one.id}
              objection={one}
              open={open === one.id}
              onToggle={() => setOpen(open === one.id ? null : one.id)}
              reviews={reviews}
            />
          ))}
        </ul>
      </div>
      {creating && (
        <CreateDialog
          resource="objections"
          preset={kind ? { kind } : undefined}
          onClose={() => setCreating(false)}
          onCreated={(id) => {
            setCreating(false);
            setOpen(id);
          }}
        />
      )}
    </>
  );
}

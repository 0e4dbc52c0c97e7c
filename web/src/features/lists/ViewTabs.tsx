import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../api/queries";
import { Icon } from "../../ui/Icon";
import { useToasts } from "../../ui/toasts";
import type { Columns } from "./useColumns";
import type { ListState } from "./useListState";
import type { View, ViewDraft } from "./useViews";
import { ViewDialog } from "./ViewDialog";

type Props = { state: ListState; columns: Columns; query: string };

/** Saved views as tabs; what differs from the one that is open can be kept in it, or as another. */
export function ViewTabs({ state, columns, query }: Props) {
  const { t } = useTranslation();
  const me = useMe().data;
  const toasts = useToasts();
  const [asking, setAsking] = useState<{ view: View | null } | null>(null);
  const { view, views } = state;
  const own = view && (view.owner === me?.id || me?.rights.administer);
  const changed = state.changed || (view !== null && columns.changed);
  const unsaved = view ? changed : state.q !== "" || columns.changed;
  const shown = { query, columns: columns.fields.map((field) => field.key).join(",") };
  const keep = async (draft: ViewDraft) => {
    if (!view) return;
    await views.change(view, draft);
    if (draft.columns !== undefined) columns.choose(null);
    state.open(view);
  };
  const create = async (draft: ViewDraft) => {
    const made = await views.create({ ...draft, ...shown });
    columns.choose(null);
    state.open(made);
  };
  return (
    <div className="views">
      <div role="tablist" aria-label={t("views")} className="view-tabs">
        {[null, ...views.all].map((one) => (
          <button
            key={one?.id ?? "all"}
            type="button"
            role="tab"
            aria-selected={one?.id === view?.id}
            className={one?.id === view?.id ? "on" : ""}
            onClick={() => state.open(one)}
          >
            {one?.name ?? t("all_records")}
            {one && one.owner !== me?.id && <Icon name="shared" />}
          </button>
        ))}
      </div>
      {view && own && (
        <button
          type="button"
          className="btn quiet"
          aria-label={t("view_settings")}
          title={t("view_settings")}
          onClick={() => setAsking({ view })}
        >
          <Icon name="more" />
        </button>
      )}
      {unsaved && (
        <span className="line">
          {view && own && changed && (
            <button type="button" className="link small" onClick={() => keep(shown).catch(toasts.failed)}>
              {t("save_changes")}
            </button>
          )}
          <button type="button" className="link small" onClick={() => setAsking({ view: null })}>
            {t("save_as_view")}
          </button>
        </span>
      )}
      {asking && (
        <ViewDialog
          view={asking.view}
          onClose={() => setAsking(null)}
          onSave={asking.view ? keep : create}
          onDrop={async (one) => {
            await views.drop(one);
            state.open(null);
          }}
        />
      )}
    </div>
  );
}

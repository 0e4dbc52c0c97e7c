import "./list_bar.css";
import "./filters.css";
import "./grid.css";
import "./cell_editor.css";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useModule } from "../../api/queries";
import { ModuleList } from "./ModuleList";

/** Any module as a list: filtered, sorted, grouped, edited in place, however long it is. */
export function ListPage() {
  const { t } = useTranslation();
  const { resource = "" } = useParams();
  const module = useModule(resource);
  if (!module || module.parent) return <div className="empty">{t("not_found")}</div>;
  return <ModuleList key={resource} module={module} />;
}

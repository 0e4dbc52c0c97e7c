import { useTranslation } from "react-i18next";
import { word } from "../../../i18n";
import { Handle, Sortable } from "../../../ui/Sortable";
import { type Document, empty, fresh, moved, type Stage } from "./document";
import { Remove } from "./inputs";

type Props = {
  document: Document;
  chosen: string;
  /** The stage in which something is refused. */
  wrong: string | undefined;
  onChoose: (key: string) => void;
  onChange: (stages: Stage[]) => void;
};

/** The way from a lead to what comes after the sale; the stages between the first and the last change places. */
export function StageList({ document, chosen, wrong, onChoose, onChange }: Props) {
  const { t } = useTranslation();
  const { stages } = document;
  const title = (one: Stage) => word(one.names) || t("pe_unnamed");
  const add = () => {
    const key = fresh("stage", stages);
    const end = stages.findIndex((one) => one.record === "won");
    const made: Stage = { key, record: "deal", names: empty, probability: 50, hours: 40 };
    onChange([...stages.slice(0, end), made, ...stages.slice(end)]);
    onChoose(key);
  };
  return (
    <div className="stages">
      <button type="button" className={`stage-of ${chosen === "" ? "on" : ""}`} onClick={() => onChoose("")}>
        {t("pe_about")}
      </button>
      <Sortable
        label={t("pe_stages")}
        items={stages}
        keyOf={(one) => one.key}
        titleOf={title}
        fixed={(one) => one.record !== "deal"}
        onMove={(from, to) => onChange(moved(stages, from, to))}
      >
        {(one) => (
          <div className={`stage-of ${chosen === one.key ? "on" : ""}`}>
            {one.record === "deal" ? <Handle /> : <span className="handle-space" />}
            <button
              type="button"
              className="grow head"
              aria-current={chosen === one.key ? "true" : undefined}
              onClick={() => onChoose(one.key)}
            >
              {title(one)}
              <span className="sub small block">
                {one.record !== "deal" && `${t(`pe_record_${one.record}`)} · `}
                {one.probability ?? 0} %{one.hours ? ` · ${t("pe_hours_short", { count: one.hours })}` : ""}
              </span>
            </button>
            {wrong === one.key && (
              <span className="tag late" title={t("pe_refused_here")}>
                !
              </span>
            )}
            {one.record === "deal" && (
              <Remove title={title(one)} onClick={() => onChange(stages.filter((other) => other !== one))} />
            )}
          </div>
        )}
      </Sortable>
      <button type="button" className="link small" onClick={add}>
        + {t("pe_add_stage")}
      </button>
    </div>
  );
}

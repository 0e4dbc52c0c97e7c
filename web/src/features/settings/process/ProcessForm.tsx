import { useTranslation } from "react-i18next";
import { Handle, Sortable } from "../../../ui/Sortable";
import { changed, type Document, empty, fresh, moved, type Reason } from "./document";
import { Both, Group, Refusal, Remove } from "./inputs";

type ReasonsProps = { label: string; value: Reason[] | undefined; onChange: (reasons: Reason[]) => void };

function Reasons({ label, value = [], onChange }: ReasonsProps) {
  const { t } = useTranslation();
  const title = (one: Reason) => one.label.ru || one.label.en || one.key;
  return (
    <Group
      label={label}
      add={t("add")}
      onAdd={() => onChange([...value, { key: fresh("reason", value), label: empty }])}
    >
      <Sortable
        label={label}
        items={value}
        keyOf={(one) => one.key}
        titleOf={title}
        onMove={(from, to) => onChange(moved(value, from, to))}
      >
        {(one, at) => (
          <div className="line top">
            <Handle />
            <div className="grow">
              <Both
                quiet
                label={`${label} ${at + 1}`}
                value={one.label}
                onChange={(text) => onChange(changed(value, at, { ...one, label: text }))}
              />
            </div>
            <Remove title={title(one)} onClick={() => onChange(value.filter((other) => other !== one))} />
          </div>
        )}
      </Sortable>
    </Group>
  );
}

type Props = {
  document: Document;
  refusal: (place: string) => string | undefined;
  onChange: (document: Document) => void;
};

/** What holds for the whole process: its name, how strict it is, and the reasons that people choose from. */
export function ProcessForm({ document, refusal, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <Refusal text={refusal("key") ?? refusal("names")} />
      <Both label={t("pe_names")} value={document.names} onChange={(names) => onChange({ ...document, names })} />
      <label className="check">
        <input
          type="checkbox"
          checked={Boolean(document.strict)}
          onChange={(event) => onChange({ ...document, strict: event.target.checked })}
        />
        {t("pe_strict")}
      </label>
      <Reasons
        label={t("pe_loss_reasons")}
        value={document.loss_reasons}
        onChange={(loss_reasons) => onChange({ ...document, loss_reasons })}
      />
      <Reasons
        label={t("pe_disqualify_reasons")}
        value={document.disqualify_reasons}
        onChange={(disqualify_reasons) => onChange({ ...document, disqualify_reasons })}
      />
    </div>
  );
}

import "../../ui/options.css";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Option } from "./queries";

type Props = {
  id: string;
  items: Option[];
  at: number;
  shown: boolean;
  onPoint: (at: number) => void;
  onPut: (option: Option) => void;
};

/** What may stand at the caret; how many there are is said to those who listen. */
export function CompletionList({ id, items, at, shown, onPoint, onPut }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView?.({ block: "nearest" });
  }, [at]);
  return (
    <>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t("completions")}
        className="options card"
        hidden={!shown}
      >
        {items.map((option, index) => (
          <div
            key={`${option.kind} ${option.text}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className="option"
            onMouseMove={() => onPoint(index)}
            onMouseDown={(event) => {
              event.preventDefault();
              onPut(option);
            }}
          >
            <span className="ellipsis">{option.kind === "operator" ? option.text : option.label}</span>
            <span className="sub small">{t(`completes_${option.kind}`)}</span>
          </div>
        ))}
      </div>
      <span className="hidden" role="status">
        {shown ? t("completions_count", { count: items.length }) : ""}
      </span>
    </>
  );
}

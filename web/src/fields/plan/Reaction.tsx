import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { patch } from "../../api/client";
import { useModule } from "../../api/queries";
import { word } from "../../i18n";
import { useAct } from "../useAct";

type Props = { deal: number; need: number; text: string; value: string | null; may: boolean };

/** How a need was taken at the demo: one click, and again to take it back. */
export function Reaction({ deal, need, text, value, may }: Props) {
  const { t } = useTranslation();
  const act = useAct();
  const [chosen, setChosen] = useState(value);
  useEffect(() => setChosen(value), [value]);
  const choose = (reaction: string | null) => {
    setChosen(reaction);
    void act(patch(`/deals/${deal}/needs/${need}`, { reaction }), null).then((done) => !done && setChosen(value));
  };
  const field = useModule("deals.needs")?.fields.find((one) => one.key === "reaction");
  return (
    <span className="reactions" role="group" aria-label={t("reaction_to", { need: text })}>
      {field?.choices?.map((choice) => (
        <button
          key={choice.key}
          type="button"
          disabled={!may}
          aria-pressed={chosen === choice.key}
          className={chosen === choice.key ? `on ${choice.color ?? ""}` : ""}
          onClick={() => choose(chosen === choice.key ? null : choice.key)}
        >
          {word(choice.label)}
        </button>
      ))}
    </span>
  );
}

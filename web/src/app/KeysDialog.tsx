import "./palette.css";
import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog";

const sections: [string, [string[], string][]][] = [
  [
    "keys_everywhere",
    [
      [["Ctrl K"], "key_palette"],
      [["/"], "key_search"],
      [["n"], "key_new_lead"],
      [["?"], "key_help"],
    ],
  ],
  [
    "keys_lists",
    [
      [["j", "k"], "key_next_prev"],
      [["←", "→"], "key_move"],
      [["Home", "End"], "key_ends"],
      [["Enter"], "key_open"],
      [["e"], "key_edit"],
      [["x"], "key_pick"],
      [["Shift"], "key_range"],
      [["c", "n"], "key_new"],
      [["Esc"], "key_escape"],
    ],
  ],
  [
    "keys_query",
    [
      [["↑", "↓"], "key_suggest"],
      [["Tab"], "key_complete"],
      [["Enter"], "key_run"],
    ],
  ],
];

/** Which keys there are. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("keys_title")} onClose={onClose}>
      <div className="keys-sheet">
        {sections.map(([title, keys]) => (
          <section key={title}>
            <h3>{t(title)}</h3>
            <dl className="keys">
              {keys.map(([names, meaning]) => (
                <div key={meaning} style={{ display: "contents" }}>
                  <dt>
                    {names.map((name) => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dt>
                  <dd>{t(meaning)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

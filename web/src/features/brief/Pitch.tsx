import { useState } from "react";
import { useTranslation } from "react-i18next";
import { patch } from "../../api/client";
import type { Brief, Row } from "../../api/types";
import { useAct } from "../../fields/useAct";

/** The first words: those of the library with this customer's data filled in, or what was made of them. */
export function Pitch({ brief, subject, may }: { brief: Brief; subject: Row; may: boolean }) {
  const { t } = useTranslation();
  const act = useAct();
  const kept = String(subject.pitch ?? "");
  const [chosen, setChosen] = useState(0);
  const [text, setText] = useState<string | null>(null);
  const offered = brief.pitches[chosen]?.text ?? "";
  const shown = text ?? (kept || offered);
  const save = () => act(patch(`/deals/${subject.id}`, { pitch: shown.trim() })).then((done) => done && setText(null));
  if (!may && !shown) return null;
  return (
    <section>
      <h2>{t("brief_pitch")}</h2>
      {brief.pitches.length > 1 && may && (
        <p className="line wrap no-print">
          {brief.pitches.map((pitch, at) => (
            <button
              key={pitch.id}
              type="button"
              className="btn"
              aria-pressed={at === chosen && !kept}
              onClick={() => {
                setChosen(at);
                setText(pitch.text);
              }}
            >
              {pitch.title}
            </button>
          ))}
        </p>
      )}
      <blockquote className={`pitch ${may ? "print-only" : ""}`}>{shown}</blockquote>
      {may && (
        <div className="stack no-print">
          <textarea
            rows={4}
            aria-label={t("brief_pitch")}
            placeholder={t("pitch_empty")}
            value={shown}
            onChange={(event) => setText(event.target.value)}
          />
          {(shown.trim() !== kept || !kept) && (
            <div className="line end">
              <button type="button" className="btn main" disabled={!shown.trim()} onClick={() => void save()}>
                {t("keep_pitch")}
              </button>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

import { useState } from "react";
import { useTranslation } from "react-i18next";

export function DropFile({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  return (
    <div
      className={`dropfile ${over ? "over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <b className="strong">{t("drop_file")}</b>
      <label className="btn main">
        {t("choose_file")}
        <input
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          className="hidden"
          onChange={(event) => event.target.files?.[0] && onFile(event.target.files[0])}
        />
      </label>
      <p className="small" style={{ maxWidth: 460 }}>
        {t("import_text")}
      </p>
    </div>
  );
}

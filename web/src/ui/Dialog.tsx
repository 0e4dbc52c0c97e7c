import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";

type Props = {
  title: string;
  onClose: () => void;
  children: ReactNode;
  kind?: "dialog" | "drawer" | "palette";
  bare?: boolean;
};

/** A modal of the browser itself: it keeps the focus inside and closes by Escape. */
export function Dialog({ title, onClose, children, kind = "dialog", bare = false }: Props) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal?.();
    // Where something is asked, one begins to type at once; the browser would begin at the way out.
    const first = dialog?.querySelector<HTMLElement>("[data-first]");
    (first ?? dialog?.querySelector<HTMLElement>("input, select, textarea"))?.focus();
    return () => dialog?.close?.();
  }, []);
  return (
    <dialog
      ref={ref}
      className={kind}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      {bare ? (
        <>
          <h2 id={id} className="hidden">
            {title}
          </h2>
          {children}
        </>
      ) : (
        <div className="dialog">
          <header>
            <h2 id={id}>{title}</h2>
            <button type="button" className="btn quiet" onClick={onClose} aria-label={t("close")}>
              ✕
            </button>
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, post } from "../api/client";

type Toast = { id: number; text: string; changeSet: number | null };
type Say = { done: (text: string, changeSet?: number | null) => void; failed: (error: unknown) => void };
const Context = createContext<Say>({ done: () => {}, failed: () => {} });

export const useToasts = () => useContext(Context);

/** Says briefly what was done, with a way back, or why it was not. */
export function Toasts({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [toasts, setToasts] = useState<Toast[]>([]);
  const drop = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (text: string, changeSet: number | null) => {
      const id = Date.now() + Math.random();
      setToasts((all) => [...all.slice(-2), { id, text, changeSet }]);
      setTimeout(() => drop(id), changeSet ? 7000 : 4500);
    },
    [drop],
  );
  const failed = useCallback(
    (error: unknown) =>
      show(
        error instanceof Problem ? error.errors.map((one) => one.message).join(" ") || error.message : t("offline"),
        null,
      ),
    [show, t],
  );
  const done = useCallback((text: string, changeSet: number | null = null) => show(text, changeSet), [show]);
  const undo = async (toast: Toast) => {
    drop(toast.id);
    await post("/undo", { change_set: toast.changeSet }).catch(failed);
    await client.invalidateQueries();
  };
  return (
    <Context.Provider value={{ done, failed }}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className="toast">
            <span>{toast.text}</span>
            {toast.changeSet && (
              <button type="button" onClick={() => undo(toast)}>
                {t("undo")}
              </button>
            )}
          </div>
        ))}
      </div>
    </Context.Provider>
  );
}

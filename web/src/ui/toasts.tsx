import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem, post } from "../api/client";

/** The change set that can be undone, or how to undo. */
type Undo = number | null | (() => Promise<unknown>);
type Toast = { id: number; text: string; undo: Undo };
type Say = { done: (text: string, undo?: Undo) => void; failed: (error: unknown) => void };
const Context = createContext<Say>({ done: () => {}, failed: () => {} });

export const useToasts = () => useContext(Context);

/** Says briefly what was done, with a way back, or why it was not. */
export function Toasts({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [toasts, setToasts] = useState<Toast[]>([]);
  const drop = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (text: string, undo: Undo) => {
      const id = Date.now() + Math.random();
      // Saying the same again takes the place of what was said before, rather than covering the page.
      setToasts((all) => [...all.filter((one) => one.text !== text).slice(-2), { id, text, undo }]);
      setTimeout(() => drop(id), undo ? 7000 : 4500);
    },
    [drop],
  );
  const failed = useCallback(
    (error: unknown) => {
      const said = error instanceof Error && !(error instanceof TypeError) ? error.message : t("offline");
      show((error instanceof Problem && error.errors.map((one) => one.message).join(" ")) || said, null);
    },
    [show, t],
  );
  const done = useCallback((text: string, undo: Undo = null) => show(text, undo), [show]);
  const undo = async (toast: Toast) => {
    drop(toast.id);
    await (typeof toast.undo === "function" ? toast.undo() : post("/undo", { change_set: toast.undo })).catch(failed);
    await client.invalidateQueries();
  };
  return (
    <Context.Provider value={{ done, failed }}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className="toast">
            <span>{toast.text}</span>
            {toast.undo && (
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

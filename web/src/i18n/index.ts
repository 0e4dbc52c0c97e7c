import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Label, Lang } from "../api/types";
import en from "./en.json";
import ru from "./ru.json";

const kept = () =>
  (localStorage.getItem("language") as Lang | null) ?? (navigator.language.startsWith("ru") ? "ru" : "en");

void i18next.use(initReactI18next).init({
  resources: { ru: { translation: ru }, en: { translation: en } },
  lng: kept(),
  fallbackLng: "en",
  interpolation: { escapeValue: false },
});
document.documentElement.lang = i18next.language;

export const language = () => i18next.language as Lang;

/** Switches everything at once, and keeps the choice. */
export function setLanguage(to: Lang) {
  localStorage.setItem("language", to);
  document.documentElement.lang = to;
  void i18next.changeLanguage(to);
}

export const word = (label: Label | null | undefined) => (label ? label[language()] : "");
export { i18next };

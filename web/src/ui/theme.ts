export type Theme = "system" | "light" | "dark";
const dark = () => window.matchMedia?.("(prefers-color-scheme: dark)").matches;

export const keptTheme = () => (localStorage.getItem("theme") as Theme | null) ?? "system";

/** Shows the theme, and keeps the choice. */
export function setTheme(theme: Theme) {
  localStorage.setItem("theme", theme);
  document.documentElement.dataset.theme = theme === "dark" || (theme === "system" && dark()) ? "dark" : "light";
}

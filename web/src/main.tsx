import "@fontsource-variable/inter/index.css";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/parts.css";
import "./ui/shell.css";
import "./ui/dialog.css";
import "./i18n";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { keptTheme, setTheme } from "./ui/theme";

setTheme(keptTheme());
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTheme(keptTheme()));

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

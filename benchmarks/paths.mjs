import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const here = fileURLToPath(new URL(".", import.meta.url));
export const root = resolve(here, "..");
export const release = join(root, "build/release");
export const folder = join(root, "build/bench");

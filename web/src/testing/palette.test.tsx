import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { beforeEach, expect, test, vi } from "vitest";
import type { Me } from "../api/types";
import { Palette } from "../app/Palette";
import { setLanguage } from "../i18n";

const me = { rights: { modules: {} } } as unknown as Me;
const hit = { resource: "deals", id: 7, title: "Привет", subtitle: "", matched: [] };

// A server that finds nothing by «ghbdtn», and knows what was meant.
function answer(path: string) {
  if (path.startsWith("/api/v1/schema")) return { modules: [] };
  if (path.startsWith("/api/v1/counts")) return { views: [] };
  const typed = new URL(path, "http://x").searchParams.get("q");
  return typed === "привет" ? { items: [hit], did_you_mean: null } : { items: [], did_you_mean: "привет" };
}

beforeEach(() => {
  setLanguage("ru");
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= () => undefined;
  vi.stubGlobal("fetch", (path: string) => Promise.resolve(Response.json(answer(path))));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <Palette me={me} onClose={() => undefined} onCreate={() => undefined} onKeys={() => undefined} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
});

const box = () => screen.getByRole("combobox", { hidden: true }) as HTMLInputElement;
const offer = () => screen.findByText("Возможно, вы искали: «привет»");

test("what was meant is offered where nothing is found, and a click puts it in the box", async () => {
  const user = userEvent.setup();
  await user.type(box(), "ghbdtn");
  const button = await offer();
  expect(button.tagName).toBe("BUTTON");
  await user.click(button);
  expect(box().value).toBe("привет");
  expect(document.activeElement).toBe(box());
  await screen.findByText("Привет");
  await waitFor(() => expect(screen.queryByText(/Возможно/)).toBeNull());
});

test("Enter takes what was meant where there is nothing else to take", async () => {
  const user = userEvent.setup();
  await user.type(box(), "ghbdtn");
  await offer();
  await user.keyboard("{Enter}");
  expect(box().value).toBe("привет");
});

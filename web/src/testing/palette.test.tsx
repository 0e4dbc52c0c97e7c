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
function answer(path: string): unknown {
  if (path.startsWith("/api/v1/schema")) return { modules: [] };
  if (path.startsWith("/api/v1/counts")) return { views: [] };
  const typed = new URL(path, "http://x").searchParams.get("q");
  if (typed === "воронка") return { items: [{ ...hit, title: "Воронка на стену" }], did_you_mean: null };
  return typed === "привет" ? { items: [hit], did_you_mean: null } : { items: [], did_you_mean: "привет" };
}

let slow = Promise.resolve();
beforeEach(() => {
  slow = Promise.resolve();
  setLanguage("ru");
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= () => undefined;
  vi.stubGlobal("fetch", async (path: string) => {
    if (path.includes("/search")) await slow;
    return Response.json(answer(path));
  });
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

test("Enter before the answer is for what will be found, not for what stands there still", async () => {
  const user = userEvent.setup();
  await user.type(box(), "привет");
  await screen.findByText("Привет");
  let come: () => void = () => undefined;
  slow = new Promise((resolve) => {
    come = resolve;
  });
  await user.clear(box());
  await user.type(box(), "ghbdtn{Enter}");
  expect(box().value).toBe("ghbdtn");
  come();
  await waitFor(() => expect(box().value).toBe("привет"));
});

test("a command written out whole comes before what has the same words", async () => {
  const user = userEvent.setup();
  await user.type(box(), "воронка");
  await screen.findByText("Воронка на стену");
  const all = screen.getAllByRole("option", { hidden: true }).map((one) => one.textContent);
  expect(all).toEqual(["Воронка", "Воронка на стену"]);
});

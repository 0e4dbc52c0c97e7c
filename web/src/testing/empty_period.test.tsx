import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { EmptyPeriod } from "../features/dashboard/EmptyPeriod";
import { setLanguage } from "../i18n";

let closed: Record<string, number> = {};
let asked: string[] = [];
const all = vi.fn();
beforeEach(() => {
  setLanguage("ru");
  all.mockClear();
  asked = [];
  vi.stubGlobal("fetch", (path: string) => {
    const period = new URL(path, "http://x").searchParams.get("period")!;
    asked.push(period);
    return Promise.resolve(Response.json({ count: closed[period], groups: [] }));
  });
});

const show = (period: string) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <EmptyPeriod period={period} q="" onAll={all} />
    </QueryClientProvider>,
  );

test("who sees a quarter of nothing after an import of history is led to all of it", async () => {
  closed = { "2026-Q4": 0, all: 6711 };
  show("2026-Q4");
  await userEvent.click(await screen.findByRole("button", { name: /^Показать за всё время: 6.711 закрытых сделок$/ }));
  expect(all).toHaveBeenCalled();
});

test("where something was closed, or never anything, nothing is said", async () => {
  for (const [counts, questions] of [
    [{ "2026-Q4": 3, all: 9 }, ["2026-Q4"]],
    [{ "2026-Q4": 0, all: 0 }, ["2026-Q4", "all"]],
  ] as const) {
    closed = counts;
    asked = [];
    const { container, unmount } = show("2026-Q4");
    await waitFor(() => expect(asked).toEqual(questions));
    await waitFor(() => expect(container.textContent).toBe(""));
    unmount();
  }
});

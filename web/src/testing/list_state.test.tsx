import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { MemoryRouter, useLocation } from "react-router";
import { expect, test, vi } from "vitest";
import { useListState } from "../features/lists/useListState";
import { setLanguage } from "../i18n";

const part = { at: 0, length: 14, text: "outcome = open", field: "outcome", op: "=", values: ["open"] };
const meant = { text: "outcome = open", parts: [part], sort: [], group: [], grouped: false };

function Grouping() {
  const state = useListState("deals");
  return (
    <>
      <button type="button" onClick={() => state.go({ group: ["stage"] })}>
        group
      </button>
      <output>{new URLSearchParams(useLocation().search).get("q")}</output>
    </>
  );
}

test("who groups a list before its filter is understood keeps the filter", async () => {
  setLanguage("en");
  const answers: (() => void)[] = [];
  vi.stubGlobal("fetch", (path: string) =>
    path.includes("/query")
      ? new Promise<Response>((answer) => answers.push(() => answer(Response.json(meant))))
      : Promise.resolve(Response.json({ items: [] })),
  );
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={[`/deals?q=${encodeURIComponent("outcome = open")}`]}>
        <Grouping />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button"));
  await waitFor(() => expect(answers.length).toBeGreaterThan(0));
  for (const answer of answers) answer();
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("outcome = open group by stage"));
});

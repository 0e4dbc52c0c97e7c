import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { expect, test, vi } from "vitest";
import { FunnelTile } from "../features/dashboard/FunnelTile";
import { setLanguage } from "../i18n";

const stage = (key: string, entered: number) => ({
  stage: key,
  names: { en: key, ru: key },
  entered,
  left_forward: 0,
  open: 0,
  conversion: null,
  median_hours: null,
  allowed_hours: 0,
  records: "/api/v1/deals?q=",
});
// As it stands after years of sales were imported: what is won never stood in a stage here.
const funnel = {
  stages: [stage("preparation", 500), stage("approach", 1589), stage("closing", 0)],
  won: { count: 4238, records: "/api/v1/deals?q=" },
  open: { count: 2089, records: "/api/v1/deals?q=" },
  journeys: 6327,
};

test("the longest bar fills its row, others are shorter, and of nothing there is no bar", async () => {
  setLanguage("en");
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(funnel)));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <FunnelTile period="all" q="" />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  const width = (of: string) =>
    screen.getByText(of).closest<HTMLElement>(".step")!.querySelector<HTMLElement>(".barx i")?.style.width;
  await screen.findByText("Won");
  expect(width("Won")).toBe("100%");
  expect(Number.parseFloat(width("approach")!)).toBeCloseTo((1589 / 4238) * 100, 2);
  expect(width("closing")).toBeUndefined();
});

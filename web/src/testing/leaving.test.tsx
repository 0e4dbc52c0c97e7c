import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { DemoBar } from "../app/DemoBar";
import { setLanguage } from "../i18n";

const asked = vi.fn();
beforeEach(() => {
  setLanguage("ru");
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
    asked(init.method, path, JSON.parse(String(init.body)));
    return Promise.resolve(new Response(null, { status: 204 }));
  });
  vi.stubGlobal("location", { assign: vi.fn() });
});

test("a visitor leaves the copy with one plain confirmation and types nothing", async () => {
  render(<DemoBar name="ООО «Полка»" />);
  await userEvent.click(screen.getByRole("button", { name: "Удалить и выйти" }));
  const dialog = screen.getByRole("dialog", { name: "Удалить копию и выйти?" });
  expect(dialog.querySelector("input")).toBeNull();
  expect(asked).not.toHaveBeenCalled();
  await userEvent.click(dialog.querySelector<HTMLElement>(".danger")!);
  expect(asked).toHaveBeenCalledWith("DELETE", "/api/v1/company", { confirm: "ООО «Полка»" });
  await vi.waitFor(() => expect(location.assign).toHaveBeenCalledWith("/"));
});

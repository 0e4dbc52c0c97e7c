import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import type { Import } from "../api/types";
import { MappingForm } from "../features/imports/MappingForm";
import { PreviewTable } from "../features/imports/PreviewTable";
import { setLanguage } from "../i18n";

const label = (text: string) => ({ ru: text, en: `${text} in English` });
const choice = (key: string, text: string) => ({ key, label: label(text), color: null });
const field = (key: string, type: string, text: string, more = {}) => ({
  key,
  type,
  label: label(text),
  system: false,
  open: false,
  choices: null,
  ...more,
});
const stages = [
  choice("prospecting", "Разведка"),
  choice("preparation", "Подготовка"),
  choice("approach", "Подход"),
  choice("follow-up", "Сопровождение"),
];
const schema = [
  {
    key: "deals",
    labels: label("Сделки"),
    fields: [
      field("name", "text", "Название"),
      field("stage", "choice", "Этап", { choices: stages }),
      field("source", "choice", "Источник", { open: true, choices: [choice("website", "Сайт")] }),
      field("rating", "choice", "Оценка", { choices: [choice("hot", "Горячий"), choice("cold", "Холодный")] }),
    ],
  },
  {
    key: "deals.lines",
    parent: "deals",
    label: label("Товар"),
    labels: label("Товары"),
    fields: [field("product", "reference", "Товар"), field("quantity", "decimal", "Количество")],
  },
];
const records = ["lead", "deal", "deal", "won"];
const processes = [{ key: "seven-steps", stages: stages.map(({ key }, n) => ({ key, record: records[n] })) }];

const column = (index: number, header: string, samples: string[]) => ({
  index,
  header,
  samples: samples.slice(0, 5),
  distinct: samples,
  recognised: "text",
  format: null,
  field: null,
  confidence: 1,
  blank: [],
  notes: [],
});
const plan = {
  id: 5,
  state: "checked",
  module: "deals",
  encoding: "utf-8",
  delimiter: ",",
  rows: 3,
  columns: [
    column(0, "deal_stage", ["Won", "Engaging"]),
    column(1, "lead_source", ["google", "Web"]),
    column(2, "temperature", ["hot", "cold", "Hot", "Cold", "горячий", "Kalt"]),
    column(3, "product", ["GTX"]),
  ],
  mapping: {
    columns: [
      { index: 0, field: "stage", values: { Engaging: "approach", Won: "won" } },
      { index: 1, field: "source", values: { google: "Google", Web: "website" } },
      { index: 2, field: "rating" },
      { index: 3, field: "lines.product" },
    ],
    references: {},
    constants: {},
  },
  options: { on_duplicate: "skip", match_by: ["external_id"] },
  result: {
    sample: [
      { row: 2, values: { stage: "won", "lines.product": "GTX" }, errors: [] },
      { row: 3, values: {}, errors: ["stage: такого нет"] },
    ],
  },
} as unknown as Import;

const settled = vi.fn((_change: object) => Promise.resolve());
beforeEach(async () => {
  setLanguage("ru");
  settled.mockClear();
  vi.stubGlobal("fetch", (path: string) =>
    Promise.resolve(Response.json(path.includes("/processes") ? { items: processes } : { modules: schema })),
  );
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MappingForm plan={plan} onSettle={settled} onCheck={() => undefined} onRun={() => undefined} />
      <PreviewTable plan={plan} />
    </QueryClientProvider>,
  );
  await screen.findByLabelText("Куда: deal_stage");
  await waitFor(() => expect(offered("Won")).not.toContain("Разведка"));
});

const select = (name: string) => screen.getByLabelText<HTMLSelectElement>(name);
const offered = (name: string) => [...select(name).options].map((option) => option.text);
const chosen = (name: string) => select(name).selectedOptions[0]?.text;
const sent = async () => {
  await userEvent.click(screen.getByRole("button", { name: "Проверить" }));
  const { mapping } = settled.mock.lastCall![0] as { mapping: Import["mapping"] };
  return (index: number) => mapping.columns.find((one) => one.index === index);
};

test("a stage of the file becomes a stage of deals or how the deal ended, in the reader's language", async () => {
  expect(offered("Engaging")).toEqual([
    "Подготовка",
    "Подход",
    "Сопровождение",
    "Выиграна",
    "Проиграна",
    "оставить пустым",
  ]);
  expect(chosen("Engaging")).toBe("Подход");
  expect(chosen("Won")).toBe("Выиграна");
  await userEvent.selectOptions(select("Engaging"), "Подготовка");
  await userEvent.selectOptions(select("Won"), "оставить пустым");
  expect((await sent())(0)?.values).toEqual({ Engaging: "preparation", Won: "" });
});

test("where the field takes any text, the file's own can stay", async () => {
  expect(offered("google")).toEqual(["Сайт", "как в файле: «google»", "Google", "оставить пустым"]);
  await userEvent.selectOptions(select("google"), "как в файле: «google»");
  expect((await sent())(1)?.values).toEqual({ google: "google", Web: "website" });
});

test("what the field does not know is asked for, what it knows is not", async () => {
  expect(chosen("Kalt")).toBe("Выберите");
  expect(screen.queryByLabelText("hot")).toBeNull();
  await userEvent.selectOptions(select("Kalt"), "Холодный");
  expect((await sent())(2)?.values).toEqual({ Kalt: "cold" });
});

test("meanings are forgotten with the field that they were said of, and come back with it", async () => {
  const target = select("Куда: deal_stage");
  await userEvent.selectOptions(target, "Название");
  expect(screen.queryByLabelText("Engaging")).toBeNull();
  expect((await sent())(0)?.values).toBeUndefined();
  await userEvent.selectOptions(target, "Этап");
  expect(chosen("Engaging")).toBe("Подход");
});

test("the preview names its columns as the mapping does, and no label twice", () => {
  const table = screen.getByRole("heading", { name: "Первые строки, какими они станут" }).parentElement!;
  const heads = within(table).getAllByRole("columnheader");
  expect(heads.map((head) => head.textContent)).toEqual(["строка", "Этап", "Товар"]);
  within(table).getByRole("cell", { name: "Выиграна" });
  expect(offered("Куда: product")).toContain("Товар: Количество");
  within(table).getByRole("row", { name: "3 stage: такого нет" });
});

import { useQueries } from "@tanstack/react-query";
import { get } from "../../api/client";
import type { Module, Row } from "../../api/types";
import type { Part } from "./shape";

/** What the records are called that conditions name by their ids: «organization 17» → «ООО Опора». */
export function useTitles(parts: Part[], module: Module, schema: Module[]) {
  const asked = parts.flatMap((part) => {
    const field = module.fields.find((one) => one.key === part.field);
    const to = field?.type === "reference" ? field.references?.[0] : undefined;
    return to
      ? part.values.filter((value) => /^\d+$/.test(value)).map((value) => ({ key: part.field, to, value }))
      : [];
  });
  const read = useQueries({
    queries: asked.map(({ to, value }) => ({
      queryKey: [to, "one", Number(value)],
      queryFn: () => get<Row>(`/${to}/${value}`),
      retry: false,
    })),
  });
  const titles: Record<string, string> = {};
  asked.forEach(({ key, to, value }, index) => {
    const row = read[index]?.data;
    const names = schema.find((one) => one.key === to)?.title ?? [];
    const title =
      row &&
      names
        .map((name) => row[name])
        .filter(Boolean)
        .join(" ");
    if (title) titles[`${key} ${value}`] = title;
  });
  return titles;
}

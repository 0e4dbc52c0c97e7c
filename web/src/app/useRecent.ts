import { useQueries } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation } from "react-router";
import { get } from "../api/client";
import type { Module, Row } from "../api/types";

type Recent = { resource: string; id: number };
const key = "recent";
const kept_at_most = 8;

const read = (): Recent[] => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "[]");
  } catch {
    return [];
  }
};

/** Remembers the records that are opened, in this browser. */
export function useRemember(schema: Module[]) {
  const { pathname } = useLocation();
  useEffect(() => {
    const [, resource, id] = /^\/([a-z-]+)\/(\d+)$/.exec(pathname) ?? [];
    if (!resource || !schema.some((module) => module.key === resource)) return;
    const others = read().filter((one) => one.resource !== resource || one.id !== Number(id));
    localStorage.setItem(key, JSON.stringify([{ resource, id: Number(id) }, ...others].slice(0, kept_at_most)));
  }, [pathname, schema]);
}

/** The records opened last, as they are called now; those that are gone or may not be read any more are left out. */
export function useRecent(schema: Module[], enabled: boolean) {
  const recent = enabled ? read() : [];
  const rows = useQueries({
    queries: recent.map(({ resource, id }) => ({
      queryKey: [resource, "one", id],
      queryFn: () => get<Row>(`/${resource}/${id}`),
      retry: false,
    })),
  });
  return recent.flatMap(({ resource, id }, index) => {
    const row = rows[index]?.data;
    const names = schema.find((module) => module.key === resource)?.title ?? [];
    const title =
      row &&
      names
        .map((name) => row[name])
        .filter(Boolean)
        .join(" ");
    return title ? [{ resource, id, title }] : [];
  });
}

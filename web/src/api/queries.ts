import { useQuery } from "@tanstack/react-query";
import { get, query } from "./client";
import type { Board, Counts, Funnel, Guide, Me, Measure, Module, Page, Process, Row, Today } from "./types";

// Keys begin with the resource that they are about, so that an event about it finds them (events.ts).
export const useMe = () => useQuery({ queryKey: ["me"], queryFn: () => get<Me>("/me"), staleTime: 60_000 });
export const useSchema = () =>
  useQuery({
    queryKey: ["schema"],
    queryFn: async () => (await get<{ modules: Module[] }>("/schema")).modules,
    staleTime: Number.POSITIVE_INFINITY,
  });
export const useProcesses = () =>
  useQuery({
    queryKey: ["processes"],
    queryFn: async () => (await get<{ items: Process[] }>("/processes")).items,
    staleTime: Number.POSITIVE_INFINITY,
  });
export const useCounts = () => useQuery({ queryKey: ["any", "counts"], queryFn: () => get<Counts>("/counts") });
export const useToday = () =>
  useQuery({ queryKey: ["any", "today"], queryFn: () => get<Today>("/today"), refetchInterval: 60_000 });
export const useBoard = (q: string) =>
  useQuery({
    queryKey: ["any", "board", q],
    queryFn: () => get<Board>(`/board${query({ q })}`),
    placeholderData: (old) => old,
  });
export const useRecord = (resource: string, id: number) =>
  useQuery({ queryKey: [resource, "one", id], queryFn: () => get<Row>(`/${resource}/${id}`) });
export const useGuide = (resource: string, id: number, enabled: boolean) =>
  useQuery({
    queryKey: ["any", "guide", resource, id],
    queryFn: () => get<Guide>(`/${resource}/${id}/guide`),
    enabled,
  });
export const useChildren = (resource: string, id: number, collection: string, enabled = true) =>
  useQuery({
    queryKey: [resource, "children", id, collection],
    queryFn: async () => (await get<{ items: Row[] }>(`/${resource}/${id}/${collection}`)).items,
    enabled,
  });
export const useList = (resource: string, parameters: Record<string, string | number>, enabled = true) =>
  useQuery({
    queryKey: [resource, "list", parameters],
    queryFn: () => get<Page>(`/${resource}${query(parameters)}`),
    placeholderData: (old) => old,
    enabled,
  });
export const useMeasure = (name: string, parameters: Record<string, string>, enabled = true) =>
  useQuery({
    queryKey: ["any", "measure", name, parameters],
    queryFn: () => get<Measure>(`/measures/${name}${query(parameters)}`),
    enabled,
    placeholderData: (old) => old,
  });
export const useFunnel = (period: string, q: string) =>
  useQuery({
    queryKey: ["any", "funnel", period, q],
    queryFn: () => get<Funnel>(`/funnel${query({ period, q })}`),
    placeholderData: (old) => old,
  });

export const useModule = (key: string) => useSchema().data?.find((module) => module.key === key);

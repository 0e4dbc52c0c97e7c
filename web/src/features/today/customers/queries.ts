import { useQuery } from "@tanstack/react-query";
import { get, query } from "../../../api/client";

export type Customer = {
  organization: number;
  title: string | null;
  value: "A" | "B" | "C";
  value_by_hand: boolean;
  revenue: string;
  deals: number;
  bought_at: string;
  satisfaction: number | null;
  deal: number;
  owner_title: string | null;
  next_contact: { activity: number; subject: string; due_at: string; late: boolean } | null;
};
export type Customers = {
  count: number;
  values: Record<string, number>;
  currency: string;
  items: Customer[];
};
export type Occasion = {
  kind: "birthday" | "anniversary";
  day: string;
  resource: string;
  id: number;
  years: number;
  title: string | null;
  organization: number;
  organization_title: string | null;
};
export type Interested = {
  organization: number;
  title: string | null;
  deal: number;
  said: string;
  feature: string;
  contact_title: string | null;
};
export type News = { product: number; title: string; customers: Interested[] };

export const useCustomers = (value: string, skip: number) =>
  useQuery({
    queryKey: ["any", "customers", value, skip],
    queryFn: () => get<Customers>(`/customers${query({ value, skip, limit: 50 })}`),
    placeholderData: (old) => old,
  });
export const useOccasions = () =>
  useQuery({
    queryKey: ["any", "customers", "dates"],
    queryFn: async () => (await get<{ items: Occasion[] }>("/customers/dates")).items,
  });
export const useNews = () =>
  useQuery({
    queryKey: ["any", "customers", "news"],
    queryFn: async () => (await get<{ items: News[] }>("/customers/news")).items,
  });

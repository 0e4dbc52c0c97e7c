export type Entry = {
  to: string;
  icon: string;
  key: string;
  resource?: string;
  count?: "today" | "leads" | "deals" | "customers_due";
  wide?: boolean;
};

/** The places of the product, in the order in which a day uses them. */
export const places: Entry[] = [
  { to: "/today", icon: "today", key: "today", count: "today" },
  { to: "/board", icon: "board", key: "board" },
  { to: "/leads", icon: "leads", key: "leads", resource: "leads", count: "leads" },
  { to: "/deals", icon: "deals", key: "deals", resource: "deals", count: "deals" },
  { to: "/customers", icon: "customers", key: "customers", count: "customers_due", wide: true },
  { to: "/organizations", icon: "organizations", key: "organizations", resource: "organizations", wide: true },
  { to: "/contacts", icon: "contacts", key: "contacts", resource: "contacts", wide: true },
  { to: "/activities", icon: "activities", key: "activities", resource: "activities", wide: true },
  { to: "/library", icon: "library", key: "library", wide: true },
  { to: "/products", icon: "products", key: "products", resource: "products", wide: true },
];
export const team_places: Entry[] = [
  { to: "/dashboard", icon: "measures", key: "measures", wide: true },
  { to: "/import", icon: "imports", key: "imports", wide: true },
];

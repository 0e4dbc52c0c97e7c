const paths: Record<string, string> = {
  today: "M3 8.5 8 3l5 5.5M4.5 7.5V13h7V7.5",
  board: "M2.5 3h3v10h-3zM6.5 3h3v7h-3zM10.5 3h3v5h-3z",
  leads: "M8 2.5v4M8 9.5v4M2.5 8h4M9.5 8h4",
  deals: "M2.5 5.5h11v7h-11zM6 5.5V3.500h4v2",
  customers: "M8 13 3 8a3 3 0 0 1 5-3.5A3 3 0 0 1 13 8z",
  organizations: "M3 13V4l5-2 5 2v9M6 13v-3h4v3M6 6.5h.01M10 6.5h.01",
  contacts: "M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 13.5c0-2.5 2.2-4 5-4s5 1.5 5 4",
  products: "M2.5 5 8 2.5 13.5 5v6L8 13.5 2.5 11zM2.5 5 8 7.5 13.5 5M8 7.5v6",
  activities: "M3 4.5h10M3 8h10M3 11.5h6",
  library:
    "M3 3h3.500a1.500 1.500 0 0 1 1.500 1.500V13a1.500 1.500 0 0 0-1.500-1H3zM13 3H9.500A1.500 1.500 0 0 0 8 4.500V13a1.500 1.500 0 0 1 1.500-1H13z",
  competitors: "M4 13V3h8l-2 3 2 3H4",
  measures: "M2.5 13.5h11M4 11V8M7 11V4M10 11V6M13 11V9",
  imports: "M8 2.500v7M5 7l3 3 3-3M3 13h10",
  settings:
    "M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 2v2M8 12v2M2 8h2M12 8h2M3.8 3.8l1.4 1.4M10.8 10.8l1.4 1.4M3.8 12.2l1.4-1.4M10.8 5.2l1.4-1.4",
  ascending: "M8 13V3M4.5 6.5 8 3l3.5 3.5",
  descending: "M8 3v10M4.5 9.500 8 13l3.5-3.5",
  open: "M4 6l4 4 4-4",
  closed: "M6 4l4 4-4 4",
  shared:
    "M6 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM2 13c0-2 1.8-3.300 4-3.300s4 1.300 4 3.300M10.500 4.300a2 2 0 0 1 0 3.500M12 10.200c1.200.5 2 1.500 2 2.800",
  command: "M5 4l4 4-4 4M9.500 12.500h3",
  view: "M2.500 4h11M4.500 8h7M6.500 12h3",
  recent: "M8 4.500V8l2.500 1.500M8 13.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11z",
  more: "M3.500 8h.01M8 8h.01M12.500 8h.01",
};

export function Icon({ name }: { name: string }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name] ?? paths.more} />
    </svg>
  );
}

export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
      <path d="M2 3h16l-6 8v5l-4 2v-7z" fill="var(--accent)" />
    </svg>
  );
}

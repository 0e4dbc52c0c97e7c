import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

/** Listens to what others change and lets everything that it touches be read anew; reconnects by itself. */
export function useEvents(enabled: boolean) {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled || typeof EventSource === "undefined") return;
    const source = new EventSource("/api/v1/events");
    const touched = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const flush = () => {
      timer = null;
      for (const resource of touched) void client.invalidateQueries({ queryKey: [resource] });
      void client.invalidateQueries({ queryKey: ["any"] });
      touched.clear();
    };
    const hear = (event: MessageEvent<string>) => {
      touched.add((JSON.parse(event.data) as { resource: string }).resource);
      timer ??= setTimeout(flush, 150);
    };
    source.onmessage = hear;
    source.addEventListener("reset", () => void client.invalidateQueries());
    return () => {
      source.close();
      if (timer) clearTimeout(timer);
    };
  }, [client, enabled]);
}

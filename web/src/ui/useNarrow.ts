import { useEffect, useState } from "react";

const phone = "(max-width: 700px)";

const media = () => window.matchMedia?.(phone);

/** Whether the screen is as narrow as a phone, also when it is turned. */
export function useNarrow() {
  const [narrow, setNarrow] = useState(() => media()?.matches ?? false);
  useEffect(() => {
    const list = media();
    const change = () => setNarrow(list?.matches ?? false);
    list?.addEventListener("change", change);
    return () => list?.removeEventListener("change", change);
  }, []);
  return narrow;
}

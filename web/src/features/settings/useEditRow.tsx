import { type ComponentProps, type ReactNode, useState } from "react";
import type { Row } from "../../api/types";
import { CreateDialog } from "../../fields/CreateDialog";

/** The dialog in which a record of the settings is made or changed, and how to open it. */
export function useEditRow(
  resource: string,
  preset?: ComponentProps<typeof CreateDialog>["preset"],
  onKept?: () => void,
) {
  const [open, setOpen] = useState<Row | "new" | null>(null);
  const dialog: ReactNode = open && (
    <CreateDialog
      resource={resource}
      row={open === "new" ? undefined : open}
      preset={open === "new" ? preset : undefined}
      onClose={() => setOpen(null)}
      onCreated={() => {
        setOpen(null);
        onKept?.();
      }}
    />
  );
  return { dialog, edit: setOpen };
}

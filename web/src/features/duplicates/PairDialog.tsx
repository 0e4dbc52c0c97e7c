import { useRecord } from "../../api/queries";
import type { DuplicatePair, Module } from "../../api/types";
import { MergeDialog } from "../../fields/duplicates/MergeDialog";

/** The dialog of merging for a pair, of which only the titles are known so far. */
export function PairDialog({ module, pair, onClose }: { module: Module; pair: DuplicatePair; onClose: () => void }) {
  const row = useRecord(module.key, pair.record.id).data;
  return row ? <MergeDialog module={module} row={row} other={pair.other.id} onClose={onClose} /> : null;
}

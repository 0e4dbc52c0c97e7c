/** Rows of one query, under the head of a group where the list is grouped. */
export type Block = { q: string; count: number; head: boolean; open: boolean };
export type Line = { kind: "head"; block: number } | { kind: "row"; block: number; at: number };

/** How many lines the blocks take, and where each begins. */
export function startsOf(blocks: Block[]) {
  let total = 0;
  const starts = blocks.map((block) => {
    const start = total;
    total += (block.head ? 1 : 0) + (block.open ? block.count : 0);
    return start;
  });
  return { starts, total };
}

/** What stands in a line: a group's head, or a row of its block. */
export function lineAt(blocks: Block[], starts: number[], line: number): Line {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= line) low = middle;
    else high = middle - 1;
  }
  const inside = line - (starts[low] ?? 0);
  if (blocks[low]?.head)
    return inside === 0 ? { kind: "head", block: low } : { kind: "row", block: low, at: inside - 1 };
  return { kind: "row", block: low, at: inside };
}

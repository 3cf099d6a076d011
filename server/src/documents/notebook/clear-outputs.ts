import type { OutputRef } from "../../finding/finding.ts";
import type { TextEdit } from "../../text/edits.ts";
import type { RawNotebook, RawOutputs } from "./model.ts";

/** Edits of the JSON that take outputs away, each with its comma. A list that loses all of its outputs becomes `[]`. */
export function clearingEdits(raw: RawNotebook, clears: readonly OutputRef[]): readonly TextEdit[] {
  const byCell = new Map<number, Set<number>>();
  for (const { cell, output } of clears) byCell.set(cell, (byCell.get(cell) ?? new Set()).add(output));
  return [...byCell].flatMap(([cell, outputs]) => {
    const written = raw.outputs[cell];
    return written === undefined ? [] : clearedList(written, outputs);
  });
}

function clearedList({ list, items }: RawOutputs, cleared: ReadonlySet<number>): readonly TextEdit[] {
  const gone = items.filter((_, index) => cleared.has(index));
  if (list === undefined || gone.length === 0) return [];
  if (gone.length === items.length) return [{ span: list, newText: "[]" }];
  const edits: TextEdit[] = [];
  let kept = false;
  for (const [index, item] of items.entries()) {
    if (!cleared.has(index)) kept = true;
    else if (kept) {
      // Behind an output that stays: from its end, so that its comma goes.
      edits.push({ span: { start: items[index - 1]?.end ?? item.start, end: item.end }, newText: "" });
    } else edits.push({ span: { start: item.start, end: items[index + 1]?.start ?? item.end }, newText: "" });
  }
  return edits;
}

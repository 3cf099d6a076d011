import type { Span } from "../../text/span.ts";
import { holds, isAt, membership } from "./alphabets.ts";
import type { KeyHit, Run } from "./format.ts";
import { formatOf, type MarkedRow, markedIndex } from "./index.ts";
import { isPlaceholder } from "./placeholder.ts";
import { afterShellDefault, isInsideBlob } from "./runs.ts";
import { isSentenceEnd } from "./shape.ts";

/**
 * A key in a run that has its mark at the right place.
 *
 * @param span the run as `spanOfBare` has it
 */
export function findMarked(text: string, run: Span, span: Span): KeyHit | undefined {
  const padding = span.end - run.end;
  for (const marked of markedIndex().byLength.get(run.end - span.start) ?? []) {
    const { shape } = marked;
    if (!text.startsWith(shape.mark, span.start + shape.before.min)) continue;
    if (shape.padding !== undefined && shape.padding !== padding) continue;
    const hit = hitAt(text, span.start + shape.before.min, marked);
    if (hit !== undefined) return { ...hit, span: { start: hit.span.start, end: hit.span.end + padding } };
  }
  return undefined;
}

/** One character is looked for many times faster than two of which the first is a letter. */
const rarely = /[^\w.]/;

/** Keys whose mark breaks their run: `Q~`, `.atlasv1.`. Each mark is looked for once in the whole text. */
export function findBroken(text: string): readonly KeyHit[] {
  const hits: KeyHit[] = [];
  for (const marked of markedIndex().broken) {
    const { mark } = marked.shape;
    const rare = Math.max(0, mark.search(rarely));
    const sought = rare > 0 ? mark.charAt(rare) : mark;
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length)) {
      const hit = text.startsWith(mark, at - rare) ? hitAt(text, at - rare, marked) : undefined;
      if (hit !== undefined) hits.push(hit);
    }
  }
  return hits;
}

const colour = /\[[0-9;]{0,20}m$/;
const longestColour = 24;

/** Where a key begins whose first characters stick to the colour of a terminal (`ESC[38;5;124m`); else too far before its mark. */
function afterColour(text: string, mark: number, { min, max }: Run): number {
  for (let length = max; length >= min; length -= 1) {
    const at = mark - length;
    if (isAt(text, at - 1, "m") && colour.test(text.slice(Math.max(0, at - longestColour), at))) return at;
  }
  return mark - max - 1;
}

function hitAt(text: string, mark: number, { row, place, shape }: MarkedRow): KeyHit | undefined {
  const before = membership(shape.before.alphabet);
  const after = membership(shape.after.alphabet);
  let start = mark;
  while (start > 0 && mark - start <= shape.before.max && holds(before, text, start - 1)) start -= 1;
  start = afterShellDefault(text, start);
  if (mark - start > shape.before.max) start = afterColour(text, mark, shape.before);
  if (mark - start < shape.before.min || mark - start > shape.before.max) return undefined;
  const from = mark + shape.mark.length;
  let end = from;
  while (end - from <= shape.after.max && holds(after, text, end)) end += 1;
  if (end - from > shape.after.max && isSentenceEnd(text, end - 1)) end -= 1;
  if (end - from < shape.after.min || end - from > shape.after.max) return undefined;
  const format = formatOf(row);
  if (format.marked?.[place]?.accepts?.(text.slice(start, end)) === false) return undefined;
  const body = text.slice(start, mark) + text.slice(from, end);
  if (isPlaceholder(body) || isInsideBlob(text, start, end)) return undefined;
  return { format, span: { start, end }, prefixLength: 0, confidence: shape.confidence ?? "high" };
}

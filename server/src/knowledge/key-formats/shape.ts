import { holds, isAt, membership } from "./alphabets.ts";
import type { KeyShape, Segment } from "./format.ts";

/** Where a shape ends that starts at some offset, and how much of it is the prefix. */
export interface ShapeMatch {
  readonly end: number;
  readonly prefixLength: number;
}

/**
 * Matches a shape at one offset, reading each character once: no segment ever gives characters back.
 * The character after the match must not continue the last run.
 */
export function matchShape(
  shape: Pick<KeyShape, "segments" | "contains">,
  prefix: string,
  text: string,
  start: number,
): ShapeMatch | undefined {
  if (!text.startsWith(prefix, start)) return undefined;
  const at = matchSegments(shape.segments, text, start + prefix.length);
  if (at === undefined) return undefined;
  if (shape.contains !== undefined) {
    const found = text.slice(start + prefix.length, at).indexOf(shape.contains);
    if (found < 0) return undefined;
  }
  return { end: at, prefixLength: prefix.length };
}

/** Where segments end that start at an offset. The character after them must not continue the last run. */
export function matchSegments(segments: readonly Segment[], text: string, start: number): number | undefined {
  let at = start;
  for (const segment of segments) {
    const next = matchSegment(segment, text, at);
    if (next === undefined) return undefined;
    at = next;
  }
  return continues(segments.at(-1), text, at) ? undefined : at;
}

function matchSegment(segment: Segment, text: string, at: number): number | undefined {
  if (typeof segment === "string") return text.startsWith(segment, at) ? at + segment.length : undefined;
  const table = membership(segment.alphabet);
  const limit = Math.min(text.length, at + segment.max);
  let end = at;
  while (end < limit && holds(table, text, end)) end += 1;
  if (isSentenceEnd(text, end - 1) && end - 1 - at >= segment.min) end -= 1;
  return end - at >= segment.min ? end : undefined;
}

/** A run that was stopped by its maximum, not by the text, is a longer word and not this key. */
function continues(last: Segment | undefined, text: string, at: number): boolean {
  if (last === undefined || typeof last === "string") return false;
  return holds(membership(last.alphabet), text, at) && !isSentenceEnd(text, at);
}

/** Whether a full stop ends a sentence, and not a part of a key. */
export function isSentenceEnd(text: string, at: number): boolean {
  return isAt(text, at, ".") && !holds(alphanumeric, text, at + 1);
}

const alphanumeric = membership("alphanumeric");

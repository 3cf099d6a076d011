import { decodeString } from "../../syntax/json/strings.ts";
import type { JsonMember, JsonNode } from "../../syntax/json/tree.ts";
import { utf8Between } from "../../text/byte-text.ts";

/** Something that stands in the file and was left out of its text. */
export interface Cut {
  /** In UTF-16 units of the text without it. */
  readonly at: number;
  readonly length: number;
}

/** The JSON of a notebook, of which most is looked over and little read. */
export interface JsonSource {
  /**
   * The text, or an outline of it: as long, with another character for each UTF-16 unit that is not ASCII. Tokens have
   * the same places in both.
   */
  readonly outline: string;
  /** Whether a stretch from the start of one token to the end of another is the same in both. */
  isSame(start: number, end: number): boolean;
  /** A stretch of the text itself, from the start of one token to the end of another. */
  slice(start: number, end: number): string;
  /** All of the text itself. */
  whole(): string;
}

/** A text that is its own outline. */
export function plainSource(text: string): JsonSource {
  return {
    outline: text,
    isSame: () => true,
    slice: (start, end) => text.slice(start, end),
    whole: () => text,
  };
}

/** The value of a string; undefined for anything else. */
export function stringOf(json: JsonSource, node: JsonNode | undefined): string | undefined {
  if (node?.type !== "string") return undefined;
  if (json.isSame(node.start, node.end)) return decodeString(json.outline, node);
  const slice = json.slice(node.start, node.end);
  return decodeString(slice, { ...node, start: 0, end: slice.length });
}

/** A key as it is in the text itself. */
export function keyOf(json: JsonSource, { key, keyNode }: JsonMember): string {
  return json.isSame(keyNode.start, keyNode.end) ? key : (stringOf(json, keyNode) ?? key);
}

/** An outline with the bytes that it was made of. */
export interface Outlined {
  readonly outline: string;
  /** UTF-8. They are read when a stretch is asked for that is not ASCII. */
  readonly bytes: Uint8Array;
  /** The byte that the outline starts with. */
  readonly start: number;
  /** In order: offsets in the outline behind a stretch that is not ASCII, or at what was left out. */
  readonly offsets: readonly number[];
  /** The byte that stands at each of them. */
  readonly places: readonly number[];
  readonly cuts: readonly Cut[];
}

export function outlinedSource(outlined: Outlined): JsonSource {
  const { outline, bytes, start: firstByte, offsets, places, cuts } = outlined;
  const decode = utf8Between(bytes);
  /** The first of `offsets` behind what was asked for last: strings are asked for in their order. */
  let near = 0;
  const isNext = (index: number, offset: number) =>
    index <= offsets.length &&
    (offsets[index] ?? Number.POSITIVE_INFINITY) > offset &&
    (offsets[index - 1] ?? 0) <= offset;
  const nextAfter = (offset: number): number => {
    if (isNext(near, offset)) return near;
    near = isNext(near + 1, offset) ? near + 1 : firstAbove(offsets, offset);
    return near;
  };
  const byteAt = (offset: number): number => {
    const before = nextAfter(offset) - 1;
    return (places[before] ?? firstByte) + offset - (offsets[before] ?? 0);
  };
  const isSame = (start: number, end: number) =>
    (offsets[nextAfter(start)] ?? Number.POSITIVE_INFINITY) > end;
  const slice = (start: number, end: number): string => {
    if (isSame(start, end)) return outline.slice(start, end);
    let text = "";
    let from = byteAt(start);
    for (const { at, length } of cuts) {
      if (at <= start || at >= end) continue;
      const to = byteAt(at);
      text += decode(from, to - length);
      from = to;
    }
    return text + decode(from, byteAt(end));
  };
  let all: string | undefined;
  return { outline, isSame, slice, whole: () => (all ??= slice(0, outline.length)) };
}

function firstAbove(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

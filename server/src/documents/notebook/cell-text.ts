import { contentSpan, stringPlaces } from "../../syntax/json/strings.ts";
import type { Span } from "../../text/span.ts";
import type { RawSource } from "./model.ts";

/** The text of one cell as it is written in the JSON: one string, or a list of them. */
export interface CellText {
  /** The whole value. */
  readonly value: Span;
  readonly isList: boolean;
  /** With their quotes. */
  readonly strings: readonly Span[];
  /** Without them. */
  readonly contents: readonly Span[];
  /** Which string an offset of the text lies in; between two, the one that starts there. */
  stringAt(offset: number): number;
  /** Where an offset of the text is written; between two strings, at the start of the one after or at the end of the one before. */
  toRaw(offset: number, side: "before" | "after"): number;
}

/** Undefined where the source cannot be edited: it is missing, or no string and no list of strings. */
export function cellText(raw: string, source: RawSource): CellText | undefined {
  const { strings, value } = source;
  if (value === undefined) return undefined;
  const contents = strings.map((span) => contentSpan(raw, span));
  const places = strings.map((span, index) => {
    const content = contents[index] ?? span;
    const escaped = raw.slice(content.start, content.end).includes("\\");
    return stringPlaces(raw, { type: "string", start: span.start, end: span.end, escaped });
  });
  const starts = [0];
  for (const place of places) starts.push((starts.at(-1) ?? 0) + place.length);
  const stringAt = (offset: number): number => {
    const after = starts.findLastIndex((start, index) => start <= offset && index < strings.length);
    return Math.max(0, after);
  };
  return {
    value,
    isList: raw.charAt(value.start) === "[",
    strings,
    contents,
    stringAt,
    toRaw(offset, side) {
      const after = stringAt(offset);
      const index = side === "before" && after > 0 && starts[after] === offset ? after - 1 : after;
      return places[index]?.toRaw(offset - (starts[index] ?? 0)) ?? value.start + 1;
    },
  };
}

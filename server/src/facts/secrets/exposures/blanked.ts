import type { PythonModule, PythonString } from "../../../documents/python/module.ts";
import type { Span } from "../../../text/span.ts";

/**
 * The text with its comments and the words in its strings replaced by spaces, as long as before: what is left of a name
 * is code. The holes of f-strings stay.
 */
export function blankedCode(text: string, { strings, comments }: PythonModule): string {
  const blanks = [...strings.flatMap((string) => wordsOf(text, string)), ...comments.map(({ span }) => span)];
  blanks.sort((left, right) => left.start - right.start);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of blanks) {
    if (start < at) continue;
    pieces.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]/g, " "));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}

/** The stretches of a literal that are words: all between its quotes, but for what stands in braces of an f-string. */
function wordsOf(text: string, { span, interpolated }: PythonString): readonly Span[] {
  const inside = { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) };
  if (!interpolated) return [inside];
  const spans: Span[] = [];
  let start = inside.start;
  let depth = 0;
  for (let at = inside.start; at < inside.end; at += 1) {
    const character = text.charAt(at);
    if (character === "{" && depth === 0 && text.charAt(at + 1) === "{") at += 1;
    else if (character === "{") {
      if (depth === 0) spans.push({ start, end: at });
      depth += 1;
    } else if (character === "}" && depth > 0) {
      depth -= 1;
      if (depth === 0) start = at + 1;
    }
  }
  return depth === 0 ? [...spans, { start, end: inside.end }] : spans;
}

/** The offset behind the bracket that closes the one at `open`; undefined where nothing closes it nearby. */
export function closingOf(code: string, open: number): number | undefined {
  const closings = closingsOf(code);
  if (closings === undefined) return closingNearby(code, open);
  const close = closings.get(open);
  return close === undefined || close - open > longestCall ? undefined : close;
}

const longestCall = 4_000;
/** Longer texts are not indexed. */
const longestIndexed = 4_000_000;

/** The brackets of the text that was asked about last: each question would else read up to `longestCall` characters. */
let indexed: { readonly code: string; readonly closings: ReadonlyMap<number, number> } | undefined;

function closingsOf(code: string): ReadonlyMap<number, number> | undefined {
  if (code.length > longestIndexed) return undefined;
  if (indexed?.code !== code) indexed = { code, closings: pairsIn(code) };
  return indexed.closings;
}

/** By each opening bracket the offset behind its closing one, whatever the kinds of the two. */
function pairsIn(code: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < code.length; at += 1) {
    const character = code.charAt(at);
    if (character === "(" || character === "[" || character === "{") open.push(at);
    else if (character === ")" || character === "]" || character === "}") {
      const start = open.pop();
      if (start !== undefined) pairs.set(start, at + 1);
    }
  }
  return pairs;
}

function closingNearby(code: string, open: number): number | undefined {
  const limit = Math.min(code.length, open + longestCall);
  let depth = 0;
  for (let at = open; at < limit; at += 1) {
    const character = code.charAt(at);
    if (character === "(" || character === "[" || character === "{") depth += 1;
    else if (character === ")" || character === "]" || character === "}") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return undefined;
}

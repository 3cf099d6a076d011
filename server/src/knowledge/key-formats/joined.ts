import type { Span } from "../../text/span.ts";
import { alphabets, codeAt, holds, tableOf } from "./alphabets.ts";
import type { KeyHit } from "./format.ts";

/** What may stand between two pieces of one text: `"…" "…"`, `"…" + "…"`, over a line's end. */
const longestGap = 80;
const gap = /^(["'])[ \t]*\\?\s*(?:#[^\n]{0,40}\n\s*)?\+?\s*[bru]?(["'])/;
const mostPieces = 8;
/** What a piece of a key is made of: what keys are, with the dots and colons between their parts. */
export const pieceCharacters = tableOf(`${alphabets.dotted}+/:;=~`);
/** So much of the text before and behind says whose key it is. */
const surroundings = 300;

interface Piece extends Span {
  /** Where the text goes on that was put together. */
  readonly at: number;
}

/**
 * A key that is written in pieces: `"sk-" + "…"`, two literals beside each other. The run is one of its pieces. `find` looks
 * for keys in the text with the pieces put together; the hit covers all pieces, with what stands between them.
 */
export function findJoined(
  text: string,
  run: Span,
  find: (text: string) => readonly KeyHit[],
): KeyHit | undefined {
  if (!isQuote(text, run.end) && !isQuote(text, run.start - 1)) return undefined;
  const spans = piecesAround(text, run);
  const [first] = spans;
  const last = spans.at(-1);
  if (spans.length < 2 || first === undefined || last === undefined) return undefined;
  let joined = text.slice(Math.max(0, first.start - surroundings), first.start);
  const pieces: Piece[] = [];
  for (const span of spans) {
    pieces.push({ ...span, at: joined.length });
    joined += text.slice(span.start, span.end);
  }
  const from = pieces[0]?.at ?? 0;
  const until = joined.length;
  joined += text.slice(last.end, last.end + surroundings);
  const hit = find(joined).find(({ span }) => span.start < until && span.end > from);
  // A key in one piece alone is found there.
  const starts = hit && pieces.findIndex(({ start, end, at }) => hit.span.start < at + end - start);
  const ends = hit && pieces.findIndex(({ start, end, at }) => hit.span.end <= at + end - start);
  if (hit === undefined || starts === undefined || ends === undefined || starts === ends) return undefined;
  const [begin, finish] = [pieces[starts], pieces[ends]];
  if (begin === undefined || finish === undefined) return undefined;
  const start = begin.start + hit.span.start - begin.at;
  return {
    ...hit,
    span: { start, end: finish.start + hit.span.end - finish.at },
    prefixLength: Math.min(hit.prefixLength, begin.end - start),
  };
}

/** A key that its name alone says is one goes on in the literals beside it: half a key that is covered is half a key that is shown. */
export function wholeOfPieces(text: string, hit: KeyHit): KeyHit {
  if (!isQuote(text, hit.span.end)) return hit;
  const last = piecesAround(text, hit.span).at(-1);
  return last === undefined || last.end <= hit.span.end
    ? hit
    : { ...hit, span: { start: hit.span.start, end: last.end } };
}

export function isQuote(text: string, at: number): boolean {
  const code = codeAt(text, at);
  return code === 0x22 || code === 0x27;
}

function piecesAround(text: string, run: Span): readonly Span[] {
  const spans = [run];
  for (let next = pieceBehind(text, run.end); next && spans.length < mostPieces; ) {
    spans.push(next);
    next = pieceBehind(text, next.end);
  }
  for (let next = pieceBefore(text, run.start); next && spans.length < mostPieces; ) {
    spans.unshift(next);
    next = pieceBefore(text, next.start);
  }
  return spans;
}

function pieceBehind(text: string, end: number): Span | undefined {
  if (!mayGoOn(text, end)) return undefined;
  const between = gap.exec(text.slice(end, end + longestGap));
  if (between === null || between[1] === undefined) return undefined;
  const start = end + between[0].length;
  let at = start;
  while (at < start + 400 && holds(pieceCharacters, text, at)) at += 1;
  return at > start && isQuote(text, at) ? { start, end: at } : undefined;
}

/** What `gap` can have behind its first quote and blanks, besides line ends. Behind most literals stands something else. */
const joining = tableOf("\"'\\#+bru");
const blanks = tableOf(" \t\r\n\f\v");

function mayGoOn(text: string, end: number): boolean {
  if (!isQuote(text, end)) return false;
  let at = end + 1;
  while (holds(blanks, text, at)) at += 1;
  return holds(joining, text, at) || codeAt(text, at) > 127;
}

/** The same before a literal: a quote, or a sign between the two. */
function mayComeBehind(text: string, start: number): boolean {
  if (!isQuote(text, start - 1)) return false;
  let at = start - 2;
  if (holds(stringPrefixes, text, at)) at -= 1;
  while (holds(blanks, text, at)) at -= 1;
  return holds(signs, text, at) || codeAt(text, at) > 127;
}

const stringPrefixes = tableOf("bru");
const signs = tableOf("\"'\\+");

const gapBefore = /(["'])[ \t]*\\?\s*\+?\s*[bru]?(["'])$/;

function pieceBefore(text: string, start: number): Span | undefined {
  if (!mayComeBehind(text, start)) return undefined;
  const slice = text.slice(Math.max(0, start - longestGap), start);
  const between = gapBefore.exec(slice);
  if (between === null) return undefined;
  const end = start - between[0].length;
  let at = end;
  while (at > end - 400 && holds(pieceCharacters, text, at - 1)) at -= 1;
  return at < end && isQuote(text, at - 1) ? { start: at, end } : undefined;
}

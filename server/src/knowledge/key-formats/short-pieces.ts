import type { Span } from "../../text/span.ts";
import { codeAt, holds, tableOf } from "./alphabets.ts";
import type { KeyHit } from "./format.ts";
import { findJoined, isQuote, pieceCharacters } from "./joined.ts";
import { shortestRun } from "./runs.ts";

/** Shorter literals are beside too many others. */
const shortestPiece = 4;
const space = 0x20;

/**
 * Keys in pieces that are each too short to be looked at alone: `"sk-" + "…" + "…"`. Read at every `+` between two
 * literals, and behind a bracket, where they stand beside each other without one.
 */
export function findShortPieces(text: string, find: (text: string) => readonly KeyHit[]): readonly KeyHit[] {
  const hits: KeyHit[] = [];
  let end = 0;
  for (let at = text.indexOf("+"); at >= 0; at = text.indexOf("+", at + 1)) {
    const quote = codeAt(text, at - 1) === space ? at - 2 : at - 1;
    if (quote < end || !isQuote(text, quote)) continue;
    const hit = joinedFrom(text, quote, find);
    if (hit === undefined) continue;
    hits.push(hit);
    end = hit.span.end;
  }
  for (let at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, at + opening.length)) {
    const hit = pieceInBrackets(text, at + opening.length - 1, find);
    if (hit !== undefined) hits.push(hit);
  }
  return hits;
}

/** Before the first of several literals: `KEY = ("…" "…")`. */
const opening = "= (";

const beforeLiteral = tableOf("\"' \t\r\n");
const firstLiteral = /\(\s{0,40}["']([\w+/.:=~-]{4,60})["']\s/y;

/** The key whose first piece stands behind a `=` and a bracket: `KEY = ("…" "…")`. */
function pieceInBrackets(
  text: string,
  bracket: number,
  find: (text: string) => readonly KeyHit[],
): KeyHit | undefined {
  if (!holds(beforeLiteral, text, bracket + 1)) return undefined;
  firstLiteral.lastIndex = bracket;
  const found = firstLiteral.exec(text);
  return found === null ? undefined : joinedFrom(text, bracket + found[0].length - 2, find);
}

/** @param quote the quote behind one of the pieces */
function joinedFrom(
  text: string,
  quote: number,
  find: (text: string) => readonly KeyHit[],
): KeyHit | undefined {
  const run = pieceBefore(text, quote);
  return run && findJoined(text, run, find);
}

function pieceBefore(text: string, quote: number): Span | undefined {
  let start = quote;
  while (quote - start < shortestRun && holds(pieceCharacters, text, start - 1)) start -= 1;
  const length = quote - start;
  return length >= shortestPiece && length < shortestRun && isQuote(text, start - 1)
    ? { start, end: quote }
    : undefined;
}

import { alphabets, codeAt, holds, isAt, membership, tableOf } from "./alphabets.ts";

/** No key has a shorter unbroken part: runs of fewer characters are stepped over without being read whole. */
export const shortestRun = 20;
/** A run of this length is data: only its start can be a key. */
export const longestKeyRun = 400;
/** So many base64 characters around a hit: it lies inside a blob. */
const blobSurroundings = 60;

const backslash = 0x5c;
const percent = 0x25;
const bracket = 0x5b;
const semicolon = 0x3b;

/** What keys are made of. A run is an unbroken stretch of these. */
export const runCharacters = tableOf(`${alphabets.alphanumeric}_-+/`);
export const dotted = membership("dotted");
export const prefixCharacters = tableOf(`${alphabets.dotted}=/+:~$`);
export const alphanumeric = membership("alphanumeric");
const base64 = membership("base64");

/**
 * Where the text begins that runs into a run: `SG.` before SendGrid's first part, `AccountKey=` before a key of Azure. No
 * prefix is longer than 48 characters.
 */
export function leftOf(table: Uint8Array, text: string, start: number): number {
  const floor = Math.max(0, start - 48);
  let at = start;
  while (at > floor && holds(table, text, at - 1)) at -= 1;
  return at;
}

/**
 * The first character that belongs to the text itself where an escape sticks to it: `\n`, `\u003d` and `\x3d` of JSON
 * and Python, `%3D` of URLs, and the end of a terminal colour (`ESC[32m`).
 */
export function afterEscape(text: string, start: number): number {
  const before = codeAt(text, start - 1);
  if (before === backslash) {
    const letter = text.charAt(start);
    if (letter === "u") return start + 5;
    return letter === "x" ? start + 3 : start + 1;
  }
  if (before === percent) return start + 2;
  if (before !== bracket && before !== semicolon) return start;
  let at = start;
  while (at < start + 4 && codeAt(text, at) >= 48 && codeAt(text, at) <= 57) at += 1;
  return isAt(text, at, "m") ? at + 1 : start;
}

/** Whether a match is a piece of base64 data: too much of the same alphabet touches it. */
export function isInsideBlob(text: string, start: number, end: number): boolean {
  let around = 0;
  for (let at = start - 1; at >= 0 && around < blobSurroundings && holds(base64, text, at); at -= 1)
    around += 1;
  for (let at = end; around < blobSurroundings && holds(base64, text, at); at += 1) around += 1;
  return around >= blobSurroundings;
}

/** A value without the `-` that a shell writes before a variable's default: `${NAME:-…}`. */
export function afterShellDefault(text: string, start: number): number {
  return isAt(text, start, "-") && isAt(text, start - 1, ":") ? start + 1 : start;
}

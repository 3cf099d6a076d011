import type { Span } from "../../text/span.ts";

/** So far around a literal its brackets are looked for, in UTF-16 units. */
const reach = 2000;
/** So many brackets outwards. */
const mostLevels = 4;
/** So many places where a constant is used. */
const mostUses = 20;

/**
 * Which of several texts is written beside another one: in the same call, dictionary or tuple, as
 * literals or by the constants that they are assigned to. `load("org/net", revision="1.0")` belongs
 * together, whatever other calls give for the same parameters.
 *
 * @param others alternatives of the text itself; brackets that hold one of them as well say nothing
 * @returns undefined where none is
 */
export function writtenBeside(
  text: string,
  written: Span,
  candidates: readonly Span[],
  others: readonly Span[],
): Span | undefined {
  const places = [written, ...usesOf(text, written)];
  for (const place of places) {
    for (const around of bracketsAround(text, place)) {
      if (others.some((other) => other.start !== written.start && isIn(other, around))) break;
      const found = candidates.find(
        (candidate) => isIn(candidate, around) || isUsedIn(text, candidate, around),
      );
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function isIn(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** `MODEL = "org/net"`: the name that a literal is assigned to. */
function constantOf(text: string, { start }: Span): string | undefined {
  const before = text.slice(Math.max(0, start - 120), start);
  return /(?:^|\n)[ \t]*([A-Za-z_]\w{0,60})[ \t]*(?::[^=\n]{1,40})?=[ \t]*$/.exec(before)?.[1];
}

function isUsedIn(text: string, candidate: Span, around: Span): boolean {
  const constant = constantOf(text, candidate);
  return (
    constant !== undefined &&
    new RegExp(`\\b${constant}\\b(?!\\s*=[^=])`).test(text.slice(around.start, around.end))
  );
}

function usesOf(text: string, written: Span): readonly Span[] {
  const constant = constantOf(text, written);
  if (constant === undefined) return [];
  const uses: Span[] = [];
  const pattern = new RegExp(`\\b${constant}\\b`, "g");
  pattern.lastIndex = written.end;
  for (let match = pattern.exec(text); match !== null && uses.length < mostUses; match = pattern.exec(text))
    uses.push({ start: match.index, end: pattern.lastIndex });
  return uses;
}

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** The brackets around a place, from the inside out. */
export function bracketsAround(text: string, place: Span): readonly Span[] {
  const found: Span[] = [];
  const first = Math.max(0, place.start - reach);
  const last = Math.min(text.length, place.end + reach);
  let start = place.start - 1;
  let end = place.end;
  while (found.length < mostLevels) {
    start = openingBefore(text, start, first);
    if (start === -1) break;
    end = closingBehind(text, end, last);
    if (end === -1 || closing[text.charAt(start)] !== text.charAt(end)) break;
    found.push({ start, end: end + 1 });
    start -= 1;
    end += 1;
  }
  return found;
}

function openingBefore(text: string, from: number, first: number): number {
  for (let at = from, depth = 0; at >= first; at -= 1) {
    const character = text.charAt(at);
    if (character === ")" || character === "]" || character === "}") depth += 1;
    else if (character === "(" || character === "[" || character === "{") {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return -1;
}

function closingBehind(text: string, from: number, last: number): number {
  for (let at = from, depth = 0; at < last; at += 1) {
    const character = text.charAt(at);
    if (character === "(" || character === "[" || character === "{") depth += 1;
    else if (character === ")" || character === "]" || character === "}") {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return -1;
}

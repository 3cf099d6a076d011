/** The pieces of a string literal: `rb"…"` is prefix `rb`, quote `"`. Offsets are those of the text. */
export interface LiteralShape {
  /** Lower case. */
  readonly prefix: string;
  /** Behind the opening quote. */
  readonly contentStart: number;
  /** Of the closing quote; of the end, where it is missing. */
  readonly contentEnd: number;
}

/** Takes the literal between two offsets of a text apart. What is no literal has an empty content at its start. */
export function literalShape(text: string, start: number, end: number): LiteralShape {
  let at = start;
  while (at < end && at < start + 3 && isPrefixLetter(text.charCodeAt(at))) at += 1;
  const quote = at < end ? text.charCodeAt(at) : 0;
  if (quote !== doubleQuote && quote !== singleQuote)
    return { prefix: "", contentStart: start, contentEnd: start };
  const isTriple = end >= at + 6 && text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote;
  const contentStart = at + (isTriple ? 3 : 1);
  const closed = isTriple
    ? text.charCodeAt(end - 1) === quote &&
      text.charCodeAt(end - 2) === quote &&
      text.charCodeAt(end - 3) === quote
    : end > contentStart && text.charCodeAt(end - 1) === quote;
  return {
    prefix: at === start ? "" : text.slice(start, at).toLowerCase(),
    contentStart,
    contentEnd: closed ? end - (contentStart - at) : end,
  };
}

const doubleQuote = 0x22;
const singleQuote = 0x27;

function isPrefixLetter(unit: number): boolean {
  // b f r t u in either case (Python language reference 2.4.1, "String and Bytes literals").
  const letter = unit | 0x20;
  return letter === 0x62 || letter === 0x66 || letter === 0x72 || letter === 0x74 || letter === 0x75;
}

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
  ["\n", ""],
]);

const escapeSequence =
  /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{[^}\n]{1,100}\}|([\s\S]))/g;

/**
 * The characters that a literal's content stands for (Python language reference 2.4.1).
 *
 * Escapes that Python does not know stay as written, as in Python; so do names (`\N{DASH}`), whose
 * table this does not carry.
 */
export function decodeContent(content: string, prefix: string): string {
  const lines = content.includes("\r") ? content.replace(/\r\n?/g, "\n") : content;
  if (prefix.includes("r") || !lines.includes("\\")) return lines;
  const bytes = prefix.includes("b");
  return lines.replace(escapeSequence, (whole, octal, hexadecimal, short, long, single) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    if (hexadecimal !== undefined) return String.fromCharCode(Number.parseInt(hexadecimal, 16));
    if (single !== undefined) return simpleEscapes.get(single) ?? whole;
    const digits = short ?? long;
    if (bytes || digits === undefined) return whole;
    const point = Number.parseInt(digits, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** The value of an integer or float literal; `NaN` for a complex one. */
export function decodeNumber(source: string): number {
  if (plainNumber.test(source)) return Number(source);
  const digits = source.replaceAll("_", "").replace(/[lL]$/, "");
  if (/[jJ]$/.test(digits)) return Number.NaN;
  // Python 2 wrote octal numbers with a leading zero alone.
  return /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
}

/** What JavaScript reads as Python does. */
const plainNumber = /^(?:0|[1-9][0-9]*)(?:\.[0-9]*)?$/;

/** The pieces of a string literal's source: `rb"…"` is prefix `rb`, quote `"`. */
export interface LiteralShape {
  /** Lower case. */
  readonly prefix: string;
  /** Offset of the first character behind the opening quote. */
  readonly contentStart: number;
  /** Offset of the closing quote; of the end, where it is missing. */
  readonly contentEnd: number;
}

/** Takes a literal's source apart. A source that is no literal has an empty content. */
export function literalShape(source: string): LiteralShape {
  let at = 0;
  while (at < 3 && isPrefixLetter(source.charCodeAt(at))) at += 1;
  const quote = source.charAt(at);
  if (quote !== '"' && quote !== "'") return { prefix: "", contentStart: 0, contentEnd: 0 };
  const triple = quote.repeat(3);
  const mark = source.startsWith(triple, at) && source.length >= at + 6 ? triple : quote;
  const contentStart = at + mark.length;
  const closed = source.length >= contentStart + mark.length && source.endsWith(mark);
  return {
    prefix: source.slice(0, at).toLowerCase(),
    contentStart,
    contentEnd: closed ? source.length - mark.length : source.length,
  };
}

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
  const digits = source.replaceAll("_", "").replace(/[lL]$/, "");
  if (/[jJ]$/.test(digits)) return Number.NaN;
  // Python 2 wrote octal numbers with a leading zero alone.
  return /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
}

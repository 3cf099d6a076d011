/**
 * Texts as Python decodes them. Each answers undefined where Python raises an error.
 */

/** Up to here, in bytes, joining characters is faster than a TextDecoder. */
const shortText = 64;

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** UTF-8 with lone surrogates let through, as BINUNICODE decodes ("utf-8", "surrogatepass"). */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  const ascii = bytes.length <= shortText ? decodeAscii(bytes) : undefined;
  if (ascii !== undefined) return ascii;
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return decodeSurrogatePass(bytes);
  }
}

/** Seven-bit text; undefined where a byte is above 127. */
export function decodeAscii(bytes: Uint8Array): string | undefined {
  if (bytes.length > shortText) {
    for (let index = 0; index < bytes.length; index += 1) if ((bytes[index] ?? 0) >= 0x80) return undefined;
    return strictUtf8.decode(bytes);
  }
  // Most runs end before this function is compiled: one call is faster than a loop or a spread, compiled or not.
  // The cast: any array-like will do, and the type only knows arrays.
  const text = String.fromCharCode.apply(undefined, bytes as unknown as number[]);
  return above127.test(text) ? undefined : text;
}

const above127 = /[^\0-\x7f]/;

/** Each byte is one character. */
export function decodeLatin1(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += 4096) {
    text += String.fromCharCode(...bytes.subarray(start, start + 4096));
  }
  return text;
}

/** The beginning of a longer UTF-8 text, for messages: what is broken becomes U+FFFD. */
export function decodeHead(bytes: Uint8Array): string {
  return lossyUtf8.decode(bytes);
}

const lossyUtf8 = new TextDecoder("utf-8", { ignoreBOM: true });

function decodeSurrogatePass(bytes: Uint8Array): string | undefined {
  const pieces: string[] = [];
  let start = 0;
  for (let index = 0; index + 2 < bytes.length; index += 1) {
    if (bytes[index] !== 0xed || !isBetween(bytes[index + 1], 0xa0, 0xbf)) continue;
    if (!isBetween(bytes[index + 2], 0x80, 0xbf)) continue;
    const before = decodeStrict(bytes.subarray(start, index));
    if (before === undefined) return undefined;
    const unit = 0xd000 | (((bytes[index + 1] ?? 0) & 0x3f) << 6) | ((bytes[index + 2] ?? 0) & 0x3f);
    pieces.push(before, String.fromCharCode(unit));
    start = index + 3;
    index += 2;
  }
  if (start === 0) return undefined;
  const rest = decodeStrict(bytes.subarray(start));
  return rest === undefined ? undefined : pieces.join("") + rest;
}

function decodeStrict(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function isBetween(byte: number | undefined, low: number, high: number): boolean {
  return byte !== undefined && byte >= low && byte <= high;
}

/**
 * `raw-unicode-escape`, as UNICODE decodes: Latin-1 with `\uXXXX` and `\UXXXXXXXX`; every other
 * backslash stands for itself and shields the character behind it.
 * Source: CPython, Objects/unicodeobject.c, _PyUnicode_DecodeRawUnicodeEscapeStateful.
 */
export function decodeRawUnicodeEscape(bytes: Uint8Array): string | undefined {
  const text = decodeLatin1(bytes);
  let decoded = "";
  let start = 0;
  for (let index = text.indexOf("\\"); index >= 0; index = text.indexOf("\\", start)) {
    const next = text[index + 1];
    if (next === undefined) return undefined;
    decoded += text.slice(start, index);
    if (next === "u" || next === "U") {
      const length = next === "u" ? 4 : 8;
      const code = hexadecimal(text.slice(index + 2, index + 2 + length), length);
      if (code === undefined || code > 0x10ffff) return undefined;
      decoded += String.fromCodePoint(code);
      start = index + 2 + length;
    } else {
      decoded += `\\${next}`;
      start = index + 2;
    }
  }
  return decoded + text.slice(start);
}

const simpleEscapes: Readonly<Record<string, number>> = {
  "\\": 0x5c,
  "'": 0x27,
  '"': 0x22,
  a: 0x07,
  b: 0x08,
  f: 0x0c,
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  v: 0x0b,
};

/**
 * The escapes of a bytes literal, as STRING decodes its quoted argument (`codecs.escape_decode`).
 * Source: CPython, Objects/bytesobject.c, _PyBytes_DecodeEscape.
 */
export function decodeStringEscape(bytes: Uint8Array): Uint8Array | undefined {
  if (!bytes.includes(0x5c)) return bytes;
  const text = decodeLatin1(bytes);
  const decoded: number[] = [];
  let index = 0;
  while (index < text.length) {
    if (text[index] !== "\\") {
      decoded.push(text.charCodeAt(index));
      index += 1;
      continue;
    }
    const unit = oneEscape(text, index + 1);
    if (unit === undefined) return undefined;
    decoded.push(...unit.bytes);
    index = unit.end;
  }
  return Uint8Array.from(decoded);
}

/** The escape whose first character behind the backslash stands at `at`. */
function oneEscape(text: string, at: number): { bytes: readonly number[]; end: number } | undefined {
  const letter = text[at];
  if (letter === undefined) return undefined;
  if (letter === "\n") return { bytes: [], end: at + 1 };
  const simple = simpleEscapes[letter];
  if (simple !== undefined) return { bytes: [simple], end: at + 1 };
  if (letter === "x") {
    const code = hexadecimal(text.slice(at + 1, at + 3), 2);
    return code === undefined ? undefined : { bytes: [code], end: at + 3 };
  }
  const octal = /^[0-7]{1,3}/.exec(text.slice(at, at + 3))?.[0];
  if (octal !== undefined) return { bytes: [Number.parseInt(octal, 8) & 0xff], end: at + octal.length };
  return { bytes: [0x5c, text.charCodeAt(at)], end: at + 1 };
}

function hexadecimal(digits: string, length: number): number | undefined {
  return digits.length === length && /^[0-9a-fA-F]+$/.test(digits) ? Number.parseInt(digits, 16) : undefined;
}

const decimal = /^[+-]?\d(?:_?\d)*$/;
const integer = /^[+-]?(?:0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|\d(?:_?\d)*)$/;
const float =
  /^[+-]?(?:inf|infinity|nan|(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[+-]?\d(?:_?\d)*)?)$/i;

/** The text of a number without its line end; what stands behind a NUL is unseen by C's strtol and strtod. */
function numberText(line: Uint8Array): string {
  const nul = line.indexOf(0);
  return decodeLatin1(nul >= 0 ? line.subarray(0, nul) : line).trim();
}

/** The index of a PUT or GET. */
export function parseDecimal(line: Uint8Array): number | undefined {
  const text = numberText(line);
  return decimal.test(text) ? Number(text.replaceAll("_", "")) : undefined;
}

/** `int(text, 0)` as INT and LONG read it; a trailing `L` of a long must be gone. Digits where the number is too great. */
export function parseInteger(line: Uint8Array): number | string | undefined {
  const text = numberText(line);
  if (!integer.test(text)) return undefined;
  const plain = text.replaceAll("_", "");
  const sign = plain.startsWith("-") ? -1 : 1;
  const value = sign * Number(plain.replace(/^[+-]/, ""));
  return Number.isSafeInteger(value) ? value : plain.slice(0, 24);
}

export function parseFloatText(line: Uint8Array): number | undefined {
  const text = numberText(line);
  if (!float.test(text)) return undefined;
  const plain = text.replaceAll("_", "").toLowerCase();
  if (plain.endsWith("nan")) return Number.NaN;
  if (plain.includes("inf")) return plain.startsWith("-") ? -Infinity : Infinity;
  return Number(plain);
}

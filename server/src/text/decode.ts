import { utf8Text } from "./byte-text.ts";
import { declaredEncoding, encodingByPythonName, type TextEncoding } from "./encodings.ts";
import { decodeLegacy, decodeUtf16, encodeLegacy, encodeUtf16 } from "./legacy-encodings.ts";
import type { Span } from "./span.ts";

/** Bytes that are not the text they should be: a `Problem` of host/problem.ts. */
export interface EncodingProblem {
  readonly kind: "encoding";
  readonly code: string;
  readonly message: string;
  /** Of the decoded text. */
  readonly span?: Span;
  /** Of the bytes. */
  readonly offset?: number;
}

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly problems: readonly EncodingProblem[];
}

/** How many bytes are looked at to tell UTF-16 without a byte order mark from text with stray NULs. */
const patternBytes = 4096;

/**
 * Text from bytes: by byte order mark, by the pattern of NULs, by a Python coding comment, else
 * UTF-8. Bytes that are none of these are read as Latin-1, which keeps each of them, and said so.
 *
 * Line ends and NULs are kept as they are. Offsets of problems count bytes.
 */
export function decodeText(bytes: Uint8Array, options: { readonly python?: boolean } = {}): DecodedText {
  const decoded = decodeMarked(bytes) ?? decodeUnmarked(bytes, options.python === true);
  const nul = decoded.text.indexOf("\0");
  if (nul === -1) return decoded;
  const problem: EncodingProblem = {
    kind: "encoding",
    code: "nul-byte",
    message: "a NUL stands in the text, where programs stop reading or refuse the file",
    span: { start: nul, end: nul + 1 },
  };
  return { ...decoded, problems: [...decoded.problems, problem] };
}

/** Bytes of a text in an encoding of `decodeText`; undefined where a character has no place in it. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array | undefined {
  const marked = encoding.byteOrderMark ? `\ufeff${text}` : text;
  switch (encoding.name) {
    case "utf-8":
      // A lone surrogate would become U+FFFD without a word.
      return /\p{Surrogate}/u.test(text) ? undefined : new TextEncoder().encode(marked);
    case "utf-16le":
    case "utf-16be":
      return encodeUtf16(marked, encoding.name === "utf-16le");
    default:
      return encodeLegacy(text, encoding.name);
  }
}

function decodeMarked(bytes: Uint8Array): DecodedText | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return decodeUtf8(bytes.subarray(3), { name: "utf-8", byteOrderMark: true });
  }
  if (first === 0xff && second === 0xfe) return decodeUtf16Text(bytes.subarray(2), "utf-16le", true);
  if (first === 0xfe && second === 0xff) return decodeUtf16Text(bytes.subarray(2), "utf-16be", true);
  return undefined;
}

function decodeUnmarked(bytes: Uint8Array, python: boolean): DecodedText {
  const utf16 = utf16Pattern(bytes);
  if (utf16 !== undefined) return decodeUtf16Text(bytes, utf16, false);
  if (python) {
    const declared = declaredEncoding(decodeLegacy(bytes.subarray(0, 1024), "latin-1")?.text ?? "");
    if (declared !== undefined) return decodeDeclared(bytes, declared);
  }
  return decodeUtf8(bytes, { name: "utf-8", byteOrderMark: false });
}

function decodeDeclared(bytes: Uint8Array, declared: { name: string; at: number }): DecodedText {
  const name = encodingByPythonName(declared.name);
  if (name === "utf-8" || name === "ascii") return decodeUtf8(bytes, { name: "utf-8", byteOrderMark: false });
  const legacy = name === undefined ? undefined : decodeLegacy(bytes, name);
  if (name !== undefined && legacy?.faithful === true) {
    return { text: legacy.text, encoding: { name, byteOrderMark: false }, problems: [] };
  }
  if (legacy !== undefined) return decodedWithLoss(legacy.text, declared.name);
  const decoded = decodeUtf8(bytes, { name: "utf-8", byteOrderMark: false });
  const problem: EncodingProblem = {
    kind: "encoding",
    code: "unknown-encoding",
    message: `the coding comment names \`${declared.name}\`, which is not an encoding that can be read here`,
    span: { start: declared.at, end: declared.at + declared.name.length },
  };
  return { ...decoded, problems: [problem, ...decoded.problems] };
}

function decodedWithLoss(text: string, declared: string): DecodedText {
  const at = Math.max(text.indexOf("\ufffd"), 0);
  const problem: EncodingProblem = {
    kind: "encoding",
    code: "invalid-bytes",
    message: `the file has bytes that are not \`${declared}\`, the encoding that its coding comment names`,
    span: { start: at, end: Math.min(at + 1, text.length) },
  };
  return { text, encoding: { name: "unknown", byteOrderMark: false }, problems: [problem] };
}

function decodeUtf8(bytes: Uint8Array, encoding: TextEncoding): DecodedText {
  const text = utf8Text(bytes);
  return text === undefined
    ? decodeAsLatin1(bytes, encoding.byteOrderMark)
    : { text, encoding, problems: [] };
}

function decodeAsLatin1(bytes: Uint8Array, byteOrderMark: boolean): DecodedText {
  const at = firstInvalidUtf8(bytes);
  const problem: EncodingProblem = {
    kind: "encoding",
    code: "invalid-utf-8",
    message: "the file is not UTF-8 and names no other encoding, so it was read as Latin-1",
    span: { start: at, end: at + 1 },
    offset: at + (byteOrderMark ? 3 : 0),
  };
  const text = decodeLegacy(bytes, "latin-1")?.text ?? "";
  // With a mark before them, the bytes have no encoding in which they could be written back.
  return {
    text,
    encoding: { name: byteOrderMark ? "unknown" : "latin-1", byteOrderMark },
    problems: [problem],
  };
}

function decodeUtf16Text(
  bytes: Uint8Array,
  name: "utf-16le" | "utf-16be",
  byteOrderMark: boolean,
): DecodedText {
  const text = decodeUtf16(bytes, name === "utf-16le");
  const problems: EncodingProblem[] = [];
  if (bytes.length % 2 === 1) {
    problems.push({
      kind: "encoding",
      code: "odd-utf-16",
      message: "the file is UTF-16 with an odd number of bytes, so its last byte was left out",
      offset: bytes.length - 1 + (byteOrderMark ? 2 : 0),
    });
    return { text, encoding: { name: "unknown", byteOrderMark }, problems };
  }
  return { text, encoding: { name, byteOrderMark }, problems };
}

/** Whether bytes without a mark look like UTF-16: mostly Latin text has a NUL in nearly every second byte, and hardly one in the others. */
export function utf16Pattern(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const length = Math.min(bytes.length, patternBytes) & ~1;
  if (length < 4 || bytes.length % 2 === 1) return undefined;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1;
    if (bytes[index + 1] === 0) odd += 1;
  }
  const units = length / 2;
  if (odd > units * 0.7 && even < units * 0.05) return "utf-16le";
  if (even > units * 0.7 && odd < units * 0.05) return "utf-16be";
  return undefined;
}

/** The offset of the first byte that no UTF-8 text has there (Unicode 16, table 3-7). */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return bytes.length;
}

/** The length of the well-formed sequence at an offset; 0 where there is none. */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lengthByLead(lead);
  if (length <= 1 || at + length > bytes.length) return length === 1 ? 1 : 0;
  const [low, high] = secondByteRange(lead);
  const second = bytes[at + 1] ?? 0;
  if (second < low || second > high) return 0;
  for (let index = 2; index < length; index += 1) {
    if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function lengthByLead(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** No overlong forms, no surrogates, nothing beyond U+10FFFF. */
function secondByteRange(lead: number): readonly [low: number, high: number] {
  switch (lead) {
    case 0xe0:
      return [0xa0, 0xbf];
    case 0xed:
      return [0x80, 0x9f];
    case 0xf0:
      return [0x90, 0xbf];
    case 0xf4:
      return [0x80, 0x8f];
    default:
      return [0x80, 0xbf];
  }
}

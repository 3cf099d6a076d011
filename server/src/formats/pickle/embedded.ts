import { base64Digit, type DigitsKind, decodeDigits, firstTwo } from "./digits.ts";

/** What a constant may hold that a loader further on would open. */
export type EmbeddedKind =
  | "pickle"
  | "zip"
  | "npy"
  | "gzip"
  | "zlib"
  | "bzip2"
  | "xz"
  | "lzma"
  | "lz4"
  | "zstd"
  | "7z"
  | "marshal"
  | DigitsKind;

/** In bytes; nothing shorter holds anything. */
export const shortestEmbedded = 8;

/**
 * A first, cheap look at the beginning of a constant: whether it is worth opening. Bytes are judged by
 * their magic numbers; text by the same bytes as Latin-1 (protocol 2 writes bytes so), or by being
 * all base64 or hexadecimal digits. Undefined for all else.
 */
export function embeddedKind(beginning: Uint8Array, encoding: "bytes" | "text"): EmbeddedKind | undefined {
  if (beginning.length < shortestEmbedded) return undefined;
  const first = beginning[0] ?? 0;
  if (encoding === "text" && (first === 0xc2 || first === 0xc3)) return latin1Kind(beginning);
  const kind = binaryKind(beginning);
  if (kind !== undefined && (encoding === "bytes" || first < 0x80)) return kind;
  return digitsKind(beginning);
}

function latin1Kind(beginning: Uint8Array): EmbeddedKind | undefined {
  return binaryKind(latin1OfUtf8(beginning.subarray(0, 64)));
}

/** The bytes of a UTF-8 text whose characters are all below 256; stops at the first that is not. */
export function latin1OfUtf8(bytes: Uint8Array): Uint8Array {
  const made = new Uint8Array(bytes.length);
  let length = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) made[length] = byte;
    else if (byte === 0xc2 || byte === 0xc3) {
      index += 1;
      made[length] = ((byte & 0x03) << 6) | ((bytes[index] ?? 0) & 0x3f);
    } else break;
    length += 1;
  }
  return made.subarray(0, length);
}

/** First bytes of the packed forms. An empty place is any byte. */
const magics: readonly (readonly [EmbeddedKind, ...(number | undefined)[]])[] = [
  ["pickle", 0x80, 1],
  ["pickle", 0x80, 2],
  ["pickle", 0x80, 3],
  ["pickle", 0x80, 4],
  ["pickle", 0x80, 5],
  ["zip", 0x50, 0x4b, 3, 4],
  ["npy", 0x93, 0x4e, 0x55, 0x4d],
  ["gzip", 0x1f, 0x8b, 8],
  ["zlib", 0x78, 0x01],
  ["zlib", 0x78, 0x5e],
  ["zlib", 0x78, 0x9c],
  ["zlib", 0x78, 0xda],
  ["bzip2", 0x42, 0x5a, 0x68],
  ["xz", 0xfd, 0x37, 0x7a, 0x58],
  ["lzma", 0x5d, 0, 0, undefined, 0],
  ["lz4", 0x04, 0x22, 0x4d, 0x18],
  ["zstd", 0x28, 0xb5, 0x2f, 0xfd],
  ["7z", 0x37, 0x7a, 0xbc, 0xaf],
  // A code object: see isCodeObject.
  ["marshal", 0xe3, undefined, 0, 0, 0],
  ["marshal", 0x63, undefined, 0, 0, 0],
];

const magicsByFirst = new Map<number, typeof magics>();
for (const magic of magics) {
  const first = magic[1] ?? -1;
  magicsByFirst.set(first, [...(magicsByFirst.get(first) ?? []), magic]);
}

function binaryKind(bytes: Uint8Array): EmbeddedKind | undefined {
  for (const [kind, ...magic] of magicsByFirst.get(bytes[0] ?? -1) ?? []) {
    const fits = magic.every((byte, index) => byte === undefined || byte === bytes[index]);
    if (fits && (kind !== "marshal" || isCodeObject(bytes))) return kind;
  }
  return textPickle(bytes) ? "pickle" : undefined;
}

/** Where the bytecode, a string, begins: Python 2, 3.0 to 3.7 and from 3.11 on, 3.8 to 3.10. */
const bytecodeAt = [17, 21, 25];

/**
 * A code object as marshal writes it: TYPE_CODE, with FLAG_REF or without, four to six numbers of 32
 * bits of which the first are small (counts of arguments), then the bytecode (Python/marshal.c).
 */
function isCodeObject(bytes: Uint8Array): boolean {
  const small = bytes[6] === 0 && bytes[7] === 0 && bytes[8] === 0;
  return small && bytecodeAt.some((at) => bytes[at] === 0x73 || bytes[at] === 0xf3);
}

/** A pickle of protocol 0 or 1 that begins with an import: `cos\nsystem\n`, `(ios\nsystem\n`. */
export function textPickle(bytes: Uint8Array): boolean {
  const start = bytes[0] === 0x28 ? 1 : 0;
  const opcode = bytes[start];
  if (opcode !== 0x63 && opcode !== 0x69) return false;
  let lines = 0;
  for (let index = start + 1; index < Math.min(bytes.length, 200); index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte === 0x0a) {
      lines += 1;
      if (lines === 2) return true;
    } else if (!isNameByte(byte)) return false;
  }
  return false;
}

function isNameByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x5f ||
    byte === 0x2e
  );
}

/** Digits whose decoded beginning is one of the above, or digits once more. */
function digitsKind(bytes: Uint8Array): DigitsKind | undefined {
  if (bytes.length < 16) return undefined;
  const beginning = bytes.subarray(0, 64);
  // Most texts are digits of some kind: only those whose first bytes are those of something are decoded.
  const sparse = mayBeDigits(bytes)
    ? sparseKinds.find((kind) => mayBegin(firstTwo(beginning, kind), true) && isPacked(beginning, kind))
    : undefined;
  if (sparse !== undefined || bytes.length < 20) return sparse;
  if (mayBeUu(bytes) && isPacked(beginning, "uu")) return "uu";
  return denseKinds.find((kind) => mayBegin(firstTwo(beginning, kind), false) && isPacked(beginning, kind));
}

/** Lines of 45 bytes, but for the last one, whose length fits; or the line that names a file. */
function mayBeUu(bytes: Uint8Array): boolean {
  const [first = 0, second] = bytes;
  if (first === 0x62) return second === 0x65 && bytes[5] === 0x20 && bytes[6] === 0x36;
  if (first === 0x4d) return true;
  const count = first - 0x20;
  return count > 12 && count < 45 && bytes[1 + Math.ceil(count / 3) * 4] === 0x0a;
}

const sparseKinds = ["hex", "base64", "base32", "base32hex"] as const;
const denseKinds = ["loose base64", "base85", "ascii85", "z85"] as const;

/**
 * Whether two bytes, as one number, begin something packed, a text pickle or the digits of a pickle; or, where they are
 * wanted too, are digits.
 */
function mayBegin(two: number, orDigits: boolean): boolean {
  if (two < 0) return false;
  const [first, second] = [two >> 8, two & 0xff];
  return isBeginning(first, second) || (orDigits && base64Digit(first) >= 0 && base64Digit(second) >= 0);
}

function isBeginning(first: number, second: number): boolean {
  if ((first === 0x63 || first === 0x69) && isNameByte(second)) return true;
  if (first === 0x28 && (second === 0x63 || second === 0x69)) return true;
  if ((first === 0x67 && second === 0x41) || (first === 0x38 && second === 0x30)) return true;
  return magicsByFirst.get(first)?.some(([, , other]) => other === undefined || other === second) === true;
}

function isPacked(beginning: Uint8Array, kind: DigitsKind): boolean {
  const decoded = decodeDigits(kind, beginning);
  return decoded !== undefined && (binaryKind(decoded) !== undefined || digitsKind(decoded) !== undefined);
}

/** Whether the first sixteen bytes are digits, or stop being any by base64's own sign. Names of tensors have a dot there. */
function mayBeDigits(bytes: Uint8Array): boolean {
  for (let index = 0; index < 16; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte === 0x3d) return true;
    if (base64Digit(byte) < 0 && byte !== 0x0a && byte !== 0x0d && byte !== 0x20) return false;
  }
  return true;
}

/** Ways to write bytes as text that Python undoes with `bytes.fromhex`, `binascii` and `base64`. */
const kinds = [
  "hex",
  "base64",
  "base32",
  "base32hex",
  "base85",
  "ascii85",
  "z85",
  "uu",
  "loose base64",
] as const;

export type DigitsKind = (typeof kinds)[number];

export function isDigits(kind: string | undefined): kind is DigitsKind {
  return (kinds as readonly (string | undefined)[]).includes(kind);
}

/** The bytes that digits stand for, of their beginning too; undefined where there is anything else among them. */
export function decodeDigits(kind: DigitsKind, bytes: Uint8Array): Uint8Array | undefined {
  switch (kind) {
    case "hex":
      return decodeHex(bytes);
    case "base64":
      return decodeBase64(bytes);
    case "base32":
    case "base32hex":
      return decodeBase32(bytes, kind);
    case "loose base64":
      return decodeBase64(withoutOthers(bytes));
    case "uu":
      return decodeUu(bytes);
    default:
      return decodeBase85(bytes, kind);
  }
}

/** Pairs of hexadecimal digits, blanks between them left out; undefined where there is anything else. */
export function decodeHex(bytes: Uint8Array): Uint8Array | undefined {
  const values = valuesOf("hex");
  const made = new Uint8Array(bytes.length >> 1);
  let length = 0;
  for (let index = 0; index < bytes.length - 1; ) {
    const first = bytes[index] ?? 0;
    if (isBlank(first)) {
      index += 1;
      continue;
    }
    const [high, low] = [values[first] ?? -1, values[bytes[index + 1] ?? 0] ?? -1];
    if (high < 0 || low < 0) return undefined;
    made[length] = (high << 4) | low;
    length += 1;
    index += 2;
  }
  return made.subarray(0, length);
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** `b64decode` passes over what is no digit, and over `=` where no group of four can end (CPython, Modules/binascii.c). */
function withoutOthers(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (const byte of bytes) {
    if (byte === 0x3d && length % 4 >= 2) break;
    if (byte === 0x2d || byte === 0x5f || base64Digit(byte) < 0) continue;
    kept[length] = byte;
    length += 1;
  }
  return kept.subarray(0, length);
}

/** Base64, plain or URL-safe, line ends left out; undefined where there is anything else. */
export function decodeBase64(bytes: Uint8Array): Uint8Array | undefined {
  return decodeBits(bytes, "base64", 6);
}

/** `=` ends the digits; undefined where there is anything else but line ends in base64. `width`: bits of a digit. */
function decodeBits(
  bytes: Uint8Array,
  kind: "base64" | "base32" | "base32hex",
  width: 5 | 6,
): Uint8Array | undefined {
  const values = valuesOf(kind);
  const made = new Uint8Array(Math.floor((bytes.length * width) / 8));
  let length = 0;
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    if (kind === "base64" && (byte === 0x0a || byte === 0x0d)) continue;
    if (byte === 0x3d) break;
    const digit = values[byte] ?? -1;
    if (digit < 0) return undefined;
    bits = ((bits << width) | digit) & 0xffff;
    count += width;
    if (count < 8) continue;
    count -= 8;
    made[length] = (bits >> count) & 0xff;
    length += 1;
  }
  return made.subarray(0, length);
}

/** The value of a digit of base64, plain or URL-safe; -1 where it is none. */
export function base64Digit(byte: number): number {
  return valuesOf("base64")[byte] ?? -1;
}

const base32Alphabets = {
  base32: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
  base32hex: "0123456789ABCDEFGHIJKLMNOPQRSTUV",
} as const;

/** Base32, in letters of either case (RFC 4648, sections 6 and 7). */
export function decodeBase32(bytes: Uint8Array, kind: "base32" | "base32hex"): Uint8Array | undefined {
  return decodeBits(bytes, kind, 5);
}

/** A line before the others, which names the file (POSIX, uuencode). */
const begin = /^begin [0-7]{3,4} [^\n]{1,200}\n/;

/** Lines of six bits a character, each behind how many bytes it stands for (CPython, Modules/binascii.c, a2b_uu). */
function decodeUu(bytes: Uint8Array): Uint8Array | undefined {
  const made = new Uint8Array(bytes.length);
  let length = 0;
  const first = String.fromCharCode(...bytes.subarray(0, 220));
  for (let at = begin.exec(first)?.[0].length ?? 0; at < bytes.length; ) {
    const found = bytes.indexOf(0x0a, at);
    const end = found < 0 ? bytes.length : found;
    const line = uuLine(bytes.subarray(at, end), found < 0);
    if (line === undefined) return length > 0 ? made.subarray(0, length) : undefined;
    made.set(line.subarray(0, made.length - length), length);
    length = Math.min(length + line.length, made.length);
    at = end + 1;
  }
  return made.subarray(0, length);
}

/** @param cut the line may go on: only what is there stands for bytes. Else blanks at its end are missing. */
function uuLine(line: Uint8Array, cut: boolean): Uint8Array | undefined {
  const wanted = sixBits(line[0] ?? 0);
  if (wanted < 0) return undefined;
  const there = Math.floor(((line.length - 1) * 3) / 4);
  const made = new Uint8Array(cut ? Math.min(wanted, there) : wanted);
  for (let index = 0; index < made.length; index += 1) {
    const place = 1 + Math.floor(index / 3) * 4 + (index % 3);
    const [high, low] = [sixBits(line[place] ?? 0x20), sixBits(line[place + 1] ?? 0x20)];
    if (high < 0 || low < 0) return undefined;
    const shift = 2 * (index % 3) + 2;
    made[index] = (high << shift) | (low >> (6 - shift));
  }
  return made;
}

function sixBits(byte: number): number {
  return byte < 0x20 || byte > 0x60 ? -1 : (byte - 0x20) & 0x3f;
}

const base85Alphabets = {
  // Python's b85encode, of git; RFC 1924 has the same characters.
  base85: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~",
  ascii85: Array.from({ length: 85 }, (_, at) => String.fromCharCode(0x21 + at)).join(""),
  // ZeroMQ RFC 32.
  z85: "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#",
} as const;

/**
 * Groups of five digits that stand for four bytes, the last group for as many fewer as it is shorter. Ascii85 has marks
 * around it, letters for four zeros and four blanks, and line ends in it (CPython, Lib/base64.py, a85decode).
 */
export function decodeBase85(bytes: Uint8Array, kind: "base85" | "ascii85" | "z85"): Uint8Array | undefined {
  const values = valuesOf(kind);
  const isAscii = kind === "ascii85";
  const out = new Base85Output(isAscii ? roomFor(bytes) : bytes.length);
  const start = isAscii && bytes[0] === 0x3c && bytes[1] === 0x7e ? 2 : 0;
  for (let index = start; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (isAscii && byte === 0x7e) break;
    const digit = values[byte] ?? -1;
    if (!(digit >= 0 ? out.digit(digit) : isAscii && out.other(byte))) return undefined;
  }
  return out.end();
}

/** The letters that stand for four bytes each make the rest longer than a text of digits. */
function roomFor(bytes: Uint8Array): number {
  let room = bytes.length;
  for (const byte of bytes) if (byte === zeros || byte === blanks) room += 4;
  return room;
}

const zeros = 0x7a;
const blanks = 0x79;

class Base85Output {
  readonly #view: DataView;
  #length = 0;
  #value = 0;
  #count = 0;

  constructor(digits: number) {
    this.#view = new DataView(new ArrayBuffer(digits + 8));
  }

  /** Answers false where a group stands for more than four bytes. */
  digit(digit: number): boolean {
    this.#value = this.#value * 85 + digit;
    this.#count += 1;
    if (this.#count < 5) return true;
    if (this.#value > 0xffffffff) return false;
    this.#four(this.#value);
    return true;
  }

  /** What else stands in Ascii85; answers false where it is nothing of it. */
  other(byte: number): boolean {
    if (byte === zeros) this.#four(0);
    else if (byte === blanks) this.#four(0x20202020);
    else return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
    return true;
  }

  #four(value: number): void {
    this.#view.setUint32(this.#length, value);
    this.#length += 4;
    this.#value = 0;
    this.#count = 0;
  }

  end(): Uint8Array {
    const missing = this.#count === 0 ? 0 : 5 - this.#count;
    while (this.#count > 0 && this.digit(84) && this.#count > 0);
    return new Uint8Array(this.#view.buffer, 0, Math.max(this.#length - missing, 0));
  }
}

/** Digits of a fixed number of bits, the highest first. */
const otherAlphabets = {
  hex: "0123456789ABCDEF",
  base64: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
} as const;

const alphabets = { ...otherAlphabets, ...base32Alphabets, ...base85Alphabets };
const anyCase: ReadonlySet<string> = new Set(["hex", "base32", "base32hex"]);
const tables: Partial<Record<keyof typeof alphabets, Int8Array>> = {};

/** The value of each character; -1 where it is none. */
function valuesOf(kind: keyof typeof alphabets): Int8Array {
  const known = tables[kind];
  if (known !== undefined) return known;
  const values = new Int8Array(256).fill(-1);
  const alphabet = alphabets[kind];
  for (let value = 0; value < alphabet.length; value += 1) {
    values[alphabet.charCodeAt(value)] = value;
    if (anyCase.has(kind)) values[alphabet.toLowerCase().charCodeAt(value)] = value;
  }
  if (kind === "base64") {
    values[0x2d] = 62;
    values[0x5f] = 63;
  }
  tables[kind] = values;
  return values;
}

/** The first two bytes that the first digits stand for, as one number; -1 where those are none. */
export function firstTwo(bytes: Uint8Array, kind: keyof typeof alphabets | "loose base64"): number {
  if (kind === "base85" || kind === "ascii85" || kind === "z85") return firstTwoOf85(bytes, kind);
  if (kind === "hex") return firstTwoBits(bytes, kind, 4);
  return kind === "base64" || kind === "loose base64"
    ? firstTwoBits(bytes, kind, 6)
    : firstTwoBits(bytes, kind, 5);
}

function firstTwoBits(
  bytes: Uint8Array,
  kind: "hex" | "base64" | "loose base64" | "base32" | "base32hex",
  width: number,
): number {
  const isLoose = kind === "loose base64";
  const values = valuesOf(isLoose ? "base64" : kind);
  let value = 0;
  let bits = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const digit = isLoose && (byte === 0x2d || byte === 0x5f) ? -1 : (values[byte] ?? -1);
    if (digit < 0) {
      if (isLoose || (kind === "hex" && byte === 0x20)) continue;
      return -1;
    }
    value = (value << width) | digit;
    bits += width;
    if (bits >= 16) return value >> (bits - 16);
  }
  return -1;
}

function firstTwoOf85(bytes: Uint8Array, kind: "base85" | "ascii85" | "z85"): number {
  const values = valuesOf(kind);
  const start = kind === "ascii85" && bytes[0] === 0x3c && bytes[1] === 0x7e ? 2 : 0;
  let value = 0;
  for (let at = 0; at < 5; at += 1) {
    const digit = values[bytes[start + at] ?? 0] ?? -1;
    if (digit < 0) return -1;
    value = value * 85 + digit;
  }
  return value > 0xffffffff ? -1 : value >>> 16;
}

import { latin1Text } from "./byte-text.ts";

/** Code units that are made into a string at one time: more would overflow the stack of a call. */
const chunk = 8192;

/** UTF-16 without its mark. Surrogates without a partner stay as they are; an odd last byte is left out. */
export function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): string {
  const units = bytes.length >> 1;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return fromCodeUnits(units, (index) => view.getUint16(index * 2, littleEndian));
}

export function encodeUtf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  }
  return bytes;
}

/**
 * Latin-1 (each byte its own character), or an encoding of the WHATWG standard; undefined for unknown
 * names. `faithful`: no byte had to be replaced.
 */
export function decodeLegacy(
  bytes: Uint8Array,
  name: string,
): { readonly text: string; readonly faithful: boolean } | undefined {
  if (name === "latin-1") return { text: latin1Text(bytes), faithful: true };
  const strict = decodeByLabel(bytes, name, true);
  if (strict !== undefined) return { text: strict, faithful: true };
  const lenient = decodeByLabel(bytes, name, false);
  return lenient === undefined ? undefined : { text: lenient, faithful: false };
}

/**
 * What windows-1252 has where Latin-1 has control characters, 0x80 to 0x9f (Python, Lib/encodings/cp1252.py;
 * U+FFFD: nothing). Written out because Node 20 decodes that label as Latin-1.
 */
const windows1252 =
  "\u20ac\ufffd\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\ufffd\u017d\ufffd" +
  "\ufffd\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\ufffd\u017e\u0178";

function decodeWindows1252(bytes: Uint8Array, fatal: boolean): string | undefined {
  const text = fromCodeUnits(bytes.length, (index) => {
    const byte = bytes[index] ?? 0;
    return byte >= 0x80 && byte < 0xa0 ? windows1252.charCodeAt(byte - 0x80) : byte;
  });
  return fatal && text.includes("\ufffd") ? undefined : text;
}

function decodeByLabel(bytes: Uint8Array, name: string, fatal: boolean): string | undefined {
  if (name === "cp1252") return decodeWindows1252(bytes, fatal);
  try {
    return new TextDecoder(name, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Undefined where a character is not in the encoding, or takes more than two bytes in it. */
export function encodeLegacy(text: string, name: string): Uint8Array | undefined {
  const codes = name === "latin-1" ? undefined : codeTable(name);
  if (name !== "latin-1" && codes === undefined) return undefined;
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const code = codes === undefined ? unit : codes.get(unit);
    if (code === undefined || (codes === undefined && unit > 0xff)) return undefined;
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return Uint8Array.from(bytes);
}

/**
 * Which byte, or which two, stand for which character: found by decoding each byte alone, and after
 * the bytes that are nothing alone each second byte. Undefined for unknown encodings.
 */
function codeTable(name: string): ReadonlyMap<number, number> | undefined {
  const known = codeTables.get(name);
  if (known !== undefined) return known;
  if (decodeByLabel(new Uint8Array(0), name, true) === undefined) return undefined;
  const table = new Map<number, number>();
  const note = (code: number, ...bytes: readonly number[]): boolean => {
    const character = decodeByLabel(Uint8Array.from(bytes), name, true);
    const isOne = character?.length === 1;
    if (isOne && !table.has(character.charCodeAt(0))) table.set(character.charCodeAt(0), code);
    return isOne;
  };
  const leads = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !note(byte, byte));
  for (const lead of leads) {
    for (let trail = 0x40; trail < 0xff; trail += 1) note(lead * 256 + trail, lead, trail);
  }
  codeTables.set(name, table);
  return table;
}

const codeTables = new Map<string, ReadonlyMap<number, number>>();

function fromCodeUnits(count: number, unitAt: (index: number) => number): string {
  const pieces: string[] = [];
  for (let start = 0; start < count; start += chunk) {
    const units = new Uint16Array(Math.min(chunk, count - start));
    for (let index = 0; index < units.length; index += 1) units[index] = unitAt(start + index);
    pieces.push(String.fromCharCode.apply(null, Array.from(units)));
  }
  return pieces.join("");
}

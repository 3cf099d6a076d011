import { alphabets } from "./alphabets.ts";

let crcTable: Uint32Array | undefined;

function tableOfCrc32(): Uint32Array {
  const table = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte += 1) {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    table[byte] = value;
  }
  return table;
}

/** CRC-32 (ISO-HDLC, the one of zip) of an ASCII text, as an unsigned number. */
export function crc32(text: string): number {
  crcTable ??= tableOfCrc32();
  let value = 0xffffffff;
  for (let index = 0; index < text.length; index += 1) {
    value = (value >>> 8) ^ (crcTable[(value ^ text.charCodeAt(index)) & 0xff] ?? 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

const base62 = alphabets.digits + alphabets.letters.slice(26) + alphabets.letters.slice(0, 26);

/** A number in base 62 (digits, upper case, lower case), padded with zeros to six characters. */
function base62Of(value: number): string {
  let rest = value;
  let result = "";
  while (rest > 0) {
    result = base62.charAt(rest % 62) + result;
    rest = Math.floor(rest / 62);
  }
  return result.padStart(6, "0");
}

/**
 * GitHub's tokens, and npm's and Polar's after them: the last six characters are the CRC-32 of the random part in base 62.
 * Source: github.blog, "Behind GitHub's new authentication token formats", 2021-04-05.
 */
export function endsInBase62Crc(key: string): boolean {
  const random = key.slice(key.lastIndexOf("_") + 1, -6);
  return base62Of(crc32(random)) === key.slice(-6);
}

/**
 * The text of bytes in UTF-8, whose byte order mark is a character like others; undefined where they are none.
 *
 * As `TextDecoder` does it. Node's takes eight times longer for ASCII than copying it does, and most files are ASCII.
 */
export function utf8Text(bytes: Uint8Array): string | undefined {
  if (isAscii(bytes)) return latin1Text(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Each byte as the character of its number. */
export function latin1Text(bytes: Uint8Array): string {
  // Web workers of editors have no Buffer.
  if (typeof Buffer !== "undefined") {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  }
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += atOnce) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + atOnce)));
  }
  return pieces.join("");
}

/** More arguments could overflow the stack of a call. */
const atOnce = 8192;
const inWord = 4;
const highBits = 0x80808080;

/** Four bytes at a time, from where they are aligned as their buffer wants it. */
export function isAscii(bytes: Uint8Array): boolean {
  if (bytes.length < inWord * 2) return isAsciiBetween(bytes, 0, bytes.length);
  const aligned = (inWord - (bytes.byteOffset % inWord)) % inWord;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + aligned, (bytes.length - aligned) >> 2);
  const rest = aligned + words.length * inWord;
  if (!isAsciiBetween(bytes, 0, aligned) || !isAsciiBetween(bytes, rest, bytes.length)) return false;
  for (let at = 0; at < words.length; at += 1) {
    if (((words[at] ?? 0) & highBits) !== 0) return false;
  }
  return true;
}

function isAsciiBetween(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if ((bytes[at] ?? 0) > 127) return false;
  return true;
}

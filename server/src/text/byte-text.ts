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

export function isAscii(bytes: Uint8Array): boolean {
  return nextForeign(bytes, 0, bytes.length) === bytes.length;
}

/** The words of four bytes in a stretch, from where they are aligned as their buffer wants it. */
export function wordsOf(
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly words: Uint32Array; readonly base: number } {
  const before = (inWord - ((bytes.byteOffset + start) % inWord)) % inWord;
  const base = start + before;
  if (base + inWord > end) return { words: new Uint32Array(0), base: end };
  return { words: new Uint32Array(bytes.buffer, bytes.byteOffset + base, (end - base) >> 2), base };
}

/** The first byte that is not ASCII in a stretch; its end where there is none. Four bytes at a time. */
export function nextForeign(bytes: Uint8Array, start: number, end: number): number {
  const { words, base } = wordsOf(bytes, start, end);
  let at = start;
  for (; at < base; at += 1) if ((bytes[at] ?? 0) > 127) return at;
  let word = 0;
  while (word < words.length && ((words[word] ?? 0) & highBits) === 0) word += 1;
  at += word * inWord;
  while (at < end && (bytes[at] ?? 0) <= 127) at += 1;
  return at;
}

/** Decodes stretches of bytes that are known to be UTF-8. */
export function utf8Between(bytes: Uint8Array): (start: number, end: number) => string {
  if (typeof Buffer !== "undefined") {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    return (start, end) => buffer.toString("utf8", start, end);
  }
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return (start, end) => decoder.decode(bytes.subarray(start, end));
}

import { latin1Text } from "../text/byte-text.ts";

/** Whether these bytes are ASCII that can be printed. */
export function isPrintable(bytes: Uint8Array, start: number, length: number): boolean {
  for (let at = start; at < start + length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 || byte > 0x7e) return false;
  }
  return true;
}

/** Bytes of the varint at this place (protobuf.dev, "Encoding"). */
export function varintBytes(bytes: Uint8Array, at: number): number {
  let length = 1;
  while (length < 10 && ((bytes[at + length - 1] ?? 0) & 0x80) !== 0) length += 1;
  return length;
}

/** The bytes as text: of UTF-16 its ASCII, without byte order mark and blanks in front. */
export function latin1(bytes: Uint8Array): string {
  return latin1Text(bytes)
    .replace(/\0|^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/g, "")
    .trimStart();
}

/** Blanks, and the bytes of byte order marks and of UTF-16. */
const leading: ReadonlySet<number> = new Set([0x00, 0x09, 0x0a, 0x0d, 0x20, 0xbb, 0xbf, 0xef, 0xfe, 0xff]);

/** The first byte behind these; 0 where there is none. */
export function firstTelling(head: Uint8Array): number {
  let at = 0;
  while (at < head.length && leading.has(head[at] ?? 0)) at += 1;
  return head[at] ?? 0;
}

/** Whether the text stands at this place. */
export function isAsciiAt(head: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1)
    if (head[at + index] !== text.charCodeAt(index)) return false;
  return true;
}

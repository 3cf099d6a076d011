import { decodeName } from "./names.ts";

/** One entry of a central directory. Sizes and offsets in bytes. */
export interface ZipMember {
  /** As people read it: UTF-8 where it is valid, else Latin-1; cut at a NUL, as Python does. */
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Of the local header in the file, data before the archive counted in. */
  readonly headerOffset: number;
  /** Of a Unix file, where the archive was made on one. */
  readonly mode?: number;
}

export const entrySize = 46;

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function uint64(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 0x1_0000_0000;
}

export function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  shift: number,
): { readonly member: ZipMember | undefined; readonly length: number } {
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const length = entrySize + nameLength + extraLength + view.getUint16(at + 32, true);
  const extraAt = at + entrySize + nameLength;
  if (extraAt + extraLength > bytes.length) return { member: undefined, length };
  const sizes = withZip64(view, at, extraAt, extraAt + extraLength);
  const nameBytes = bytes.subarray(at + entrySize, extraAt);
  const member = {
    name: decodeName(nameBytes),
    nameBytes,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    compressedSize: sizes.compressedSize,
    size: sizes.size,
    headerOffset: sizes.headerOffset + shift,
  };
  if (!madeOnUnix(view.getUint8(at + 5))) return { member, length };
  return { member: { ...member, mode: view.getUint16(at + 40, true) }, length };
}

/** Unix and macOS, by the upper byte of "version made by" (APPNOTE 4.4.2.2). */
function madeOnUnix(system: number): boolean {
  return system === 3 || system === 19;
}

/** The three fields that a ZIP64 extra field (id 1) replaces where they are all ones, in this order. */
function withZip64(view: DataView, entry: number, from: number, to: number) {
  let size = view.getUint32(entry + 24, true);
  let compressedSize = view.getUint32(entry + 20, true);
  let headerOffset = view.getUint32(entry + 42, true);
  if (size !== 0xffffffff && compressedSize !== 0xffffffff && headerOffset !== 0xffffffff)
    return { size, compressedSize, headerOffset };
  for (let at = from; at + 4 <= to; ) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      const end = Math.min(at + 4 + length, to);
      let field = at + 4;
      if (size === 0xffffffff && field + 8 <= end) {
        size = uint64(view, field);
        field += 8;
      }
      if (compressedSize === 0xffffffff && field + 8 <= end) {
        compressedSize = uint64(view, field);
        field += 8;
      }
      if (headerOffset === 0xffffffff && field + 8 <= end) headerOffset = uint64(view, field);
    }
    at += 4 + length;
  }
  return { size, compressedSize, headerOffset };
}

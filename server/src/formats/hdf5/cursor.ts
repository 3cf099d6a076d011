import { Hdf5Fault } from "./fault.ts";

/** Bytes that an address or a length of this file takes: its superblock says. */
export interface FieldSizes {
  readonly offsetBytes: number;
  readonly lengthBytes: number;
}

const decoder = new TextDecoder("utf-8");

/** Reads one structure from its front. Reading behind its end throws Hdf5Fault. All numbers are little-endian. */
export class Cursor {
  readonly bytes: Uint8Array;
  /** Of the first byte in the file. */
  readonly offset: number;
  readonly sizes: FieldSizes;
  at = 0;

  constructor(bytes: Uint8Array, offset: number, sizes: FieldSizes) {
    this.bytes = bytes;
    this.offset = offset;
    this.sizes = sizes;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** Where in the file the next byte stands. */
  get position(): number {
    return this.offset + this.at;
  }

  take(length: number): Uint8Array {
    if (length < 0 || length > this.left) {
      throw new Hdf5Fault(
        "short-structure",
        "a structure is shorter than what it says it holds",
        this.position,
      );
    }
    const taken = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return taken;
  }

  skip(length: number): void {
    this.take(length);
  }

  /** To the next multiple of eight, counted from `from`; what is missing at the end is not missed. */
  align(from: number): void {
    this.at = Math.min(this.bytes.length, from + Math.ceil((this.at - from) / 8) * 8);
  }

  /** A part as a cursor of its own. */
  sub(length: number): Cursor {
    const offset = this.position;
    return new Cursor(this.take(length), offset, this.sizes);
  }

  /** An unsigned number of so many bytes. Beyond 2⁵³ it is no longer exact, and larger than any file. */
  uint(width: number): number {
    const bytes = this.take(width);
    let value = 0;
    for (let index = width - 1; index >= 0; index -= 1) value = value * 256 + (bytes[index] ?? 0);
    return value;
  }

  /** Undefined: all ones, the address of nothing. */
  address(): number | undefined {
    const { offsetBytes } = this.sizes;
    if (this.bytes.subarray(this.at, this.at + offsetBytes).every((byte) => byte === 0xff)) {
      this.skip(offsetBytes);
      return undefined;
    }
    return this.uint(offsetBytes);
  }

  length(): number {
    return this.uint(this.sizes.lengthBytes);
  }

  text(length: number): string {
    return decodeText(this.take(length));
  }

  /** Up to a NUL, which is taken too. */
  cString(): string {
    const end = this.bytes.indexOf(0, this.at);
    if (end < 0) throw new Hdf5Fault("short-structure", "a text has no end", this.position);
    const text = decoder.decode(this.bytes.subarray(this.at, end));
    this.at = end + 1;
    return text;
  }

  /** Four letters that each structure begins with. */
  signature(expected: string, what: string): void {
    const at = this.position;
    if (this.text(4) !== expected) {
      throw new Hdf5Fault("no-structure", `there is no ${what} where one should be`, at);
    }
  }
}

/** UTF-8 up to the first NUL. */
export function decodeText(bytes: Uint8Array): string {
  const nul = bytes.indexOf(0);
  return decoder.decode(nul < 0 ? bytes : bytes.subarray(0, nul));
}

import type { ByteSource } from "../../host/byte-source.ts";
import type { ProblemKind } from "../../host/problem.ts";
import type { GgufProblem, GgufProblemCode } from "./file.ts";

/** So much is read at once: a vocabulary of a quarter million strings is a few of these. */
const windowBytes = 1024 * 1024;
const mostProblems = 50;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Goes through the header from front to back, and collects what is wrong with it. */
export class Cursor {
  readonly size: number;
  readonly #source: ByteSource;
  #window = new Uint8Array(0);
  #view = new DataView(new ArrayBuffer(0));
  #start = 0;
  #at = 0;
  #firstRead = 64 * 1024;
  readonly #problems: GgufProblem[] = [];
  #left = 0;
  littleEndian = true;

  constructor(source: ByteSource) {
    this.#source = source;
    this.size = source.size ?? Number.MAX_SAFE_INTEGER;
  }

  /** From the start of the file. */
  get position(): number {
    return this.#start + this.#at;
  }

  get remaining(): number {
    return this.size - this.position;
  }

  get problems(): readonly GgufProblem[] {
    if (this.#left === 0) return this.#problems;
    const message = `${this.#left} more problems of the header are not listed`;
    return [...this.#problems, { kind: "limit", code: "limit", message }];
  }

  problem(
    code: GgufProblemCode,
    message: string,
    offset = this.position,
    kind: ProblemKind = "malformed",
  ): void {
    if (this.#problems.length < mostProblems) this.#problems.push({ kind, code, message, offset });
    else this.#left += 1;
  }

  /** Whether `length` bytes are in the window already. */
  has(length: number): boolean {
    return this.#at + length <= this.#window.length;
  }

  /** Brings `length` bytes into the window; false where the file ends before. */
  async need(length: number): Promise<boolean> {
    if (this.has(length)) return true;
    if (length > this.remaining) return false;
    const position = this.position;
    const wanted = Math.max(length, this.#firstRead);
    this.#firstRead = windowBytes;
    this.#window = new Uint8Array(await this.#source.read(position, wanted));
    this.#view = new DataView(this.#window.buffer);
    this.#start = position;
    this.#at = 0;
    return this.has(length);
  }

  /** Goes on without reading. The caller has compared with `remaining`. */
  skip(length: number): void {
    this.#at += length;
    if (this.#at <= this.#window.length) return;
    this.#start += this.#at;
    this.#at = 0;
    this.#window = new Uint8Array(0);
    this.#view = new DataView(this.#window.buffer);
  }

  /** Goes back over what was taken since the last `need`. */
  back(length: number): void {
    this.#at -= length;
  }

  // What follows takes bytes that `need` has brought.

  byte(): number {
    const value = this.#view.getUint8(this.#at);
    this.#at += 1;
    return value;
  }

  uint32(): number {
    const value = this.#view.getUint32(this.#at, this.littleEndian);
    this.#at += 4;
    return value;
  }

  uint64(): bigint {
    const value = this.#view.getBigUint64(this.#at, this.littleEndian);
    this.#at += 8;
    return value;
  }

  /** A length of 64 bits as a number; exact as far as a file can be long. */
  length64(): number {
    const low = this.#view.getUint32(this.#at + (this.littleEndian ? 0 : 4), this.littleEndian);
    const high = this.#view.getUint32(this.#at + (this.littleEndian ? 4 : 0), this.littleEndian);
    this.#at += 8;
    return high * 2 ** 32 + low;
  }

  /** A length as the version writes it. */
  length(bytes: 4 | 8): number {
    return bytes === 4 ? this.uint32() : this.length64();
  }

  /** A number of a metadata type; its bytes have been brought. */
  scalar(type: number): number | bigint | boolean {
    const view = this.#view;
    const at = this.#at;
    const little = this.littleEndian;
    switch (type) {
      case 0:
      case 7:
        this.#at += 1;
        return view.getUint8(at);
      case 1:
        this.#at += 1;
        return view.getInt8(at);
      case 2:
        this.#at += 2;
        return view.getUint16(at, little);
      case 3:
        this.#at += 2;
        return view.getInt16(at, little);
      case 4:
        return this.uint32();
      case 5:
        this.#at += 4;
        return view.getInt32(at, little);
      case 6:
        this.#at += 4;
        return view.getFloat32(at, little);
      case 11:
        this.#at += 8;
        return view.getBigInt64(at, little);
      case 12:
        this.#at += 8;
        return view.getFloat64(at, little);
      default:
        return this.uint64();
    }
  }

  text(length: number): string {
    const bytes = this.#window.subarray(this.#at, this.#at + length);
    this.#at += length;
    return decoder.decode(bytes);
  }
}

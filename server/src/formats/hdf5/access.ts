import { type ByteSource, ByteSourceError } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import type { Problem } from "../../host/problem.ts";
import { Cursor, type FieldSizes } from "./cursor.ts";
import { Hdf5Fault } from "./fault.ts";

/** So much is read of a file in all: heaps, headers and texts, no data. */
const mostRead = 128 << 20;
/** Structures: nodes, headers, heaps. A file of 100,000 layers has fewer. */
const mostStructures = 2_000_000;
const mostProblems = 100;

/** A file behind its superblock: reads at addresses, keeps the bounds and gathers what is wrong. */
export class Access {
  readonly problems: Problem[] = [];
  readonly sizes: FieldSizes;
  readonly limits: Limits;
  /** What addresses are counted from. */
  readonly base: number;
  readonly #source: ByteSource;
  readonly #codes = new Map<string, number>();
  #read = 0;
  #structures = 0;

  constructor(source: ByteSource, limits: Limits, sizes: FieldSizes, base: number) {
    this.#source = source;
    this.limits = limits;
    this.sizes = sizes;
    this.base = base;
  }

  /** Bytes from the base address to the end. */
  get size(): number | undefined {
    return this.#source.size === undefined ? undefined : this.#source.size - this.base;
  }

  /** A structure of exactly so many bytes. Throws Hdf5Fault where the file has fewer. */
  async at(address: number, length: number): Promise<Cursor> {
    const cursor = await this.upTo(address, length);
    if (cursor.left < length) {
      throw new Hdf5Fault(
        "outside",
        `a structure of ${length} bytes reaches beyond the end of the file`,
        this.base + address,
        "truncated",
      );
    }
    return cursor;
  }

  /** A structure of at most so many bytes, fewer where the file ends. */
  async upTo(address: number, length: number): Promise<Cursor> {
    if (length === 0) return new Cursor(new Uint8Array(0), this.base + address, this.sizes);
    this.#structures += 1;
    const room = this.size === undefined ? length : Math.max(0, Math.min(length, this.size - address));
    if (!Number.isSafeInteger(address) || address < 0 || room === 0) {
      throw new Hdf5Fault("outside", "an address leads out of the file", this.base, "truncated");
    }
    this.#read += room;
    if (this.#read > mostRead || this.#structures > mostStructures) {
      throw new Hdf5Fault("limit", "its structures are larger than what is read of a file", address, "limit");
    }
    const bytes = await this.#source.read(this.base + address, room);
    return new Cursor(bytes, this.base + address, this.sizes);
  }

  /** Of each kind of fault so many are told that a person sees what is wrong. */
  note(problem: Problem): void {
    const count = (this.#codes.get(problem.code) ?? 0) + 1;
    this.#codes.set(problem.code, count);
    if (count <= 10 && this.problems.length < mostProblems) this.problems.push(problem);
  }

  /** Runs the reading of one structure; what cannot be read is noted, and answers undefined. */
  async attempt<T>(inner: string, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      this.noteError(error, inner);
      return undefined;
    }
  }

  noteError(error: unknown, inner: string): void {
    if (error instanceof Hdf5Fault) {
      const { code, message, offset, kind } = error;
      this.note({ kind, code, message, offset, inner });
    } else if (error instanceof ByteSourceError) {
      this.note({ kind: "unreadable", code: "unreadable", message: error.message, offset: 0, inner });
    } else throw error;
  }
}

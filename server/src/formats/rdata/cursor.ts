import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";
import { longestVector, type RNumbers } from "./numbers.ts";

const windowBytes = 64 * 1024;
/** So much of a text is wanted at most. */
const longestText = 200;

/** Reads numbers and texts one after another; after the first problem everything is zero, and nothing is read. */
export class RCursor implements RNumbers {
  readonly problems: Problem[] = [];
  readonly #source: ByteSource;
  #at = 0;
  #window = new Uint8Array(0);
  #start = 0;

  constructor(source: ByteSource, offset: number) {
    this.#source = source;
    this.#at = offset;
  }

  get offset(): number {
    return this.#at;
  }

  get isBroken(): boolean {
    return this.problems.length > 0;
  }

  problem(code: string, message: string, kind: Problem["kind"]): void {
    if (this.problems.length === 0) this.problems.push({ kind, code, message, offset: this.#at });
  }

  /** A big-endian number of 32 bits with its sign. */
  async int(): Promise<number> {
    const bytes = await this.#take(4);
    if (bytes === undefined) return 0;
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getInt32(0);
  }

  /** The length of a vector: -1 says that two halves follow. */
  async length(): Promise<number> {
    const short = await this.int();
    if (short >= 0) return short;
    const length = short === -1 ? (await this.int()) * 2 ** 32 + ((await this.int()) >>> 0) : -1;
    if (length >= 0 && length <= longestVector) return length;
    this.problem("bad-length", "a vector has a length that none can have", "malformed");
    return 0;
  }

  async text(length: number): Promise<string> {
    const bytes = await this.#take(Math.min(length, longestText));
    await this.#skip(Math.max(length - longestText, 0));
    return bytes === undefined ? "" : String.fromCharCode(...bytes);
  }

  characters(length: number): Promise<void> {
    return this.#skip(length);
  }

  elements(count: number, width: number): Promise<void> {
    return this.#skip(count * width);
  }

  async #skip(length: number): Promise<void> {
    if (length < 0) {
      this.problem("bad-length", "a text has a length below zero", "malformed");
      return;
    }
    this.#at += length;
    const { size } = this.#source;
    if (size !== undefined && this.#at > size) this.#end();
  }

  async #take(length: number): Promise<Uint8Array | undefined> {
    if (this.isBroken) return undefined;
    const from = this.#at - this.#start;
    if (from < 0 || from + length > this.#window.length) {
      try {
        this.#window = new Uint8Array(await this.#source.read(this.#at, Math.max(length, windowBytes)));
      } catch (error) {
        if (!(error instanceof ByteSourceError)) throw error;
        this.problem("truncated", error.message, "truncated");
        return undefined;
      }
      this.#start = this.#at;
    }
    const start = this.#at - this.#start;
    if (start + length > this.#window.length) {
      this.#end();
      return undefined;
    }
    this.#at += length;
    return this.#window.subarray(start, start + length);
  }

  #end(): void {
    this.problem("truncated", "the file ends inside of a value", "truncated");
  }
}

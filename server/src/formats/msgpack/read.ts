import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";

/** What a reader of MessagePack calls for each value, in order. */
export interface MsgpackVisitor {
  /** Names of the maps around the value, outermost first. */
  extension?(
    path: readonly string[],
    type: number,
    range: { readonly offset: number; readonly length: number },
  ): void | Promise<void>;
  text?(path: readonly string[], value: string, offset: number): void;
  /** Bytes: `bin`. */
  binary?(path: readonly string[], range: { readonly offset: number; readonly length: number }): void;
}

interface Frame {
  left: number;
  readonly isMap: boolean;
  /** Of a map: whether a key comes next. */
  key: boolean;
}

const windowBytes = 64 * 1024;
const deepest = 1_000;
const mostValues = 20_000_000;
const longestName = 1_000;

/**
 * Goes through MessagePack without the bytes of what it holds. Problems: `truncated`, `too-deep`,
 * `value-limit`, `bad-byte`, `trailing-data`.
 *
 * Source: the MessagePack specification (msgpack.org), "Formats".
 */
export async function readMsgpack(source: ByteSource, visitor: MsgpackVisitor): Promise<readonly Problem[]> {
  const reader = new Reader(source, visitor);
  try {
    await reader.readAll();
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    reader.problem("truncated", error.message, "truncated");
  }
  return reader.problems;
}

class Reader {
  readonly problems: Problem[] = [];
  readonly #source: ByteSource;
  readonly #visitor: MsgpackVisitor;
  readonly #frames: Frame[] = [];
  readonly #path: string[] = [];
  #at = 0;
  #window = new Uint8Array(0);
  #start = 0;
  #values = 0;

  constructor(source: ByteSource, visitor: MsgpackVisitor) {
    this.#source = source;
    this.#visitor = visitor;
  }

  problem(code: string, message: string, kind: Problem["kind"] = "malformed"): void {
    if (this.problems.length === 0) this.problems.push({ kind, code, message, offset: this.#at });
  }

  async readAll(): Promise<void> {
    do {
      await this.#value();
      this.#close();
      if (this.#values > mostValues) this.problem("value-limit", `more than ${mostValues} values`, "limit");
    } while (this.#frames.length > 0 && this.problems.length === 0);
    const { size } = this.#source;
    if (size !== undefined && this.#at < size)
      this.problem("trailing-data", `${size - this.#at} bytes stand behind its value`);
  }

  /** Frames whose last value was read. */
  #close(): void {
    for (let frame = this.#frames.at(-1); frame?.left === 0; frame = this.#frames.at(-1)) {
      this.#frames.pop();
      this.#after();
    }
  }

  /** A value was read: a key waits for its value, a value takes its key's name away. */
  #after(): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return;
    if (frame.isMap && frame.key) {
      frame.key = false;
      return;
    }
    if (frame.isMap) {
      frame.key = true;
      this.#path.pop();
    }
    frame.left -= 1;
  }

  async #value(): Promise<void> {
    this.#values += 1;
    const [byte = 0] = await this.#take(1);
    if (this.problems.length > 0) return;
    if (byte >= 0x80 && byte <= 0x8f) return this.#open(byte & 0x0f, true);
    if (byte >= 0x90 && byte <= 0x9f) return this.#open(byte & 0x0f, false);
    if (byte >= 0xa0 && byte <= 0xbf) return this.#text(byte & 0x1f);
    if (byte < 0x80 || byte >= 0xe0) return this.#name("");
    return this.#long(byte);
  }

  async #long(byte: number): Promise<void> {
    const width = widths[byte];
    if (width !== undefined) {
      await this.#skip(width);
      return this.#name("");
    }
    if (byte >= 0xc4 && byte <= 0xc6) {
      const length = await this.#size(byte - 0xc4);
      this.#visitor.binary?.(this.#path, { offset: this.#at, length });
      await this.#skip(length);
      return this.#name("");
    }
    if (byte >= 0xd9 && byte <= 0xdb) return this.#text(await this.#size(byte - 0xd9));
    if (byte === 0xdc || byte === 0xdd) return this.#open(await this.#size(byte - 0xdb), false);
    if (byte === 0xde || byte === 0xdf) return this.#open(await this.#size(byte - 0xdd), true);
    if (byte >= 0xd4 && byte <= 0xd8) return this.#extension(1 << (byte - 0xd4));
    if (byte >= 0xc7 && byte <= 0xc9) return this.#extension(await this.#size(byte - 0xc7));
    this.problem("bad-byte", `0x${byte.toString(16)} begins no value`);
  }

  #open(count: number, isMap: boolean): void {
    if (this.#frames.length >= deepest) {
      this.problem("too-deep", `more than ${deepest} values lie in each other`, "limit");
      return;
    }
    // A map as a key of a map is none that a library writes: it has no name.
    const frame = this.#frames.at(-1);
    if (frame?.isMap === true && frame.key) this.#path.push("");
    this.#frames.push({ left: count, isMap, key: true });
  }

  async #text(length: number): Promise<void> {
    const offset = this.#at;
    const bytes = await this.#take(Math.min(length, longestName));
    await this.#skip(length - bytes.length);
    const value = new TextDecoder().decode(bytes);
    const frame = this.#frames.at(-1);
    if (!(frame?.isMap === true && frame.key)) this.#visitor.text?.(this.#path, value, offset);
    this.#name(value);
  }

  async #extension(length: number): Promise<void> {
    const [type = 0] = await this.#take(1);
    const offset = this.#at;
    await this.#visitor.extension?.(this.#path, (type << 24) >> 24, { offset, length });
    await this.#skip(length);
    this.#name("");
  }

  /** A value that holds no others was read: as a key it is a name. */
  #name(value: string): void {
    const frame = this.#frames.at(-1);
    if (frame?.isMap === true && frame.key) this.#path.push(value);
    this.#after();
  }

  /** A big-endian length of 1, 2 or 4 bytes, by its power of two. */
  async #size(power: number): Promise<number> {
    const bytes = await this.#take(1 << power);
    let size = 0;
    for (const byte of bytes) size = size * 256 + byte;
    return size;
  }

  async #skip(length: number): Promise<void> {
    this.#at += length;
    const { size } = this.#source;
    if (size !== undefined && this.#at > size)
      this.problem("truncated", "the file ends inside of a value", "truncated");
  }

  async #take(length: number): Promise<Uint8Array> {
    const from = this.#at - this.#start;
    if (from < 0 || from + length > this.#window.length) {
      this.#window = new Uint8Array(await this.#source.read(this.#at, Math.max(length, windowBytes)));
      this.#start = this.#at;
    }
    const start = this.#at - this.#start;
    if (start + length > this.#window.length)
      this.problem("truncated", "the file ends inside of a value", "truncated");
    this.#at += length;
    return this.#window.subarray(start, start + length);
  }
}

/** Bytes behind the first, of values of a fixed length: nil, booleans, numbers. */
const widths: Readonly<Partial<Record<number, number>>> = {
  192: 0,
  194: 0,
  195: 0,
  202: 4,
  203: 8,
  204: 1,
  205: 2,
  206: 4,
  207: 8,
  208: 1,
  209: 2,
  210: 4,
  211: 8,
};

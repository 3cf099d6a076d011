import { type ByteSource, ByteSourceError } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";

const windowBytes = 64 * 1024;
const mostValues = 50_000_000;
const deepest = 200;

/** Bytes of a number or another value by its marker (UBJSON, draft 12). */
const widths: Readonly<Partial<Record<string, number>>> = {
  Z: 0,
  N: 0,
  T: 0,
  F: 0,
  i: 1,
  U: 1,
  C: 1,
  I: 2,
  l: 4,
  d: 4,
  L: 8,
  D: 8,
};

/** An object or an array that is open: how many values are still to come, where its front says so. */
interface Open {
  readonly kind: "{" | "[";
  left: number | undefined;
}

/**
 * Walks through a value of UBJSON and says whether it is one: every length within the file, every container closed.
 * Arrays of numbers are passed over.
 *
 * Problems: `truncated`, `bad-length`, `bad-marker`, `too-deep`, `value-limit`, `trailing-data`, `unreadable`.
 */
export async function checkUbjson(source: ByteSource): Promise<readonly Problem[]> {
  const walk = new Walk(source);
  try {
    await walk.all();
  } catch (error) {
    if (error instanceof Stop) return [error.problem];
    if (!(error instanceof ByteSourceError)) throw error;
    return [{ kind: "unreadable", code: "unreadable", message: error.message, offset: walk.at }];
  }
  return [];
}

/** What ends the walk. */
class Stop extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

class Walk {
  at = 0;
  readonly #source: ByteSource;
  #window = new Uint8Array(0);
  #start = 0;
  #values = 0;
  readonly #open: Open[] = [];

  constructor(source: ByteSource) {
    this.#source = source;
  }

  async all(): Promise<void> {
    await this.#value(await this.#marker());
    for (let open = this.#open.at(-1); open !== undefined; open = this.#open.at(-1)) await this.#inside(open);
    const { size } = this.#source;
    if (size !== undefined && size > this.at)
      this.#fail("trailing-data", `${size - this.at} bytes follow its end`, "malformed");
  }

  async #inside(open: Open): Promise<void> {
    this.#values += 1;
    if (this.#values > mostValues)
      this.#fail("value-limit", "it holds more values than are looked at", "limit");
    if (open.left === 0) {
      this.#open.pop();
      return;
    }
    let marker = await this.#marker();
    if (open.left === undefined && marker === (open.kind === "{" ? "}" : "]")) {
      this.#open.pop();
      return;
    }
    if (open.left !== undefined) open.left -= 1;
    if (open.kind === "{") {
      this.#skip(await this.#integer(marker));
      marker = await this.#marker();
    }
    await this.#value(marker);
  }

  async #value(marker: string): Promise<void> {
    if (marker === "{" || marker === "[") await this.#container(marker);
    else if (marker === "S" || marker === "H") this.#skip(await this.#integer(await this.#marker()));
    else this.#skip(this.#widthOf(marker));
  }

  async #container(kind: "{" | "["): Promise<void> {
    if (this.#open.length >= deepest)
      this.#fail("too-deep", `it is nested more than ${deepest} levels deep`, "limit");
    let type: string | undefined;
    let next = await this.#marker();
    if (next === "$") {
      type = await this.#marker();
      next = await this.#marker();
      if (next !== "#")
        this.#fail("bad-marker", "the type of an array's elements has no count behind it", "malformed");
    }
    if (next !== "#") {
      this.at -= 1;
      this.#open.push({ kind, left: undefined });
      return;
    }
    const count = await this.#integer(await this.#marker());
    if (type === undefined) this.#open.push({ kind, left: count });
    else if (kind === "[") this.#skip(count * this.#widthOf(type));
    else this.#fail("bad-marker", "an object says the type of its values", "malformed");
  }

  #widthOf(marker: string): number {
    return widths[marker] ?? this.#fail("bad-marker", "a value is of no known type", "malformed");
  }

  /** A length. */
  async #integer(marker: string): Promise<number> {
    if (!"iUIlL".includes(marker)) this.#fail("bad-marker", "a length is no number", "malformed");
    const width = this.#widthOf(marker);
    const bytes = await this.#take(width);
    const view = new DataView(bytes.buffer, bytes.byteOffset, width);
    const value = marker === "U" ? view.getUint8(0) : signed(view, width);
    if (value < 0 || value > (this.#source.size ?? Number.MAX_SAFE_INTEGER))
      this.#fail("bad-length", "a length is below zero, or larger than the file", "malformed");
    return value;
  }

  async #marker(): Promise<string> {
    return String.fromCharCode((await this.#take(1))[0] ?? 0);
  }

  #skip(length: number): void {
    this.at += length;
    const { size } = this.#source;
    if (size !== undefined && this.at > size) this.#end();
  }

  async #take(length: number): Promise<Uint8Array> {
    const from = this.at - this.#start;
    if (from < 0 || from + length > this.#window.length) {
      this.#window = new Uint8Array(await this.#source.read(this.at, windowBytes));
      this.#start = this.at;
    }
    const start = this.at - this.#start;
    if (start + length > this.#window.length) this.#end();
    this.at += length;
    return this.#window.subarray(start, start + length);
  }

  #end(): never {
    return this.#fail("truncated", "the file ends before its model does", "truncated");
  }

  #fail(code: string, message: string, kind: Problem["kind"]): never {
    throw new Stop({ kind, code, message, offset: this.at });
  }
}

function signed(view: DataView, width: number): number {
  if (width === 8) return Number(view.getBigInt64(0));
  if (width === 4) return view.getInt32(0);
  return width === 2 ? view.getInt16(0) : view.getInt8(0);
}

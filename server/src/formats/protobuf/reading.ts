import type { ByteSource } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";

/** A stretch of a source, in bytes. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/** So many fields are looked at in one file. */
const mostFields = 20_000_000;
const windowBytes = 64 * 1024;

/** What one reading of a file shares: its problems, and its bounds. */
export class ProtoReading {
  readonly source: ByteSource;
  readonly #problems: Problem[] = [];
  #fieldsLeft = mostFields;
  #window = new Uint8Array(0);
  #windowStart = 0;

  constructor(source: ByteSource) {
    this.source = source;
  }

  /** Only the first matters: what follows a break cannot be told from it. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  problem(code: string, message: string, offset: number, kind: Problem["kind"] = "malformed"): void {
    if (this.#problems.length < 20) this.#problems.push({ kind, code, message, offset });
  }

  /** False once the bound is hit. */
  takeField(offset: number): boolean {
    this.#fieldsLeft -= 1;
    if (this.#fieldsLeft === 0) {
      this.problem("too-many-fields", `more than ${mostFields} fields are not looked at`, offset, "limit");
    }
    return this.#fieldsLeft > 0;
  }

  /** What was read last, and where it begins in the source. */
  get window(): Uint8Array {
    return this.#window;
  }

  get windowStart(): number {
    return this.#windowStart;
  }

  /** Whether these bytes are in the window. */
  has(offset: number, length: number): boolean {
    const start = offset - this.#windowStart;
    return start >= 0 && start + length <= this.#window.length;
  }

  /** At least `length` bytes from `offset`, fewer where the source ends. */
  async bytesAt(offset: number, length: number): Promise<Uint8Array> {
    if (this.has(offset, length)) return this.#window.subarray(offset - this.#windowStart);
    this.#window = new Uint8Array(await this.source.read(offset, Math.max(length, windowBytes)));
    this.#windowStart = offset;
    return this.#window;
  }
}

import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError } from "../../host/byte-source.ts";
import type { Decoder, Progress } from "./input.ts";
import { BrokenData, NotUndone } from "./input.ts";

/** The bytes that may still be decompressed for one file, counted over all its members. */
export interface DecompressionBudget {
  left: number;
}

/** Input bytes of a step: few at first, since the heads of a thousand members of a zip bomb must cost little. */
const firstInput = 128;
const mostInput = 1 << 16;
/** What stays in memory behind the position that was read last. */
const keptBehind = 1 << 20;

/** What comes out of compressed bytes. */
export interface DecompressedSource extends ByteSource {
  /**
   * Where in the compressed bytes their stream ends; undefined where it breaks off, or goes on behind so many more bytes
   * of output than have been decoded already.
   */
  end(most: number): Promise<number | undefined>;
}

/**
 * Compressed bytes as a source of what they stand for. They are decoded as far as they are asked for,
 * piece by piece; going back beyond the last mebibyte begins anew. A broken stream hands out what
 * stands before the fault and then throws ByteSourceError, as reading does once the budget is spent.
 *
 * @param open a fresh decoder; asked again where reading begins anew
 */
export function decompressedSource(
  compressed: ByteSource,
  open: () => Decoder | Promise<Decoder>,
  budget: DecompressionBudget,
): DecompressedSource {
  const window = new DecodedWindow(compressed, open, budget);
  return {
    size: undefined,
    read: (offset, length) => window.read(offset, length),
    end: (most) => window.findEnd(most),
  };
}

/** All that the windows of one file keep together; those that were read longest ago give up theirs first. */
const mostHeld = 24 << 20;
const pools = new WeakMap<DecompressionBudget, Set<DecodedWindow>>();

/** Windows of one budget, the one that was read last at the end: an archive's members are opened once, and held all along. */
function poolOf(budget: DecompressionBudget): Set<DecodedWindow> {
  const known = pools.get(budget);
  if (known !== undefined) return known;
  const made = new Set<DecodedWindow>();
  pools.set(budget, made);
  return made;
}

function makeRoom(pool: Set<DecodedWindow>): void {
  let held = 0;
  for (const window of pool) held += window.held;
  for (const window of pool) {
    if (held <= mostHeld) return;
    if (window.busy) continue;
    held -= window.held;
    window.giveUp();
    pool.delete(window);
  }
}

class DecodedWindow {
  /** Whether it is being read. */
  busy = false;
  readonly #compressed: ByteSource;
  readonly #open: () => Decoder | Promise<Decoder>;
  readonly #budget: DecompressionBudget;
  #decoder: Decoder | undefined;
  #input = 0;
  #pieces: Uint8Array[] = [];
  /** Offset of the first piece, and behind the last. */
  #start = 0;
  #end = 0;
  #ended = false;
  #fault: string | undefined;
  /** Whether another decoder would go on behind the fault. */
  #sealed = false;
  #next: Progress = "input";
  #turn: Promise<unknown> = Promise.resolve();

  constructor(compressed: ByteSource, open: () => Decoder | Promise<Decoder>, budget: DecompressionBudget) {
    this.#compressed = compressed;
    this.#open = open;
    this.#budget = budget;
  }

  /** One at a time: two readers of one window would move it away from each other. */
  read(offset: number, length: number): Promise<Uint8Array> {
    const answer = this.#turn.then(() => this.#read(offset, length));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  /** See DecompressedSource. */
  findEnd(most: number): Promise<number | undefined> {
    const answer = this.#turn.then(() => this.#findEnd(most));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async #findEnd(most: number): Promise<number | undefined> {
    const last = this.#end + most;
    while (!this.#ended && this.#end < last) {
      await this.#pump();
      this.#dropBefore(this.#end - keptBehind);
    }
    const { input } = this.#decoder ?? {};
    return this.#ended && this.#fault === undefined && input !== undefined
      ? this.#input - input.left
      : undefined;
  }

  /** Bytes of its pieces. */
  get held(): number {
    return this.#end - this.#start;
  }

  /** Keeps nothing: whoever reads on has it decoded anew. */
  giveUp(): void {
    this.#restart();
  }

  async #read(offset: number, length: number): Promise<Uint8Array> {
    this.busy = true;
    const pool = poolOf(this.#budget);
    pool.delete(this);
    pool.add(this);
    try {
      return await this.#decode(offset, length);
    } finally {
      this.busy = false;
      makeRoom(pool);
    }
  }

  async #decode(offset: number, length: number): Promise<Uint8Array> {
    if (offset < this.#start) this.#restart();
    while (this.#end < offset + length && !this.#ended) {
      await this.#pump();
      this.#dropBefore(Math.min(offset, this.#end) - keptBehind);
    }
    if (this.#fault !== undefined && this.#end < offset + length && this.#end <= offset) {
      throw new ByteSourceError(this.#fault, { sealed: this.#sealed });
    }
    return this.#copy(offset, Math.min(offset + length, this.#end));
  }

  #restart(): void {
    this.#decoder = undefined;
    this.#input = 0;
    this.#pieces = [];
    this.#start = 0;
    this.#end = 0;
    this.#ended = false;
    this.#fault = undefined;
    this.#sealed = false;
    this.#next = "input";
  }

  async #pump(): Promise<void> {
    if (this.#budget.left <= 0) {
      this.#sealed = true;
      this.#fail("the bound on decompressed bytes was reached");
      return;
    }
    const decoder = await this.#opened();
    if (decoder === undefined) return;
    const { input } = decoder;
    if (this.#next === "input" && !input.final) {
      const wanted = Math.min(Math.max(firstInput, this.#input), mostInput);
      const chunk = await this.#compressed.read(this.#input, wanted);
      this.#input += chunk.length;
      const { size } = this.#compressed;
      input.add(chunk, chunk.length < wanted || (size !== undefined && this.#input >= size));
    } else if (this.#next === "input") {
      this.#fail("the compressed data ends before its end mark");
      return;
    }
    this.#step(decoder);
  }

  /** Undefined where a decoder refuses what it is opened with. */
  async #opened(): Promise<Decoder | undefined> {
    try {
      this.#decoder ??= await this.#open();
    } catch (error) {
      if (!(error instanceof BrokenData)) throw error;
      this.#break(error);
    }
    return this.#decoder;
  }

  #step(decoder: Decoder): void {
    try {
      this.#next = decoder.step();
      if (this.#next === "end") this.#ended = true;
    } catch (error) {
      this.#break(error);
    }
    this.#add(decoder.take());
  }

  #break(error: unknown): void {
    const reason = error instanceof Error ? error.message : "broken";
    this.#sealed = error instanceof NotUndone;
    this.#fail(
      this.#sealed
        ? `it is packed in a way that is not undone here (${reason})`
        : `the compressed data is broken (${reason})`,
    );
  }

  #fail(reason: string): void {
    this.#ended = true;
    this.#fault = reason;
  }

  #add(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.#pieces.push(piece);
    this.#end += piece.length;
    this.#budget.left -= piece.length;
  }

  #dropBefore(offset: number): void {
    let first = this.#pieces[0];
    while (first !== undefined && this.#start + first.length <= offset) {
      this.#start += first.length;
      this.#pieces.shift();
      first = this.#pieces[0];
    }
  }

  #copy(from: number, to: number): Uint8Array {
    const made = new Uint8Array(Math.max(to - from, 0));
    let at = this.#start;
    for (const piece of this.#pieces) {
      const begin = Math.max(from - at, 0);
      const end = Math.min(to - at, piece.length);
      if (end > begin) made.set(piece.subarray(begin, end), at + begin - from);
      at += piece.length;
      if (at >= to) break;
    }
    return made;
  }
}

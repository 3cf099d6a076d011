// fflate: pure JavaScript, streaming, no dependency; nothing else in the project inflates.
import { Gunzip, Inflate, Unzlib } from "fflate";
import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError } from "../../host/byte-source.ts";

/** raw: as zip stores it (RFC 1951); zlib: RFC 1950; gzip: RFC 1952, one or more members. */
export type DeflateWrapper = "raw" | "zlib" | "gzip";

/** The bytes that may still be decompressed for one file, counted over all its members. */
export interface DecompressionBudget {
  left: number;
}

/** Input bytes of a step: few at first, since the heads of a thousand members of a zip bomb must cost little. */
const firstInput = 128;
const mostInput = 4096;
/** What stays in memory behind the position that was read last. */
const keptBehind = 1 << 20;

interface Decoder {
  push(chunk: Uint8Array, final?: boolean): void;
}

function decoderFor(wrapper: DeflateWrapper, onData: (chunk: Uint8Array) => void): Decoder {
  if (wrapper === "zlib") return new Unzlib(onData);
  return wrapper === "gzip" ? new Gunzip(onData) : new Inflate(onData);
}

/** What of fflate's state says where it stands: it has no public word for it. */
interface DecoderState {
  /** f: the final block was seen; l: a block's tables are open. */
  readonly s?: { readonly f?: unknown; readonly l?: unknown };
  /** Of gzip: above 0 between two members. */
  readonly v?: unknown;
}

/** Whether the last block of a deflate stream is through; of gzip never, since another member may follow. */
function isThrough(decoder: DecoderState): boolean {
  return decoder.s?.f === 1 && (decoder.s.l === undefined || decoder.s.l === null);
}

/** Whether the input may end here. */
function mayEnd(decoder: DecoderState, wrapper: DeflateWrapper): boolean {
  return isThrough(decoder) || (wrapper === "gzip" && typeof decoder.v === "number" && decoder.v > 0);
}

/**
 * Deflated bytes as a source. They are inflated as far as they are asked for, piece by piece; going
 * back beyond the last mebibyte begins anew. A broken stream hands out what stands before the fault
 * and then throws ByteSourceError, as reading does once the budget is spent.
 */
export function inflateSource(
  compressed: ByteSource,
  wrapper: DeflateWrapper,
  budget: DecompressionBudget,
): ByteSource {
  const window = new InflateWindow(compressed, wrapper, budget);
  return { size: undefined, read: (offset, length) => window.read(offset, length) };
}

class InflateWindow {
  readonly #compressed: ByteSource;
  readonly #wrapper: DeflateWrapper;
  readonly #budget: DecompressionBudget;
  #decoder: Decoder | undefined;
  #input = 0;
  #pieces: Uint8Array[] = [];
  /** Offset of the first piece, and behind the last. */
  #start = 0;
  #end = 0;
  #ended = false;
  #fault: string | undefined;

  constructor(compressed: ByteSource, wrapper: DeflateWrapper, budget: DecompressionBudget) {
    this.#compressed = compressed;
    this.#wrapper = wrapper;
    this.#budget = budget;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    if (offset < this.#start) this.#restart();
    while (this.#end < offset + length && !this.#ended) {
      await this.#pump();
      this.#dropBefore(Math.min(offset, this.#end) - keptBehind);
    }
    if (this.#fault !== undefined && this.#end < offset + length && this.#end <= offset) {
      throw new ByteSourceError(this.#fault);
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
  }

  async #pump(): Promise<void> {
    if (this.#budget.left <= 0) {
      this.#fail("the bound on decompressed bytes was reached");
      return;
    }
    const wanted = Math.min(Math.max(firstInput, this.#input), mostInput);
    const chunk = await this.#compressed.read(this.#input, wanted);
    this.#input += chunk.length;
    const final = chunk.length < wanted;
    try {
      this.#decoder ??= decoderFor(this.#wrapper, (piece) => this.#add(piece));
      this.#decoder.push(chunk, false);
      // The cast: the decoder's own state, whose fields are looked at with care.
      const state = this.#decoder as DecoderState;
      if (isThrough(state) || (final && mayEnd(state, this.#wrapper))) this.#ended = true;
      else if (final) this.#fail("the compressed data ends before its end mark");
    } catch (error) {
      const reason = error instanceof Error ? error.message : "broken";
      this.#fail(`the compressed data is broken (${reason})`);
    }
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

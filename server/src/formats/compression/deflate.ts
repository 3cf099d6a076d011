// fflate: pure JavaScript, streaming, no dependency; nothing else in the project inflates.
import { Inflate, Unzlib } from "fflate";
import type { Decoder, Progress } from "./input.ts";
import { BrokenData, Input, Output } from "./input.ts";

/** raw: as zip stores it (RFC 1951); zlib: RFC 1950. */
export type DeflateWrapper = "raw" | "zlib";

/** fflate puts out all that its input stands for at once, a thousand times as much at worst, and copies it as it grows. */
const mostInput = 4096;
const leastInput = 128;
/** So much output of one piece of input costs the least. */
const wantedOutput = 1 << 17;

/** Bytes of the checksum behind a zlib stream. */
const checksum = 4;

interface Library {
  push(chunk: Uint8Array, final?: boolean): void;
}

function libraryFor(wrapper: DeflateWrapper, onData: (chunk: Uint8Array) => void): Library {
  return wrapper === "zlib" ? new Unzlib(onData) : new Inflate(onData);
}

/** What of fflate's state says where it stands: it has no public word for it. */
interface LibraryState {
  /** f: the final block was seen; l: a block's tables are open; p: bits of the first byte that are used up. */
  s?: { readonly f?: unknown; readonly l?: unknown; readonly p?: unknown; readonly i?: unknown };
  /** Input that is not used up. */
  p?: Uint8Array;
  /** The last output, which matches reach back into. */
  o?: Uint8Array;
  /** Of zlib: above 0 before its header. */
  readonly v?: unknown;
}

/** Whether the last block of a deflate stream is through. */
function isThrough(library: LibraryState): boolean {
  return library.s?.f === 1 && (library.s.l === undefined || library.s.l === null);
}

export class DeflateDecoder implements Decoder {
  readonly input: Input;
  readonly #output = new Output();
  readonly #wrapper: DeflateWrapper;
  readonly #library: Library;
  #inputSize = mostInput;

  constructor(wrapper: DeflateWrapper, input = new Input()) {
    this.input = input;
    this.#wrapper = wrapper;
    this.#library = libraryFor(wrapper, (piece) => this.#output.add(piece));
  }

  step(): Progress {
    const { input } = this;
    // Empty input at the end still closes what is open.
    if (input.left > 0) {
      const before = this.#output.length;
      this.#push(input.take(Math.min(input.left, this.#inputSize)));
      this.#adapt(this.#output.length - before);
    }
    const state = this.#state;
    if (isThrough(state)) {
      this.#giveBack(state);
      return "end";
    }
    if (input.left > 0) return "more";
    if (!input.final) return "input";
    this.#takeCutBlock();
    throw new BrokenData("the compressed data ends before its end mark");
  }

  take(): Uint8Array {
    return this.#output.take();
  }

  /** What the library took and did not use stands behind the stream, and the checksum of zlib. */
  #giveBack(state: LibraryState): void {
    const begun = typeof state.s?.p === "number" && (state.s.p & 7) > 0 ? 1 : 0;
    const rest = (state.p ?? new Uint8Array(0)).subarray(begun);
    this.input.putBack(rest);
    if (this.#wrapper === "zlib") this.input.position += Math.min(checksum, this.input.left);
    state.p = new Uint8Array(0);
  }

  #adapt(output: number): void {
    if (output > 2 * wantedOutput) this.#inputSize = Math.max(this.#inputSize >> 1, leastInput);
    else if (output < wantedOutput / 4) this.#inputSize = Math.min(this.#inputSize * 2, mostInput);
  }

  get #state(): LibraryState {
    // The cast: the library's own state, whose fields are looked at with care.
    return this.#library as LibraryState;
  }

  /**
   * fflate keeps nothing of what it decoded of a piece in which it meets a fault. Python's readers hand
   * that out, and an unpickler runs it, so the piece is decoded again up to the fault.
   */
  #push(chunk: Uint8Array): void {
    const state = this.#state;
    const open = state.s;
    const before = { ...open };
    try {
      this.#library.push(chunk, false);
    } catch (error) {
      // A member that began within this piece has put nothing out yet.
      const begun = state.s === open ? before : { i: 0 };
      if (state.v === undefined || state.v === 0) this.#decodeToFault(begun);
      throw error;
    }
  }

  #decodeToFault(begun: NonNullable<LibraryState["s"]>): void {
    const state = this.#state;
    const pending = state.p ?? new Uint8Array(0);
    state.s = begun;
    state.p = new Uint8Array(0);
    let at = 0;
    for (let size = pending.length; size > 0; ) {
      const open: LibraryState["s"] = { ...state.s };
      const held: Uint8Array | undefined = state.p;
      try {
        Inflate.prototype.push.call(this.#library, pending.subarray(at, at + size), false);
        at += size;
        size = Math.min(size, pending.length - at);
      } catch {
        state.s = open;
        if (held !== undefined) state.p = held;
        size >>= 1;
      }
    }
    this.#takeCutBlock();
  }

  /** The bytes of a stored block (RFC 1951, section 3.2.4) whose end is missing: fflate waits for all of it. */
  #takeCutBlock(): void {
    const { s, p: rest } = this.#state;
    if (rest === undefined || s === undefined || s.f === 1 || (s.l !== undefined && s.l !== null)) return;
    const bit = typeof s.p === "number" ? s.p & 7 : 0;
    const header = (((rest[0] ?? 0) | ((rest[1] ?? 0) << 8)) >> bit) & 7;
    if (header >> 1 !== 0) return;
    const at = (bit + 3 + 7) >> 3;
    const length = (rest[at] ?? 0) | ((rest[at + 1] ?? 0) << 8);
    const complement = (rest[at + 2] ?? 0) | ((rest[at + 3] ?? 0) << 8);
    if ((length ^ complement) === 0xffff) this.#output.add(rest.slice(at + 4, at + 4 + length));
  }
}

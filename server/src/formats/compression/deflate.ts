// fflate: pure JavaScript, streaming, no dependency; nothing else in the project inflates.
import { Gunzip, Inflate, Unzlib } from "fflate";
import type { Decoder, Progress } from "./input.ts";
import { BrokenData, Input, Output } from "./input.ts";

/** raw: as zip stores it (RFC 1951); zlib: RFC 1950; gzip: RFC 1952, one or more members. */
export type DeflateWrapper = "raw" | "zlib" | "gzip";

/** fflate puts out all that its input stands for at once, a thousand times as much at worst. */
const mostInput = 4096;

interface Library {
  push(chunk: Uint8Array, final?: boolean): void;
}

function libraryFor(wrapper: DeflateWrapper, onData: (chunk: Uint8Array) => void): Library {
  if (wrapper === "zlib") return new Unzlib(onData);
  return wrapper === "gzip" ? new Gunzip(onData) : new Inflate(onData);
}

/** What of fflate's state says where it stands: it has no public word for it. */
interface LibraryState {
  /** f: the final block was seen; l: a block's tables are open. */
  readonly s?: { readonly f?: unknown; readonly l?: unknown };
  /** Of gzip: above 0 between two members. */
  readonly v?: unknown;
}

/** Whether the last block of a deflate stream is through; of gzip never, since another member may follow. */
function isThrough(library: LibraryState): boolean {
  return library.s?.f === 1 && (library.s.l === undefined || library.s.l === null);
}

export class DeflateDecoder implements Decoder {
  readonly input = new Input();
  readonly #output = new Output();
  readonly #wrapper: DeflateWrapper;
  readonly #library: Library;

  constructor(wrapper: DeflateWrapper) {
    this.#wrapper = wrapper;
    this.#library = libraryFor(wrapper, (piece) => this.#output.add(piece));
  }

  step(): Progress {
    const { input } = this;
    // Empty input at the end still closes what is open.
    if (input.left > 0) this.#library.push(input.take(Math.min(input.left, mostInput)), false);
    // The cast: the library's own state, whose fields are looked at with care.
    const state = this.#library as LibraryState;
    if (isThrough(state)) return "end";
    if (input.left > 0) return "more";
    if (!input.final) return "input";
    if (this.#wrapper === "gzip" && typeof state.v === "number" && state.v > 0) return "end";
    throw new BrokenData("the compressed data ends before its end mark");
  }

  take(): Uint8Array {
    return this.#output.take();
  }
}

import { latin1Text, nextForeign } from "../../text/byte-text.ts";
import { sequenceLength } from "../../text/decode.ts";
import type { Span } from "../../text/span.ts";
import { type Cut, type JsonSource, outlinedSource } from "./json-source.ts";

/** Stands in an outline for what is not ASCII: a control character, which no JSON has outside of strings. */
const standIn = 0x80;
/** A text that changes more often between ASCII and others is decoded as a whole. */
const mostChanges = 4_000_000;

/** Makes the outline of bytes, from one of them on, without some stretches. */
export class Outliner {
  readonly cuts: Cut[] = [];
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #leftOut: readonly Span[];
  readonly #offsets: number[] = [];
  readonly #places: number[] = [];
  readonly #outline: Uint8Array;
  #length = 0;
  #isComplete = true;

  constructor(bytes: Uint8Array, start: number, leftOut: readonly Span[]) {
    this.#bytes = bytes;
    this.#start = start;
    this.#leftOut = leftOut;
    const isWhole = leftOut.length === 0 && nextForeign(bytes, start, bytes.length) === bytes.length;
    const length = leftOut.reduce((sum, { start: from, end }) => sum - (end - from), bytes.length);
    this.#outline = isWhole ? bytes.subarray(start) : scratch(length);
    if (isWhole) this.#length = bytes.length - start;
    else this.#isComplete = this.#addAll();
  }

  /** Undefined where the bytes are no UTF-8, or have a NUL among them. */
  source(): JsonSource | undefined {
    if (!this.#isComplete) return undefined;
    const outline = latin1Text(this.#outline.subarray(0, this.#length));
    if (outline.includes("\0")) return undefined;
    return outlinedSource({
      outline,
      bytes: this.#bytes,
      start: this.#start,
      offsets: this.#offsets,
      places: this.#places,
      cuts: this.cuts,
    });
  }

  #addAll(): boolean {
    let from = this.#start;
    for (const { start, end } of this.#leftOut) {
      if (!this.#add(from, start)) return false;
      this.cuts.push({ at: this.#length, length: end - start });
      this.#note(end);
      from = end;
    }
    return this.#add(from, this.#bytes.length);
  }

  /** That this byte stands next in the outline. */
  #note(place: number): void {
    this.#offsets.push(this.#length);
    this.#places.push(place);
  }

  #add(from: number, end: number): boolean {
    let at = from;
    while (at < end) {
      const foreign = nextForeign(this.#bytes, at, end);
      this.#copy(at, foreign);
      if (foreign === end) return true;
      at = this.#standIn(foreign, end);
      if (at < 0 || this.#offsets.length >= mostChanges) return false;
      this.#note(at);
    }
    return true;
  }

  #copy(from: number, end: number): void {
    this.#outline.set(this.#bytes.subarray(from, end), this.#length);
    this.#length += end - from;
  }

  /** Writes for a stretch that is not ASCII; the byte behind it, or -1 where it is no UTF-8. */
  #standIn(from: number, end: number): number {
    const bytes = this.#bytes;
    let at = from;
    while (at < end && (bytes[at] ?? 0) >= standIn) {
      const length = sequenceLength(bytes, at);
      if (length === 0 || at + length > end) return -1;
      this.#outline[this.#length] = standIn;
      this.#length += 1;
      // Beyond the basic plane a character is two units.
      if (length === 4) {
        this.#outline[this.#length] = standIn;
        this.#length += 1;
      }
      at += length;
    }
    return at;
  }
}

/** Longer ones are not kept. */
const mostKept = 4 * 1024 * 1024;
let kept = new Uint8Array(0);

/** Memory that is used again: it is decoded before the next is asked for, and fresh memory costs more than filling it. */
function scratch(length: number): Uint8Array {
  if (length > mostKept) return new Uint8Array(length);
  if (kept.length < length) kept = new Uint8Array(Math.min(mostKept, length * 2));
  return kept.subarray(0, length);
}

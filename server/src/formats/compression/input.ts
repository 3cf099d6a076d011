/** What a decoder throws for data that cannot be what it says it is; the window turns it into a problem. */
export class BrokenData extends Error {
  override readonly name = "BrokenData";
}

/** The data may be right, and is packed in a way that is not undone here: a loader may well open it. */
export class NotUndone extends BrokenData {}

/** What a decoder answers when it wants to be called again. */
export type Progress =
  /** It put out something, or moved on, and can go on. */
  | "more"
  /** It needs further input. */
  | "input"
  /** The stream is through. */
  | "end";

/** Compressed bytes that came, and were not used up. */
export class Input {
  bytes: Uint8Array = new Uint8Array(0);
  position = 0;
  /** Nothing follows. */
  final = false;

  add(chunk: Uint8Array, final: boolean): void {
    const rest = this.bytes.subarray(this.position);
    if (rest.length === 0) this.bytes = chunk;
    else {
      const joined = new Uint8Array(rest.length + chunk.length);
      joined.set(rest);
      joined.set(chunk, rest.length);
      this.bytes = joined;
    }
    this.position = 0;
    this.final = final;
  }

  /** Bytes that were taken last and are not used come first again. */
  putBack(bytes: Uint8Array): void {
    const rest = this.bytes.subarray(this.position);
    const joined = new Uint8Array(bytes.length + rest.length);
    joined.set(bytes);
    joined.set(rest, bytes.length);
    this.bytes = joined;
    this.position = 0;
  }

  get left(): number {
    return this.bytes.length - this.position;
  }

  /** Whether `count` bytes are here; throws where they will never be. */
  has(count: number): boolean {
    if (this.left >= count) return true;
    if (this.final) throw new BrokenData("the compressed data ends before its end mark");
    return false;
  }

  byte(): number {
    const value = this.bytes[this.position] ?? 0;
    this.position += 1;
    return value;
  }

  peek(at: number): number {
    return this.bytes[this.position + at] ?? 0;
  }

  uint16(): number {
    return this.byte() | (this.byte() << 8);
  }

  uint32(): number {
    return (this.uint16() | (this.uint16() << 16)) >>> 0;
  }

  take(count: number): Uint8Array {
    const value = this.bytes.subarray(this.position, this.position + count);
    this.position += count;
    return value;
  }
}

/** A decompressor that is fed and asked in turns, so that no more is put out than whoever asks has room for. */
export interface Decoder {
  readonly input: Input;
  /** Goes on until something was put out, some hundred kilobytes at most, or input is missing. */
  step(): Progress;
  /** What was put out since the last time. */
  take(): Uint8Array;
}

/** Bytes that a decoder puts out, taken away in pieces. */
export class Output {
  #pieces: Uint8Array[] = [];
  length = 0;

  add(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.#pieces.push(piece);
    this.length += piece.length;
  }

  take(): Uint8Array {
    const [only] = this.#pieces;
    if (only === undefined) return new Uint8Array(0);
    let joined = only;
    if (this.#pieces.length > 1) {
      joined = new Uint8Array(this.length);
      let at = 0;
      for (const piece of this.#pieces) {
        joined.set(piece, at);
        at += piece.length;
      }
    }
    this.#pieces = [];
    this.length = 0;
    return joined;
  }
}

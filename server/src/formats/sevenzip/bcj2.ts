import type { Decoder, Progress } from "../compression/input.ts";
import { BrokenData, Input } from "../compression/input.ts";

const top = 2 ** 24;
const modelBits = 11;
const moveBits = 5;
const mostInput = 1 << 16;

/** The decisions whether a call or jump was changed, in LZMA's range coder (7-Zip, DOC/lzma-specification). */
class Decisions {
  readonly #bytes: Uint8Array;
  /** One for CALL behind each byte, one for JMP, one for the jumps with a condition. */
  readonly #models = new Uint16Array(258).fill(1 << (modelBits - 1));
  #at = 5;
  #range = 0xffffffff;
  #code: number;

  constructor(bytes: Uint8Array) {
    if (bytes.length < 5) throw new BrokenData("its stream of decisions breaks off");
    this.#bytes = bytes;
    this.#code = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
  }

  next(model: number): boolean {
    if (this.#range < top) {
      if (this.#at >= this.#bytes.length) throw new BrokenData("its stream of decisions breaks off");
      this.#range *= 256;
      this.#code = ((this.#code << 8) | (this.#bytes[this.#at] ?? 0)) >>> 0;
      this.#at += 1;
    }
    const probability = this.#models[model] ?? 0;
    const bound = (this.#range >>> modelBits) * probability;
    if (this.#code < bound) {
      this.#range = bound;
      this.#models[model] = probability + (((1 << modelBits) - probability) >> moveBits);
      return false;
    }
    this.#range -= bound;
    this.#code -= bound;
    this.#models[model] = probability - (probability >> moveBits);
    return true;
  }
}

/** The targets of calls, or those of jumps, one behind another. */
class Targets {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  next(): number {
    if (this.#at + 4 > this.#view.byteLength) throw new BrokenData("its stream of targets breaks off");
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4);
  }
}

/** The streams of BCJ2 beside the one with the rest of the program. */
export interface Bcj2Streams {
  readonly calls: Uint8Array;
  readonly jumps: Uint8Array;
  readonly decisions: Uint8Array;
}

/**
 * BCJ2 undone: 7-Zip writes the targets of calls and jumps in machine code of x86 into streams of their own.
 * Source: 7-Zip 22.01, DOC/Methods.txt, and the description of the streams in LZMA SDK, Bcj2.h.
 */
export class Bcj2Decoder implements Decoder {
  readonly input = new Input();
  readonly #calls: Targets;
  readonly #jumps: Targets;
  readonly #decisions: Decisions;
  readonly #size: number;
  #made = 0;
  #previous = 0;
  #out: number[] = [];

  constructor(streams: Bcj2Streams, size: number) {
    this.#calls = new Targets(streams.calls);
    this.#jumps = new Targets(streams.jumps);
    this.#decisions = new Decisions(streams.decisions);
    this.#size = size;
  }

  step(): Progress {
    const { input } = this;
    for (let count = Math.min(input.left, mostInput); count > 0 && this.#made < this.#size; count -= 1) {
      const byte = input.byte();
      this.#put(byte);
      const model = this.#model(byte);
      this.#previous = byte;
      if (model !== undefined && this.#made < this.#size && this.#decisions.next(model))
        this.#putDistance((byte & 0xff) === 0xe8 ? this.#calls : this.#jumps);
    }
    if (this.#made >= this.#size) return "end";
    if (input.left > 0) return "more";
    if (input.final) throw new BrokenData("the compressed data ends before its end mark");
    return "input";
  }

  /** Of CALL, JMP, and a jump with a condition, which has two bytes. */
  #model(byte: number): number | undefined {
    if (byte === 0xe8) return this.#previous;
    if (byte === 0xe9) return 256;
    return this.#previous === 0x0f && (byte & 0xf0) === 0x80 ? 257 : undefined;
  }

  #putDistance(targets: Targets): void {
    const distance = (targets.next() - (this.#made + 4)) >>> 0;
    for (let shift = 0; shift < 32; shift += 8) this.#put((distance >>> shift) & 0xff);
    this.#previous = distance >>> 24;
  }

  #put(byte: number): void {
    this.#out.push(byte);
    this.#made += 1;
  }

  take(): Uint8Array {
    const taken = Uint8Array.from(this.#out);
    this.#out = [];
    return taken;
  }
}

import type { Decoder, Progress } from "./input.ts";
import { BrokenData, Input, Output } from "./input.ts";

const headerBytes = 3;
const firstWidth = 9;
const widest = 16;
const clearCode = 256;
/** Codes of one width come in groups of eight: what is left of a group is passed over where the width changes. */
const groupCodes = 8;
/** So many codes of a step put out half a mebibyte of usual data, and some hundred mebibytes never. */
const codesAtOnce = 4096;
const mostOutput = 1 << 19;

/**
 * `compress`, whose files end in `.Z`: codes of 9 to 16 bits for texts that were seen before. Source: ncompress 5.0,
 * compress.c, decompress.
 */
export class LzwDecoder implements Decoder {
  readonly input = new Input();
  readonly #output = new Output();
  readonly #prefixes = new Uint16Array(1 << widest);
  readonly #suffixes = new Uint8Array(1 << widest);
  readonly #stack = new Uint8Array(1 << widest);
  #largest = 0;
  #clears = false;
  #width = firstWidth;
  #free = 0;
  #previous = -1;
  #first = 0;
  #bits = 0;
  #bitCount = 0;
  /** Codes of this width since it began. */
  #read = 0;

  step(): Progress {
    if (this.#largest === 0) {
      if (!this.input.has(headerBytes)) return "input";
      this.#open();
    }
    for (let count = 0; count < codesAtOnce && this.#output.length < mostOutput; count += 1) {
      const code = this.#code();
      if (code === undefined) return this.input.final ? "end" : "input";
      if (code === clearCode && this.#clears) this.#clear();
      else this.#put(code);
    }
    return "more";
  }

  take(): Uint8Array {
    return this.#output.take();
  }

  #open(): void {
    this.input.position += 2;
    const flags = this.input.byte();
    const width = flags & 0x1f;
    if (width < firstWidth || width > widest) throw new BrokenData("its codes have an impossible width");
    this.#largest = width;
    this.#clears = (flags & 0x80) !== 0;
    this.#free = this.#clears ? clearCode + 1 : clearCode;
  }

  #clear(): void {
    this.#passGroup();
    this.#width = firstWidth;
    this.#free = clearCode + 1;
    this.#previous = -1;
  }

  #code(): number | undefined {
    if (this.#free > 2 ** this.#width - 1 && this.#width < this.#largest) {
      this.#passGroup();
      this.#width += 1;
    }
    const code = this.#take();
    if (code !== undefined) this.#read += 1;
    return code;
  }

  #take(): number | undefined {
    while (this.#bitCount < this.#width) {
      if (this.input.left === 0) return undefined;
      this.#bits |= this.input.byte() << this.#bitCount;
      this.#bitCount += 8;
    }
    const code = this.#bits & (2 ** this.#width - 1);
    this.#bits >>>= this.#width;
    this.#bitCount -= this.#width;
    return code;
  }

  #passGroup(): void {
    for (; this.#read % groupCodes !== 0; this.#read += 1) if (this.#take() === undefined) break;
    this.#read = 0;
  }

  #put(code: number): void {
    const isNew = code >= this.#free;
    if (isNew && (code > this.#free || this.#previous < 0))
      throw new BrokenData("a code stands for nothing that was seen");
    const text = this.#textOf(isNew ? this.#previous : code, isNew);
    this.#output.add(text);
    this.#first = text[0] ?? 0;
    if (this.#previous >= 0 && this.#free < 2 ** this.#largest) {
      this.#prefixes[this.#free] = this.#previous;
      this.#suffixes[this.#free] = this.#first;
      this.#free += 1;
    }
    this.#previous = code;
  }

  /** The text of a code, written from its end; `again`: with its first byte once more behind it. */
  #textOf(code: number, again: boolean): Uint8Array {
    const stack = this.#stack;
    let at = stack.length - (again ? 1 : 0);
    for (let rest = code; ; rest = this.#prefixes[rest] ?? 0) {
      at -= 1;
      if (at < 0) throw new BrokenData("a code is longer than any can be");
      if (rest < 256) {
        stack[at] = rest;
        break;
      }
      stack[at] = this.#suffixes[rest] ?? 0;
    }
    if (again) stack[stack.length - 1] = stack[at] ?? 0;
    return stack.slice(at);
  }
}

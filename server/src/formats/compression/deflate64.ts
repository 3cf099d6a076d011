import type { Decoder, Progress } from "./input.ts";
import { BrokenData, Input } from "./input.ts";

/** A block's tables, or one symbol with its distance, never take more input than this. */
const tableInput = 512;
const symbolInput = 16;
const piece = 1 << 16;
const history = 1 << 16;

const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 16];
const lengthBases = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 3,
];
const codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Canonical codes: how many of each length, and the symbols in their order. */
interface CodeTable {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

function codeTable(lengths: Uint8Array): CodeTable {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const offsets = new Uint16Array(17);
  for (let length = 1; length < 16; length += 1)
    offsets[length + 1] = (offsets[length] ?? 0) + (counts[length] ?? 0);
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const place = offsets[length] ?? 0;
    symbols[place] = symbol;
    offsets[length] = place + 1;
  }
  return { counts, symbols };
}

function fixedTables(): { readonly literals: CodeTable; readonly distances: CodeTable } {
  const lengths = new Uint8Array(288).fill(8);
  lengths.fill(9, 144, 256).fill(7, 256, 280);
  return { literals: codeTable(lengths), distances: codeTable(new Uint8Array(32).fill(5)) };
}

/**
 * Deflate64, as Windows' Explorer writes zips beyond 2 GB: deflate with a window of 64 KiB, two more
 * distances, and a last length of 16 bits. No Python and no PyTorch opens it. Source: 7-Zip,
 * CPP/7zip/Compress/DeflateConst.h; RFC 1951 for the rest.
 */
export class Deflate64Decoder implements Decoder {
  readonly input = new Input();
  #bits = 0;
  #bitCount = 0;
  #stage: "block" | "stored" | "symbols" | "done" = "block";
  #isLast = false;
  #storedLeft = 0;
  #literals: CodeTable = codeTable(new Uint8Array(0));
  #distances: CodeTable = this.#literals;
  readonly #window = new Uint8Array(history);
  #at = 0;
  #total = 0;
  #out: Uint8Array = new Uint8Array(3 * piece);
  #outLength = 0;

  step(): Progress {
    while (this.#outLength < piece) {
      const needed = this.#stage === "block" ? tableInput : this.#stage === "stored" ? 1 : symbolInput;
      if (this.#stage === "done") return "end";
      if (!this.input.final && this.input.left < needed) return this.#outLength > 0 ? "more" : "input";
      if (this.#stage === "block") this.#block();
      else if (this.#stage === "stored") this.#stored();
      else this.#symbol();
    }
    return "more";
  }

  take(): Uint8Array {
    const taken = this.#out.slice(0, this.#outLength);
    this.#outLength = 0;
    return taken;
  }

  #take(count: number): number {
    while (this.#bitCount < count) {
      this.input.has(1);
      this.#bits |= this.input.byte() << this.#bitCount;
      this.#bitCount += 8;
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#bitCount -= count;
    return value;
  }

  #block(): void {
    if (this.#isLast) {
      this.#stage = "done";
      return;
    }
    this.#isLast = this.#take(1) === 1;
    const type = this.#take(2);
    if (type === 3) throw new BrokenData("a deflate64 block has an unknown type");
    if (type === 0) {
      this.#bits = 0;
      this.#bitCount = 0;
      this.input.has(4);
      this.#storedLeft = this.input.uint16();
      if ((this.input.uint16() ^ this.#storedLeft) !== 0xffff)
        throw new BrokenData("a deflate64 block's two lengths differ");
      this.#stage = "stored";
      return;
    }
    const { literals, distances } = type === 1 ? fixedTables() : this.#readTables();
    this.#literals = literals;
    this.#distances = distances;
    this.#stage = "symbols";
  }

  #readTables(): { readonly literals: CodeTable; readonly distances: CodeTable } {
    const literalCount = this.#take(5) + 257;
    const distanceCount = this.#take(5) + 1;
    const count = this.#take(4) + 4;
    const own = new Uint8Array(19);
    for (const place of codeLengthOrder.slice(0, count)) own[place] = this.#take(3);
    const table = codeTable(own);
    const lengths = new Uint8Array(literalCount + distanceCount);
    for (let index = 0; index < lengths.length; ) {
      const symbol = this.#decode(table);
      if (symbol < 16) {
        lengths[index] = symbol;
        index += 1;
        continue;
      }
      const value = symbol === 16 ? (lengths[index - 1] ?? 0) : 0;
      const repeat =
        symbol === 16 ? 3 + this.#take(2) : symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7);
      if (index + repeat > lengths.length)
        throw new BrokenData("a deflate64 block has too many code lengths");
      lengths.fill(value, index, index + repeat);
      index += repeat;
    }
    return {
      literals: codeTable(lengths.subarray(0, literalCount)),
      distances: codeTable(lengths.subarray(literalCount)),
    };
  }

  #stored(): void {
    if (this.#storedLeft === 0) {
      this.#stage = "block";
      return;
    }
    this.input.has(1);
    const count = Math.min(this.#storedLeft, this.input.left, piece);
    for (const byte of this.input.take(count)) this.#put(byte);
    this.#storedLeft -= count;
  }

  #symbol(): void {
    const symbol = this.#decode(this.#literals);
    if (symbol < 256) this.#put(symbol);
    else if (symbol === 256) this.#stage = "block";
    else {
      const length = (lengthBases[symbol - 257] ?? 0) + this.#take(lengthBits[symbol - 257] ?? 0);
      const slot = this.#decode(this.#distances);
      const extra = slot < 4 ? 0 : (slot >> 1) - 1;
      const distance = 1 + (slot < 4 ? slot : ((2 + (slot & 1)) << extra) + this.#take(extra));
      if (distance > Math.min(this.#total, history))
        throw new BrokenData("a deflate64 match reaches behind the beginning");
      for (let index = 0; index < length; index += 1)
        this.#put(this.#window[(this.#at - distance + history) % history] ?? 0);
    }
  }

  #put(byte: number): void {
    this.#window[this.#at] = byte;
    this.#at = (this.#at + 1) % history;
    this.#total += 1;
    this.#out[this.#outLength] = byte;
    this.#outLength += 1;
  }

  #decode({ counts, symbols }: CodeTable): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length += 1) {
      code |= this.#take(1);
      const count = counts[length] ?? 0;
      if (code - first < count) return symbols[index + code - first] ?? 0;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new BrokenData("a deflate64 block has no such code");
  }
}

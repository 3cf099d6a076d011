import type { Decoder, Progress } from "./input.ts";
import { BrokenData, Input, Output } from "./input.ts";

const blockMagic = 0x314159265359;
const endMagic = 0x177245385090;
const longestCode = 20;
const groupSize = 50;
/** No encoder's block is so long, compressed: 900,000 symbols of twenty bits, and tables. */
const longestBlock = 2_400_000;

/** The block is not all here yet. */
class MissingInput extends Error {}

/**
 * bzip2, of one or more streams as Python's bz2 takes them. A block is decoded as soon as all of it
 * is there; checksums are passed over. Source: bzip2 1.0.8, decompress.c and huffman.c.
 */
export class Bzip2Decoder implements Decoder {
  readonly input = new Input();
  readonly #output = new Output();
  /** Bits before the input's position that belong to it still. */
  #bit = 0;
  #blockSize = 0;
  /** What has to be there before the block is tried again. */
  #wanted = 0;
  #streams = 0;
  /** The block that is being put out. */
  #runs: RunReader | undefined;

  step(): Progress {
    if (this.#runs !== undefined) {
      this.#output.add(this.#runs.next());
      if (this.#runs.done) this.#runs = undefined;
      return "more";
    }
    const { input } = this;
    if (!input.final && input.left < this.#wanted) return "input";
    const { position } = input;
    const bit = this.#bit;
    try {
      return this.#blockSize === 0 ? this.#header() : this.#block();
    } catch (error) {
      if (!(error instanceof MissingInput)) throw error;
      input.position = position;
      this.#bit = bit;
      if (input.final) throw new BrokenData("the compressed data ends before its end mark");
      if (input.left > longestBlock) throw new BrokenData("a bzip2 block is longer than any is");
      this.#wanted = Math.max(2 * input.left, 4096);
      return "input";
    }
  }

  take(): Uint8Array {
    return this.#output.take();
  }

  #header(): Progress {
    const { input } = this;
    if (this.#streams > 0 && input.left === 0) return input.final ? "end" : "input";
    if (input.left < 4) {
      if (this.#streams > 0 && input.final) return "end";
      throw new MissingInput();
    }
    const level = input.peek(3) - 0x30;
    const isHeader = input.peek(0) === 0x42 && input.peek(1) === 0x5a && input.peek(2) === 0x68;
    if (!isHeader || level < 1 || level > 9) {
      if (this.#streams > 0) return "end";
      throw new BrokenData("a bzip2 stream has no header");
    }
    input.position += 4;
    this.#blockSize = level * 100_000;
    this.#bit = 0;
    this.#streams += 1;
    return "more";
  }

  #block(): Progress {
    const magic = this.#bits(24) * 2 ** 24 + this.#bits(24);
    if (magic === endMagic) {
      this.#bits(16);
      this.#bits(16);
      // Streams begin at whole bytes.
      if (this.#bit > 0) this.input.position += 1;
      this.#bit = 0;
      this.#blockSize = 0;
      this.#wanted = 0;
      return "more";
    }
    if (magic !== blockMagic) throw new BrokenData("a bzip2 block has no magic number");
    this.#bits(16);
    this.#bits(16);
    if (this.#bits(1) === 1) throw new BrokenData("a bzip2 block is randomised, as none has been since 1996");
    const origin = this.#bits(24);
    const symbols = this.#usedBytes();
    const { tables, selectors } = this.#readTables(symbols.length + 2);
    const block = this.#moveToFront(symbols, tables, selectors);
    const bytes = block.bytes.subarray(0, block.length);
    if (origin >= bytes.length) throw new BrokenData("a bzip2 block begins outside of itself");
    this.#wanted = 0;
    this.#runs = new RunReader(undoSort(bytes, block.counts, origin));
    return "more";
  }

  #bits(count: number): number {
    const { input } = this;
    const end = this.#bit + count;
    if (end <= 32 && input.left >= 4) {
      const word = (input.peek(0) << 24) | (input.peek(1) << 16) | (input.peek(2) << 8) | input.peek(3);
      input.position += end >> 3;
      const start = this.#bit;
      this.#bit = end & 7;
      return (word << start) >>> (32 - count);
    }
    let value = 0;
    let left = count;
    while (left > 0) {
      if (input.left === 0) throw new MissingInput();
      const here = Math.min(8 - this.#bit, left);
      const byte = input.peek(0);
      value = (value << here) | ((byte >> (8 - this.#bit - here)) & ((1 << here) - 1));
      this.#bit += here;
      left -= here;
      if (this.#bit === 8) {
        this.#bit = 0;
        input.position += 1;
      }
    }
    return value;
  }

  #usedBytes(): Uint8Array {
    const groups = this.#bits(16);
    const used: number[] = [];
    for (let group = 0; group < 16; group += 1) {
      if ((groups & (0x8000 >> group)) === 0) continue;
      const bits = this.#bits(16);
      for (let bit = 0; bit < 16; bit += 1) if ((bits & (0x8000 >> bit)) !== 0) used.push(group * 16 + bit);
    }
    if (used.length === 0) throw new BrokenData("a bzip2 block uses no byte");
    return Uint8Array.from(used);
  }

  #readTables(symbols: number): { readonly tables: readonly CodeTable[]; readonly selectors: Uint8Array } {
    const count = this.#bits(3);
    const selectorCount = this.#bits(15);
    if (count < 2 || count > 6 || selectorCount === 0)
      throw new BrokenData("a bzip2 block has impossible tables");
    const order = Array.from({ length: count }, (_, index) => index);
    const selectors = new Uint8Array(selectorCount);
    for (let index = 0; index < selectorCount; index += 1) {
      let place = 0;
      while (this.#bits(1) === 1) {
        place += 1;
        if (place >= count) throw new BrokenData("a bzip2 block selects a table that it has not");
      }
      const [chosen = 0] = order.splice(place, 1);
      order.unshift(chosen);
      selectors[index] = chosen;
    }
    const tables = Array.from({ length: count }, () => this.#codeTable(symbols));
    return { tables, selectors };
  }

  #codeTable(symbols: number): CodeTable {
    const lengths = new Uint8Array(symbols);
    let length = this.#bits(5);
    for (let index = 0; index < symbols; index += 1) {
      while (this.#bits(1) === 1) length += this.#bits(1) === 1 ? -1 : 1;
      if (length < 1 || length > longestCode) throw new BrokenData("a bzip2 code has an impossible length");
      lengths[index] = length;
    }
    return codeTable(lengths);
  }

  /** The sorted bytes: runs of the first byte in bijective base 2, other bytes by their place in the order. */
  #moveToFront(symbols: Uint8Array, tables: readonly CodeTable[], selectors: Uint8Array): SortedBlock {
    const block = new SortedBlock(this.#blockSize);
    const order = symbols.slice();
    const end = symbols.length + 1;
    let run = 0;
    let runBit = 1;
    for (let index = 0; ; index += 1) {
      const table = tables[selectors[Math.floor(index / groupSize)] ?? 255];
      if (table === undefined) throw new BrokenData("a bzip2 block has more symbols than selectors");
      const symbol = this.#decode(table);
      if (symbol <= 1) {
        run += runBit << symbol;
        runBit <<= 1;
        if (run > this.#blockSize) throw new BrokenData("a bzip2 run is longer than its block");
        continue;
      }
      block.add(order[0] ?? 0, run);
      run = 0;
      runBit = 1;
      if (symbol === end) return block;
      const byte = order[symbol - 1] ?? 0;
      order.copyWithin(1, 0, symbol - 1);
      order[0] = byte;
      block.add(byte, 1);
    }
  }

  #decode({ limits, bases, symbols, shortest }: CodeTable): number {
    let length = shortest;
    let code = this.#bits(length);
    while (length <= longestCode && code > (limits[length] ?? -1)) {
      code = (code << 1) | this.#bits(1);
      length += 1;
    }
    const symbol = symbols[code - (bases[length] ?? 0)];
    if (length > longestCode || symbol === undefined) throw new BrokenData("a bzip2 block has no such code");
    return symbol;
  }
}

/** The last column of the sorted block, and how often each byte is in it. */
class SortedBlock {
  readonly bytes: Uint8Array;
  readonly counts = new Uint32Array(256);
  length = 0;

  constructor(most: number) {
    this.bytes = new Uint8Array(most);
  }

  add(byte: number, count: number): void {
    if (count === 0) return;
    if (this.length + count > this.bytes.length)
      throw new BrokenData("a bzip2 block is longer than it may be");
    this.bytes.fill(byte, this.length, this.length + count);
    this.counts[byte] = (this.counts[byte] ?? 0) + count;
    this.length += count;
  }
}

/** Canonical codes: of each length the last code, and what to take off a code for its place among the symbols. */
interface CodeTable {
  readonly limits: Int32Array;
  readonly bases: Int32Array;
  readonly symbols: Uint16Array;
  readonly shortest: number;
}

function codeTable(lengths: Uint8Array): CodeTable {
  const limits = new Int32Array(longestCode + 2).fill(-1);
  const bases = new Int32Array(longestCode + 2);
  const symbols = new Uint16Array(lengths.length);
  let code = 0;
  let placed = 0;
  let shortest = longestCode;
  for (let length = 1; length <= longestCode; length += 1) {
    bases[length] = code - placed;
    for (const [symbol, itsLength] of lengths.entries()) {
      if (itsLength !== length) continue;
      symbols[placed] = symbol;
      placed += 1;
      code += 1;
      shortest = Math.min(shortest, length);
    }
    limits[length] = code - 1;
    code <<= 1;
  }
  return { limits, bases, symbols, shortest };
}

/** Burrows and Wheeler's transform, backwards. */
function undoSort(bytes: Uint8Array, counts: Uint32Array, origin: number): Uint8Array {
  const starts = new Uint32Array(256);
  for (let byte = 1; byte < 256; byte += 1) starts[byte] = (starts[byte - 1] ?? 0) + (counts[byte - 1] ?? 0);
  const next = new Uint32Array(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    const place = starts[byte] ?? 0;
    next[place] = index;
    starts[byte] = place + 1;
  }
  const made = new Uint8Array(bytes.length);
  let at = next[origin] ?? 0;
  for (let index = 0; index < bytes.length; index += 1) {
    made[index] = bytes[at] ?? 0;
    at = next[at] ?? 0;
  }
  return made;
}

const piece = 1 << 16;

/**
 * Undoes the runs of a block: four equal bytes are followed by how many more there are. A block can
 * grow to 51 times of itself, so it is done piece by piece.
 */
class RunReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #equal = 0;
  #previous = -1;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  next(): Uint8Array {
    const made = new Uint8Array(piece + 255);
    let length = 0;
    while (length < piece && !this.done) {
      const byte = this.#bytes[this.#at] ?? 0;
      this.#at += 1;
      if (this.#equal === 4) {
        made.fill(this.#previous, length, length + byte);
        length += byte;
        this.#equal = 0;
        this.#previous = -1;
        continue;
      }
      this.#equal = byte === this.#previous ? this.#equal + 1 : 1;
      this.#previous = byte;
      made[length] = byte;
      length += 1;
    }
    return made.subarray(0, length);
  }
}

import { BrokenData, type Input } from "./input.ts";

/**
 * The LZMA decoder, as far as it goes with the input that is here. Sources: 7-Zip's LZMA specification
 * (lzma-specification.txt, 2015) and XZ for Java (public domain), whose structure it follows.
 */

/** One symbol never takes more input than this (LzmaDec.h, LZMA_REQUIRED_INPUT_MAX is 20). */
const symbolInput = 24;
const piece = 1 << 16;
const longestMatch = 273;
/** A larger dictionary than xz's highest preset has is only kept as far as this. */
const largestDictionary = 1 << 26;

const states = 12;
const posStatesMax = 16;
const probInit = 1024;
const none = 0xffffffff;

/** The recently written bytes. It grows as it fills, since headers may say any size. */
class Dictionary {
  readonly #size: number;
  #bytes: Uint8Array;
  #at = 0;
  /** Bytes written since the last reset, as far as distances may reach. */
  #full = 0;

  constructor(size: number) {
    this.#size = Math.max(Math.min(size, largestDictionary), 4096);
    this.#bytes = new Uint8Array(Math.min(this.#size, piece));
  }

  reset(): void {
    this.#full = 0;
  }

  get isEmpty(): boolean {
    return this.#full === 0;
  }

  put(byte: number): void {
    if (this.#at === this.#bytes.length) this.#wrap();
    this.#bytes[this.#at] = byte;
    this.#at += 1;
    if (this.#full < this.#size) this.#full += 1;
  }

  #wrap(): void {
    if (this.#bytes.length < this.#size) {
      const grown = new Uint8Array(Math.min(this.#bytes.length * 2, this.#size));
      grown.set(this.#bytes);
      this.#bytes = grown;
    } else this.#at = 0;
  }

  /** The byte `distance` + 1 back. */
  get(distance: number): number {
    if (distance >= this.#full) throw new BrokenData("an LZMA match reaches behind the beginning");
    let index = this.#at - distance - 1;
    if (index < 0) index += this.#bytes.length;
    return this.#bytes[index] ?? 0;
  }
}

function probabilities(count: number): Uint16Array {
  return new Uint16Array(count).fill(probInit);
}

/** Probabilities of a match's length. */
interface LengthModel {
  readonly choice: Uint16Array;
  readonly low: readonly Uint16Array[];
  readonly mid: readonly Uint16Array[];
  readonly high: Uint16Array;
}

function lengthModel(): LengthModel {
  const trees = () => Array.from({ length: posStatesMax }, () => probabilities(8));
  return { choice: probabilities(2), low: trees(), mid: trees(), high: probabilities(256) };
}

function makeModel(literalBits: number) {
  return {
    literal: probabilities(0x300 << literalBits),
    isMatch: probabilities(states * posStatesMax),
    isRep: probabilities(states),
    isRep0: probabilities(states),
    isRep1: probabilities(states),
    isRep2: probabilities(states),
    isRep0Long: probabilities(states * posStatesMax),
    slots: Array.from({ length: 4 }, () => probabilities(64)),
    special: probabilities(128),
    align: probabilities(16),
    length: lengthModel(),
    repeatLength: lengthModel(),
  };
}

export interface LzmaProperties {
  readonly lc: number;
  readonly lp: number;
  readonly pb: number;
}

/** The byte that holds lc, lp and pb; undefined where no encoder could have written it. */
export function lzmaProperties(byte: number): LzmaProperties | undefined {
  if (byte >= 9 * 5 * 5) return undefined;
  const rest = Math.floor(byte / 9);
  return { lc: byte % 9, lp: rest % 5, pb: Math.floor(rest / 5) };
}

export class LzmaDecoder {
  readonly dictionary: Dictionary;
  readonly #input: Input;
  #properties: LzmaProperties = { lc: 3, lp: 0, pb: 2 };
  #model = makeModel(3);
  #state = 0;
  #rep0 = 0;
  #rep1 = 0;
  #rep2 = 0;
  #rep3 = 0;
  #range = none;
  #code = 0;
  /** Bytes written since the stream, or its last reset of the dictionary, began: contexts depend on it. */
  #total = 0;
  #out: Uint8Array = new Uint8Array(piece + longestMatch);
  #outLength = 0;

  constructor(input: Input, dictionarySize: number) {
    this.#input = input;
    this.dictionary = new Dictionary(dictionarySize);
  }

  resetDictionary(): void {
    this.dictionary.reset();
    this.#total = 0;
  }

  resetState(properties: LzmaProperties = this.#properties): void {
    this.#properties = properties;
    this.#model = makeModel(properties.lc + properties.lp);
    this.#state = 0;
    this.#rep0 = this.#rep1 = this.#rep2 = this.#rep3 = 0;
  }

  /** Reads the five bytes with which each run of the range coder begins. */
  beginRange(): void {
    if (this.#input.byte() !== 0) throw new BrokenData("an LZMA stream does not begin with 0");
    this.#range = none;
    this.#code = 0;
    for (let index = 0; index < 4; index += 1) this.#code = ((this.#code << 8) | this.#input.byte()) >>> 0;
  }

  /** Takes bytes as they are: LZMA2's chunks that would not compress. */
  copy(bytes: Uint8Array): void {
    for (const byte of bytes) this.#put(byte);
  }

  take(): Uint8Array {
    const taken = this.#out.slice(0, this.#outLength);
    this.#outLength = 0;
    return taken;
  }

  get pending(): number {
    return this.#outLength;
  }

  /**
   * Decodes up to `limit` bytes; fewer where output has piled up or input is missing.
   *
   * @param whole all input of this run is here
   * @returns how many bytes were made; -1 at the end mark
   */
  decode(limit: number, whole: boolean): number {
    let made = 0;
    while (made < limit && this.#outLength < piece) {
      if (!whole && this.#input.left < symbolInput) return made;
      const length = this.#symbol(limit - made);
      if (length < 0) return -1;
      made += length;
    }
    return made;
  }

  #put(byte: number): void {
    this.dictionary.put(byte);
    if (this.#outLength === this.#out.length) {
      const grown = new Uint8Array(this.#out.length * 2);
      grown.set(this.#out);
      this.#out = grown;
    }
    this.#out[this.#outLength] = byte;
    this.#outLength += 1;
    this.#total += 1;
  }

  /** One literal or match, of which at most `room` bytes are wanted; -1 for the end mark. */
  #symbol(room: number): number {
    const posState = this.#total & ((1 << this.#properties.pb) - 1);
    const model = this.#model;
    if (this.#bit(model.isMatch, (this.#state << 4) + posState) === 0) {
      this.#literal();
      return 1;
    }
    let length: number;
    if (this.#bit(model.isRep, this.#state) === 0) {
      length = this.#match(posState);
      if (length < 0) return -1;
    } else {
      const short = this.#repeat(posState);
      if (short === 1) return 1;
      length = short;
    }
    if (length > room) throw new BrokenData("an LZMA match goes on behind the stated size");
    for (let index = 0; index < length; index += 1) this.#put(this.dictionary.get(this.#rep0));
    return length;
  }

  #literal(): void {
    const { lc, lp } = this.#properties;
    const previous = this.dictionary.isEmpty ? 0 : this.dictionary.get(0);
    const context = ((this.#total & ((1 << lp) - 1)) << lc) + (previous >> (8 - lc));
    const base = 0x300 * context;
    const { literal } = this.#model;
    let symbol = 1;
    if (this.#state >= 7) {
      let match = this.dictionary.get(this.#rep0);
      do {
        const matchBit = (match >> 7) & 1;
        match <<= 1;
        const bit = this.#bit(literal, base + ((1 + matchBit) << 8) + symbol);
        symbol = (symbol << 1) | bit;
        if (matchBit !== bit) break;
      } while (symbol < 0x100);
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.#bit(literal, base + symbol);
    this.#put(symbol & 0xff);
    this.#state = this.#state < 4 ? 0 : this.#state < 10 ? this.#state - 3 : this.#state - 6;
  }

  /** A match at a new distance; -1 for the end mark. */
  #match(posState: number): number {
    this.#rep3 = this.#rep2;
    this.#rep2 = this.#rep1;
    this.#rep1 = this.#rep0;
    const length = this.#length(this.#model.length, posState);
    this.#state = this.#state < 7 ? 7 : 10;
    const slots = this.#model.slots[Math.min(length - 2, 3)];
    const slot = slots === undefined ? 0 : this.#tree(slots, 6);
    this.#rep0 = slot < 4 ? slot : this.#distance(slot);
    return this.#rep0 === none ? -1 : length;
  }

  #distance(slot: number): number {
    const bits = (slot >> 1) - 1;
    const base = ((2 | (slot & 1)) << bits) >>> 0;
    if (slot < 14) return base + this.#reverse(this.#model.special, base - slot, bits);
    const direct = this.#direct(bits - 4);
    return (base + direct * 16 + this.#reverse(this.#model.align, 0, 4)) >>> 0;
  }

  /** A match at one of the last four distances; 1 for one byte, which is written already. */
  #repeat(posState: number): number {
    const model = this.#model;
    if (this.#bit(model.isRep0, this.#state) === 0) {
      if (this.#bit(model.isRep0Long, (this.#state << 4) + posState) === 0) {
        this.#state = this.#state < 7 ? 9 : 11;
        this.#put(this.dictionary.get(this.#rep0));
        return 1;
      }
    } else this.#rotate();
    const length = this.#length(model.repeatLength, posState);
    this.#state = this.#state < 7 ? 8 : 11;
    return length;
  }

  #rotate(): void {
    const model = this.#model;
    let distance = this.#rep1;
    if (this.#bit(model.isRep1, this.#state) === 1) {
      distance = this.#rep2;
      if (this.#bit(model.isRep2, this.#state) === 1) {
        distance = this.#rep3;
        this.#rep3 = this.#rep2;
      }
      this.#rep2 = this.#rep1;
    }
    this.#rep1 = this.#rep0;
    this.#rep0 = distance;
  }

  #length(model: LengthModel, posState: number): number {
    const [low, mid] = [model.low[posState], model.mid[posState]];
    if (low === undefined || mid === undefined) throw new BrokenData("an LZMA position is out of range");
    if (this.#bit(model.choice, 0) === 0) return 2 + this.#tree(low, 3);
    if (this.#bit(model.choice, 1) === 0) return 10 + this.#tree(mid, 3);
    return 18 + this.#tree(model.high, 8);
  }

  // ---- the range coder

  #normalize(): void {
    if (this.#range >= 0x1000000) return;
    if (this.#input.left === 0) throw new BrokenData("the compressed data ends before its end mark");
    this.#range = (this.#range << 8) >>> 0;
    this.#code = ((this.#code << 8) | this.#input.byte()) >>> 0;
  }

  #bit(model: Uint16Array, index: number): number {
    this.#normalize();
    const probability = model[index] ?? probInit;
    const bound = (this.#range >>> 11) * probability;
    if (this.#code < bound) {
      this.#range = bound;
      model[index] = probability + ((2048 - probability) >> 5);
      return 0;
    }
    this.#range -= bound;
    this.#code -= bound;
    model[index] = probability - (probability >> 5);
    return 1;
  }

  #tree(model: Uint16Array, bits: number): number {
    let symbol = 1;
    for (let index = 0; index < bits; index += 1) symbol = (symbol << 1) | this.#bit(model, symbol);
    return symbol - (1 << bits);
  }

  #reverse(model: Uint16Array, base: number, bits: number): number {
    let symbol = 1;
    let value = 0;
    for (let index = 0; index < bits; index += 1) {
      const bit = this.#bit(model, base + symbol);
      symbol = (symbol << 1) | bit;
      value |= bit << index;
    }
    return value;
  }

  #direct(bits: number): number {
    let value = 0;
    for (let index = 0; index < bits; index += 1) {
      this.#normalize();
      this.#range >>>= 1;
      const bit = this.#code >= this.#range ? 1 : 0;
      if (bit === 1) this.#code -= this.#range;
      value = value * 2 + bit;
    }
    return value;
  }
}

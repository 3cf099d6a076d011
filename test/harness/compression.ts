import { join, raw, utf8 } from "./pickle.ts";

/**
 * Writes compressed streams that are right and say little: literals only, blocks as they are. Real
 * compressors are tried in test/real.
 */
function little(value: number, width: number): Uint8Array {
  return Uint8Array.from({ length: width }, (_, index) => Math.floor(value / 2 ** (8 * index)) & 0xff);
}

function pieces(bytes: Uint8Array, length: number): readonly Uint8Array[] {
  const count = Math.ceil(bytes.length / length);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * length, (index + 1) * length));
}

/** One LZ4 frame; `linked` says that its blocks may reach into earlier ones. */
export function lz4(content: Uint8Array, options: { readonly magic?: number } = {}): Uint8Array {
  // Version 1, independent blocks; blocks of 64 KiB; the header's checksum is not looked at.
  const header = join(little(options.magic ?? 0x184d2204, 4), raw(0x60, 0x40, 0));
  const blocks = pieces(content, 1 << 16).map((piece) => join(little(piece.length + 2 ** 31, 4), piece));
  return join(header, ...blocks, little(0, 4));
}

/** An LZ4 frame whose one block is literals and then a match of `length` bytes at `distance`. */
export function lz4Match(literals: Uint8Array, distance: number, length: number): Uint8Array {
  const more = Array.from({ length: Math.floor((length - 19) / 255) }, () => 255);
  const extended = length >= 19 ? raw(...more, (length - 19) % 255) : raw();
  const token = (literals.length << 4) | Math.min(length - 4, 15);
  const block = join(raw(token), literals, little(distance, 2), extended);
  return join(little(0x184d2204, 4), raw(0x60, 0x70, 0), little(block.length, 4), block, little(0, 4));
}

/** A Zstandard frame of blocks as they are. */
export function zstd(content: Uint8Array): Uint8Array {
  const blocks = pieces(content, 1 << 16);
  const written = blocks.map((piece, at) =>
    join(little((at === blocks.length - 1 ? 1 : 0) + piece.length * 8, 3), piece),
  );
  // No content size; a window of 128 KiB.
  return join(little(0xfd2fb528, 4), raw(0, 7 << 3), ...(written.length > 0 ? written : [little(1, 3)]));
}

/** Zstandard blocks that each stand for 128 KiB of one byte, behind a window of 2^`windowLog` bytes. */
export function zstdRuns(count: number, windowLog: number): Uint8Array {
  const run = (last: boolean) => join(little((last ? 1 : 0) + 2 + (1 << 17) * 8, 3), raw(0x41));
  const blocks = Array.from({ length: count }, (_, at) => run(at === count - 1));
  return join(little(0xfd2fb528, 4), raw(0, (windowLog - 10) << 3), ...blocks);
}

/** LZMA2 of chunks as they are. */
export function lzma2(content: Uint8Array): Uint8Array {
  const chunks = pieces(content, 1 << 16).map((piece, at) =>
    join(raw(at === 0 ? 1 : 2), raw((piece.length - 1) >> 8, (piece.length - 1) & 0xff), piece),
  );
  return join(...chunks, raw(0));
}

export interface XzOptions {
  /** A filter before LZMA2; what it does to the content is up to `filtered`. */
  readonly filter?: number;
  readonly properties?: Uint8Array;
  filtered?(content: Uint8Array): Uint8Array;
}

/** The content as differences from the byte `distance` before each. */
export function differences(content: Uint8Array, distance: number): Uint8Array {
  return content.map((byte, at) => byte - (content[at - distance] ?? 0));
}

/** An xz stream of one block. Its checksums are zeros: they are not looked at. */
export function xz(content: Uint8Array, options: XzOptions = {}): Uint8Array {
  const { filter, properties = raw(), filtered = (bytes) => bytes } = options;
  const packed = lzma2(filtered(content));
  const before = filter === undefined ? raw() : join(raw(filter, properties.length), properties);
  const words = Math.ceil((2 + before.length + 3) / 4);
  const body = join(raw(words, filter === undefined ? 0 : 1), before, raw(0x21, 1, 16));
  // Padded, then its checksum.
  const block = join(body, new Uint8Array(words * 4 - body.length), new Uint8Array(4));
  const padding = new Uint8Array((4 - (packed.length % 4)) % 4);
  const record = join(multibyte(block.length + packed.length), multibyte(content.length));
  const index = join(raw(0, 1), record);
  const indexEnd = new Uint8Array(((4 - (index.length % 4)) % 4) + 4);
  const header = join(raw(0xfd), utf8("7zXZ"), raw(0, 0, 0), new Uint8Array(4));
  const footer = join(new Uint8Array(4), little(0, 4), raw(0, 0), utf8("YZ"));
  return join(header, block, packed, padding, index, indexEnd, footer);
}

function multibyte(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 128);
  }
  return raw(...bytes, rest);
}

/** The encoder's half of LZMA's range coder (7-Zip's LZMA specification, turned round). */
class RangeEncoder {
  readonly bytes: number[] = [];
  #low = 0n;
  #range = 0xffffffff;
  #cache = 0;
  #pending = 1;

  bit(model: Uint16Array, index: number, bit: number): void {
    const probability = model[index] ?? 1024;
    const bound = Math.floor(this.#range / 2048) * probability;
    if (bit === 0) {
      this.#range = bound;
      model[index] = probability + ((2048 - probability) >> 5);
    } else {
      this.#low += BigInt(bound);
      this.#range -= bound;
      model[index] = probability - (probability >> 5);
    }
    while (this.#range < 0x1000000) {
      this.#range *= 256;
      this.#shift();
    }
  }

  flush(): void {
    for (let index = 0; index < 5; index += 1) this.#shift();
  }

  #shift(): void {
    if (this.#low < 0xff000000n || this.#low > 0xffffffffn) {
      const carry = Number(this.#low >> 32n);
      for (; this.#pending > 0; this.#pending -= 1) {
        this.bytes.push((this.#cache + carry) & 0xff);
        this.#cache = 0xff;
      }
      this.#cache = Number((this.#low >> 24n) & 0xffn);
    }
    this.#pending += 1;
    this.#low = (this.#low & 0x00ffffffn) << 8n;
  }
}

/** The LZMA stream of literals, without end mark. */
function lzmaLiterals(content: Uint8Array, { lc, pb }: LzmaOptions): Uint8Array {
  const encoder = new RangeEncoder();
  const isMatch = new Uint16Array(16).fill(1024);
  const literal = new Uint16Array(8 * 0x300).fill(1024);
  for (const [at, byte] of content.entries()) {
    encoder.bit(isMatch, at & ((1 << pb) - 1), 0);
    const base = 0x300 * ((content[at - 1] ?? 0) >> (8 - lc));
    let symbol = 1;
    for (let index = 7; index >= 0; index -= 1) {
      const bit = (byte >> index) & 1;
      encoder.bit(literal, base + symbol, bit);
      symbol = (symbol << 1) | bit;
    }
  }
  encoder.flush();
  return Uint8Array.from(encoder.bytes);
}

export interface LzmaOptions {
  readonly lc: number;
  readonly pb: number;
}

/** As everybody writes it. */
const usual: LzmaOptions = { lc: 3, pb: 2 };

function lzmaProperties({ lc, pb }: LzmaOptions): Uint8Array {
  return join(raw(pb * 45 + lc), little(1 << 16, 4));
}

/** The bare `.lzma` format. */
export function lzma(content: Uint8Array, options: LzmaOptions = usual): Uint8Array {
  return join(lzmaProperties(options), little(content.length, 8), lzmaLiterals(content, options));
}

/** What zip's method 14 stores. */
export function zipLzma(content: Uint8Array): Uint8Array {
  return join(raw(9, 20), little(5, 2), lzmaProperties(usual), lzmaLiterals(content, usual));
}

class BitWriter {
  readonly bits: number[] = [];

  write(value: number, count: number): void {
    for (let index = count - 1; index >= 0; index -= 1) this.bits.push(Math.floor(value / 2 ** index) & 1);
  }

  bytes(): Uint8Array {
    return Uint8Array.from({ length: Math.ceil(this.bits.length / 8) }, (_, at) =>
      Array.from({ length: 8 }, (_unused, bit) => this.bits[at * 8 + bit] ?? 0).reduce(
        (sum, bit) => sum * 2 + bit,
        0,
      ),
    );
  }
}

/** bzip2 of one short block, every symbol coded in nine bits. Its checksums are zeros. */
export function bzip2(content: Uint8Array): Uint8Array {
  const out = new BitWriter();
  if (content.length > 0) writeBlock(out, runs(content));
  out.write(0x177245, 24);
  out.write(0x385090, 24);
  out.write(0, 32);
  return join(utf8("BZh9"), out.bytes());
}

/** Four equal bytes are followed by how many more there are. */
function runs(content: Uint8Array): Uint8Array {
  const made: number[] = [];
  let equal = 0;
  for (const byte of content) {
    equal = byte === made[made.length - 1] && equal > 0 ? equal + 1 : 1;
    made.push(byte);
    if (equal !== 4) continue;
    made.push(0);
    equal = 0;
  }
  return Uint8Array.from(made);
}

function writeBlock(out: BitWriter, bytes: Uint8Array): void {
  const length = bytes.length;
  const order = Array.from({ length }, (_, at) => at).sort((a, b) => {
    for (let index = 0; index < length; index += 1) {
      const difference = (bytes[(a + index) % length] ?? 0) - (bytes[(b + index) % length] ?? 0);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  out.write(0x314159, 24);
  out.write(0x265359, 24);
  out.write(0, 32);
  out.write(0, 1);
  out.write(order.indexOf(0), 24);
  // All 256 bytes are said to be used, so that their places in the order are themselves.
  for (let group = 0; group < 17; group += 1) out.write(0xffff, 16);
  const symbols = moveToFront(order.map((at) => bytes[(at + length - 1) % length] ?? 0));
  const groups = Math.ceil(symbols.length / 50);
  out.write(2, 3);
  out.write(groups, 15);
  for (let group = 0; group < groups; group += 1) out.write(0, 1);
  for (let table = 0; table < 2; table += 1) {
    out.write(9, 5);
    for (let symbol = 0; symbol < 258; symbol += 1) out.write(0, 1);
  }
  for (const symbol of symbols) out.write(symbol, 9);
}

function moveToFront(column: readonly number[]): readonly number[] {
  const order = Array.from({ length: 256 }, (_, byte) => byte);
  const symbols: number[] = [];
  let run = 0;
  const flush = (): void => {
    for (; run > 0; run = (run - 1) >> 1) symbols.push(run & 1 ? 0 : 1);
  };
  for (const byte of column) {
    const place = order.indexOf(byte);
    if (place === 0) {
      run += 1;
      continue;
    }
    flush();
    symbols.push(place + 1);
    order.splice(place, 1);
    order.unshift(byte);
  }
  flush();
  return [...symbols, 257];
}

export interface SevenZipFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** One way of packing, by its id. */
export interface SevenZipCoder {
  readonly id: readonly number[];
  readonly properties?: Uint8Array;
  pack?(content: Uint8Array): Uint8Array;
  /** BCJ2: streams that it reads beside its first. */
  readonly beside?: readonly Uint8Array[];
}

export interface SevenZipOptions {
  /** How the one folder is packed; as it is, where left out. */
  readonly coder?: SevenZipCoder;
  /** Ways that were gone before that one, the first one first; each is bound to the next. */
  readonly before?: readonly SevenZipCoder[];
}

function coderBytes({ id, properties = raw(), beside = [] }: SevenZipCoder): Uint8Array {
  const flags = id.length | (properties.length > 0 ? 0x20 : 0) | (beside.length > 0 ? 0x10 : 0);
  const streams = beside.length > 0 ? join(number(1 + beside.length), number(1)) : raw();
  const given = properties.length > 0 ? join(number(properties.length), properties) : raw();
  return join(raw(flags, ...id), streams, given);
}

/** A 7z archive of one folder, its header as it is. */
export function sevenZip(files: readonly SevenZipFile[], options: SevenZipOptions = {}): Uint8Array {
  const coders = [...(options.before ?? []), options.coder ?? { id: [0] }];
  const content = join(...files.map((file) => file.content));
  const main = coders.reduce((bytes, { pack }) => pack?.(bytes) ?? bytes, content);
  const beside = coders.flatMap((coder) => coder.beside ?? []);
  const packedStreams = [main, ...beside];
  const packed = join(...packedStreams);
  const inputs = coders.flatMap((coder, at) => [at, ...(coder.beside ?? []).map(() => undefined)]);
  const firstInput = (at: number) => inputs.indexOf(at);
  const bound = coders.slice(1).map((_, at) => join(number(firstInput(at)), number(at + 1)));
  const open = [
    firstInput(coders.length - 1),
    ...inputs.flatMap((at, input) => (at === undefined ? input : [])),
  ];
  const streams = join(
    raw(0x06, 0),
    number(packedStreams.length),
    raw(0x09),
    ...packedStreams.map((stream) => number(stream.length)),
    raw(0x00, 0x07, 0x0b),
    number(1),
    raw(0),
    number(coders.length),
    ...coders.map(coderBytes),
    ...bound,
    ...(beside.length > 0 ? open.map(number) : []),
    raw(0x0c),
    ...coders.map(() => number(content.length)),
    raw(0x00, 0x08, 0x0d),
    number(files.length),
    raw(0x09),
    ...files.slice(0, -1).map((file) => number(file.content.length)),
    raw(0x00),
  );
  const names = join(raw(0), ...files.map((file) => join(utf16(file.name), raw(0, 0))));
  const header = join(
    raw(0x01, 0x04),
    streams,
    raw(0x00, 0x05),
    number(files.length),
    raw(0x11),
    number(names.length),
    names,
    raw(0x00, 0x00),
  );
  const start = join(little(packed.length, 8), little(header.length, 8), little(0, 4));
  return join(raw(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4), little(0, 4), start, packed, header);
}

/** 7z's numbers: below 128 one byte, else here always five. */
function number(value: number): Uint8Array {
  return value < 0x80 ? raw(value) : join(raw(0xf0), little(value, 4));
}

function utf16(text: string): Uint8Array {
  return join(...Array.from(text, (character) => little(character.charCodeAt(0), 2)));
}

/** `compress`, of single bytes only: the width of its codes grows all the same, and each group of eight is filled up. */
export function compress(content: Uint8Array): Uint8Array {
  const out: number[] = [0x1f, 0x9d, 0x90];
  let bits = 0;
  let bitCount = 0;
  let width = 9;
  let written = 0;
  let free = 257;
  const put = (code: number): void => {
    bits |= code << bitCount;
    bitCount += width;
    for (; bitCount >= 8; bitCount -= 8) {
      out.push(bits & 0xff);
      bits >>>= 8;
    }
    written += 1;
  };
  for (const [at, byte] of content.entries()) {
    if (free > 2 ** width - 1 && width < 16) {
      while (written % 8 !== 0) put(0);
      width += 1;
      written = 0;
    }
    put(byte);
    if (at > 0) free += 1;
  }
  if (bitCount > 0) out.push(bits & 0xff);
  return Uint8Array.from(out);
}

/** A zlib stream that says its window is 2^`bits` bytes. */
export function windowed(stream: Uint8Array, bits: number): Uint8Array {
  const made = stream.slice();
  const first = ((bits - 8) << 4) | 8;
  made.set([first, 31 - ((first * 256) % 31)]);
  return made;
}

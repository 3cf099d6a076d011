import { FrameDecoder } from "./frames.ts";
import type { Progress } from "./input.ts";
import { BrokenData } from "./input.ts";

const frameMagic = 0x184d2204;
/** By the three bits of the block descriptor. */
const blockSizes = [0, 0, 0, 0, 1 << 16, 1 << 18, 1 << 20, 1 << 22];
/** How far a match may reach back, into earlier blocks too. */
const history = 1 << 16;

/**
 * LZ4 frames, as Python's lz4.frame and with it joblib write them. Checksums are passed over.
 * Sources: lz4_Frame_format.md 1.6.4 and lz4_Block_format.md of the LZ4 project.
 */
export class Lz4Decoder extends FrameDecoder {
  #blockChecksum = false;
  #contentChecksum = false;
  #blockSize = 0;
  #window: Uint8Array = new Uint8Array(0);

  constructor() {
    super("an LZ4", frameMagic);
  }

  protected open(): boolean {
    const { input } = this;
    const flags = input.peek(4);
    const header = 7 + ((flags & 0x08) !== 0 ? 8 : 0) + ((flags & 0x01) !== 0 ? 4 : 0);
    if (!input.has(header)) return false;
    if (flags >>> 6 !== 1) throw new BrokenData("an LZ4 frame has an unknown version");
    this.#blockSize = blockSizes[(input.peek(5) >> 4) & 7] ?? 0;
    if (this.#blockSize === 0) throw new BrokenData("an LZ4 frame has an unknown block size");
    this.#blockChecksum = (flags & 0x10) !== 0;
    this.#contentChecksum = (flags & 0x04) !== 0;
    this.#window = new Uint8Array(0);
    input.position += header;
    return true;
  }

  protected inside(): Progress {
    const { input } = this;
    if (!input.has(4)) return "input";
    const word = (input.peek(0) | (input.peek(1) << 8) | (input.peek(2) << 16) | (input.peek(3) << 24)) >>> 0;
    if (word === 0) {
      const end = 4 + (this.#contentChecksum ? 4 : 0);
      if (!input.has(end)) return "input";
      input.position += end;
      return "end";
    }
    const size = word & 0x7fffffff;
    if (size > this.#blockSize) throw new BrokenData("an LZ4 block is longer than its frame allows");
    if (!input.has(4 + size + (this.#blockChecksum ? 4 : 0))) return "input";
    input.position += 4;
    const block = input.take(size);
    if (this.#blockChecksum) input.position += 4;
    const content = word >>> 31 === 1 ? block.slice() : decodeBlock(block, this.#window, this.#blockSize);
    this.#remember(content);
    this.output.add(content);
    return "more";
  }

  #remember(content: Uint8Array): void {
    if (content.length >= history) {
      this.#window = content.slice(content.length - history);
      return;
    }
    const kept = this.#window.subarray(Math.max(0, this.#window.length + content.length - history));
    const joined = new Uint8Array(kept.length + content.length);
    joined.set(kept);
    joined.set(content, kept.length);
    this.#window = joined;
  }
}

/** One block: literals and matches in turns. At most `most` bytes come out. */
function decodeBlock(block: Uint8Array, window: Uint8Array, most: number): Uint8Array {
  const made = new Uint8Array(window.length + most);
  made.set(window);
  const reader = new BlockReader(block);
  let out = window.length;
  for (let token = reader.byte(); token !== undefined; token = reader.byte()) {
    const literals = reader.literals(reader.length(token >> 4));
    if (out + literals.length > made.length) throw tooLong();
    made.set(literals, out);
    out += literals.length;
    const low = reader.byte();
    if (low === undefined) break;
    const offset = low | ((reader.byte() ?? 0) << 8);
    const length = reader.length(token & 15) + 4;
    if (offset === 0 || offset > out) throw new BrokenData("an LZ4 match reaches behind the beginning");
    if (out + length > made.length) throw tooLong();
    for (let index = 0; index < length; index += 1, out += 1) made[out] = made[out - offset] ?? 0;
  }
  return made.slice(window.length, out);
}

function tooLong(): BrokenData {
  return new BrokenData("an LZ4 block is longer than its frame allows");
}

class BlockReader {
  readonly #block: Uint8Array;
  #at = 0;

  constructor(block: Uint8Array) {
    this.#block = block;
  }

  byte(): number | undefined {
    this.#at += 1;
    return this.#block[this.#at - 1];
  }

  /** Four bits, and where those are all ones further bytes up to one below 255. */
  length(bits: number): number {
    if (bits < 15) return bits;
    let length = 15;
    for (let byte = 255; byte === 255; length += byte) {
      const next = this.byte();
      if (next === undefined) throw new BrokenData("an LZ4 block breaks off");
      byte = next;
    }
    return length;
  }

  literals(count: number): Uint8Array {
    if (this.#at + count > this.#block.length) throw new BrokenData("an LZ4 block breaks off");
    this.#at += count;
    return this.#block.subarray(this.#at - count, this.#at);
  }
}

// fzstd: pure JavaScript, MIT, no dependency, by the author of fflate; eight kilobytes bundled.
import { Decompress } from "fzstd";
import type { Decoder, Progress } from "./input.ts";
import { BrokenData, Input, Output } from "./input.ts";

const frameMagic = 0xfd2fb528;
const isSkippable = (magic: number): boolean => magic >>> 4 === 0x184d2a50 >>> 4;
/** zstd's own decoder refuses larger windows unless it is told to (ZSTD_WINDOWLOG_LIMIT_DEFAULT is 27). */
const largestWindow = 1 << 27;
const longestBlock = 1 << 17;
/** The library moves its whole window for each block: so many bytes of that are some seconds. */
const mostMoved = 2 ** 35;

/**
 * Zstandard frames. They are walked block by block here, so that the library never gets more than one
 * block at a time, and never a window larger than zstd itself would take. Source: RFC 8878, section 3.
 */
export class ZstdDecoder implements Decoder {
  readonly input = new Input();
  readonly #output = new Output();
  #stage: "frame" | "block" | "checksum" | "between" = "frame";
  #library: Decompress | undefined;
  #checksum = false;
  #skip = 0;
  #window = 0;
  #moved = 0;

  step(): Progress {
    if (this.#skip > 0) return this.#passOver();
    switch (this.#stage) {
      case "frame":
        return this.#frame();
      case "block":
        return this.#block();
      case "checksum":
        return this.#end();
      case "between":
        return this.#between();
    }
  }

  take(): Uint8Array {
    return this.#output.take();
  }

  #passOver(): Progress {
    const passed = Math.min(this.#skip, this.input.left);
    this.input.position += passed;
    this.#skip -= passed;
    if (this.#skip === 0) return "more";
    this.input.has(1);
    return "input";
  }

  #frame(): Progress {
    const { input } = this;
    if (!input.has(8)) return "input";
    const magic =
      (input.peek(0) | (input.peek(1) << 8) | (input.peek(2) << 16) | (input.peek(3) << 24)) >>> 0;
    if (isSkippable(magic)) {
      input.position += 4;
      this.#skip = input.uint32();
      this.#stage = "between";
      return "more";
    }
    if (magic !== frameMagic) throw new BrokenData("a Zstandard frame has no magic number");
    const descriptor = input.peek(4);
    const size = headerSize(descriptor);
    if (!input.has(size)) return "input";
    const header = input.take(size);
    this.#window = windowOf(header);
    if (this.#window > largestWindow)
      throw new BrokenData(`its window is larger than ${largestWindow} bytes, which zstd refuses too`);
    if ((descriptor & 0x03) !== 0) throw new BrokenData("it needs a dictionary that is kept elsewhere");
    this.#checksum = (descriptor & 0x04) !== 0;
    this.#library = new Decompress((piece) => this.#output.add(piece));
    this.#library.push(header.slice());
    this.#stage = "block";
    return "more";
  }

  #block(): Progress {
    const { input } = this;
    if (!input.has(3)) return "input";
    const word = input.peek(0) | (input.peek(1) << 8) | (input.peek(2) << 16);
    const type = (word >> 1) & 3;
    const length = word >> 3;
    if (type === 3 || length > longestBlock) throw new BrokenData("a Zstandard block is impossible");
    const stored = 3 + (type === 1 ? 1 : length);
    if (!input.has(stored)) return "input";
    const isLast = (word & 1) === 1;
    this.#moved += this.#window;
    if (this.#moved > mostMoved) throw new BrokenData("it has too many blocks for the size of its window");
    this.#library?.push(input.take(stored).slice(), false);
    if (isLast) this.#stage = "checksum";
    return "more";
  }

  #end(): Progress {
    const length = this.#checksum ? 4 : 0;
    if (!this.input.has(length)) return "input";
    this.#library?.push(this.input.take(length).slice(), true);
    this.#library = undefined;
    this.#stage = "between";
    return "more";
  }

  #between(): Progress {
    const { input } = this;
    if (input.left < 8) return input.final ? "end" : "input";
    const first = input.peek(0);
    if (first !== 0x28 && (first & 0xf0) !== 0x50) return "end";
    this.#stage = "frame";
    return "more";
  }
}

/** Magic number, descriptor, window, dictionary id, content size (RFC 8878, section 3.1.1.1). */
function headerSize(descriptor: number): number {
  const single = (descriptor & 0x20) !== 0;
  const contentFlag = descriptor >> 6;
  const content = contentFlag === 0 ? (single ? 1 : 0) : 1 << contentFlag;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  return 5 + (single ? 0 : 1) + dictionary + content;
}

function windowOf(header: Uint8Array): number {
  const descriptor = header[4] ?? 0;
  if ((descriptor & 0x20) === 0) {
    const byte = header[5] ?? 0;
    const base = 2 ** (10 + (byte >> 3));
    return base + (base / 8) * (byte & 7);
  }
  // A frame of one segment: its content is its window.
  const contentFlag = descriptor >> 6;
  const start = 5 + ([0, 1, 2, 4][descriptor & 3] ?? 0);
  let size = 0;
  for (let index = (1 << contentFlag) - 1; index >= 0; index -= 1)
    size = size * 256 + (header[start + index] ?? 0);
  return contentFlag === 1 ? size + 256 : size;
}

// fzstd: pure JavaScript, MIT, no dependency, by the author of fflate; eight kilobytes bundled.
import { Decompress } from "fzstd";
import { FrameDecoder } from "./frames.ts";
import type { Progress } from "./input.ts";
import { BrokenData, NotUndone } from "./input.ts";

const frameMagic = 0xfd2fb528;
/** zstd's own decoder refuses larger windows unless it is told to (ZSTD_WINDOWLOG_LIMIT_DEFAULT is 27). */
const largestWindow = 1 << 27;
const longestBlock = 1 << 17;
/** The library moves its whole window for each block: so many bytes of that are some seconds. */
const mostMoved = 2 ** 35;

/**
 * Zstandard frames. They are walked block by block here, so that the library never gets more than one
 * block at a time, and never a window larger than zstd itself would take. Source: RFC 8878, section 3.
 */
export class ZstdDecoder extends FrameDecoder {
  #library: Decompress | undefined;
  #checksum = false;
  #lastIsRead = false;
  #window = 0;
  #moved = 0;

  constructor() {
    super("a Zstandard", frameMagic);
  }

  protected open(): boolean {
    const { input } = this;
    const descriptor = input.peek(4);
    const size = headerSize(descriptor);
    if (!input.has(size)) return false;
    const header = input.take(size);
    this.#window = windowOf(header);
    if (this.#window > largestWindow)
      throw new BrokenData(`its window is larger than ${largestWindow} bytes, which zstd refuses too`);
    if ((descriptor & 0x03) !== 0) throw new NotUndone("it needs a dictionary that is kept elsewhere");
    this.#checksum = (descriptor & 0x04) !== 0;
    this.#library = new Decompress((piece) => this.output.add(piece));
    this.#library.push(header.slice());
    this.#lastIsRead = false;
    return true;
  }

  protected inside(): Progress {
    if (this.#lastIsRead) return this.#end();
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
    this.#lastIsRead = isLast;
    return "more";
  }

  #end(): Progress {
    const length = this.#checksum ? 4 : 0;
    if (!this.input.has(length)) return "input";
    this.#library?.push(this.input.take(length).slice(), true);
    this.#library = undefined;
    return "end";
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

import { type Undo, undoFilter } from "./branch-filters.ts";
import type { Decoder, Progress } from "./input.ts";
import { BrokenData, Input, NotUndone } from "./input.ts";
import { Lzma2Decoder, lzma2DictionarySize } from "./lzma-streams.ts";

const streamHeaderBytes = 12;
/** Bytes of the check behind a block, by its number (xz-file-format.txt, section 2.1.1.2). */
const checkBytes = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];
const lzma2Filter = 0x21;

/**
 * The xz format: streams one after another, blocks in them, LZMA2 in those. Checks are passed over:
 * Python hands out what it decoded before it compares them.
 * Source: The .xz File Format 1.2.1.
 */
export class XzDecoder implements Decoder {
  readonly input = new Input();
  #stage: "stream" | "block" | "data" | "padding" | "index" | "between" = "stream";
  #check = 0;
  #block: Lzma2Decoder | undefined;
  #consumed = 0;
  /** In the order in which they are undone. */
  #filters: readonly Undo[] = [];
  #records = 0;

  step(): Progress {
    switch (this.#stage) {
      case "stream":
        return this.#streamHeader();
      case "block":
        return this.#blockHeader();
      case "data":
        return this.#data();
      case "padding":
        return this.#padding();
      case "index":
        return this.#index();
      case "between":
        return this.#between();
    }
  }

  take(): Uint8Array {
    let taken = this.#block?.take() ?? new Uint8Array(0);
    const isBlockOver = this.#stage !== "data";
    for (const filter of this.#filters) taken = filter.push(taken, isBlockOver);
    return taken;
  }

  #streamHeader(): Progress {
    const { input } = this;
    if (!input.has(streamHeaderBytes)) return "input";
    const header = input.take(streamHeaderBytes);
    if (header[0] !== 0xfd || header[1] !== 0x37) throw new BrokenData("an xz stream has no header");
    this.#check = checkBytes[(header[7] ?? 0) & 0x0f] ?? 0;
    this.#records = 0;
    this.#stage = "block";
    return "more";
  }

  #blockHeader(): Progress {
    const { input } = this;
    if (!input.has(1)) return "input";
    const first = input.peek(0);
    if (first === 0) {
      this.#stage = "index";
      return "more";
    }
    const size = (first + 1) * 4;
    if (!input.has(size)) return "input";
    this.#openBlock(input.take(size));
    this.#records += 1;
    this.#consumed = 0;
    this.#stage = "data";
    return "more";
  }

  #openBlock(header: Uint8Array): void {
    const flags = header[1] ?? 0;
    const reader = new Input();
    reader.add(header.subarray(2), true);
    for (const present of [flags & 0x40, flags & 0x80]) if (present !== 0) multibyte(reader);
    const filters: Undo[] = [];
    for (let left = (flags & 3) + 1; left > 0; left -= 1) {
      const id = multibyte(reader);
      const length = multibyte(reader);
      reader.has(length);
      const properties = reader.take(length);
      if (id === lzma2Filter) this.#openData(properties[0] ?? 0);
      else filters.unshift(filterOf(id, properties));
    }
    this.#filters = filters;
  }

  #openData(property: number): void {
    const dictionary = lzma2DictionarySize(property);
    if (dictionary === undefined) throw new BrokenData("an xz block has an impossible dictionary size");
    this.#block = new Lzma2Decoder(dictionary, this.input);
  }

  #data(): Progress {
    const { input } = this;
    const before = input.left;
    const progress = this.#block?.step() ?? "end";
    this.#consumed += before - input.left;
    if (progress !== "end") return progress;
    this.#stage = "padding";
    return "more";
  }

  #padding(): Progress {
    const padding = (4 - (this.#consumed % 4)) % 4;
    if (!this.input.has(padding + this.#check)) return "input";
    this.input.position += padding + this.#check;
    this.#stage = "block";
    return "more";
  }

  /** The index and the footer: passed over, since all blocks are read anyway. */
  #index(): Progress {
    const { input } = this;
    const start = input.position;
    // Its indicator, the number of records, two numbers of at most nine bytes for each, padding, its check.
    const most = 1 + 9 + 18 * this.#records + 3 + 4 + 12;
    if (input.left < most && !input.final) return "input";
    input.has(8);
    input.byte();
    const records = multibyte(input);
    if (records !== this.#records) throw new BrokenData("an xz index has other blocks than the file");
    for (let count = 0; count < 2 * records; count += 1) multibyte(input);
    const length = input.position - start;
    const rest = ((4 - (length % 4)) % 4) + 4 + 12;
    input.has(rest);
    input.position += rest;
    this.#stage = "between";
    return "more";
  }

  /** Padding of zeros, then another stream or nothing. */
  #between(): Progress {
    const { input } = this;
    while (input.left > 0 && input.peek(0) === 0) input.byte();
    if (input.left === 0) return input.final ? "end" : "input";
    if (input.peek(0) !== 0xfd) return "end";
    this.#stage = "stream";
    return "more";
  }
}

/** Little-endian groups of seven bits (section 1.2). */
function multibyte(input: Input): number {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    input.has(1);
    const byte = input.byte();
    value += (byte & 0x7f) * 2 ** (7 * index);
    if ((byte & 0x80) === 0) return value;
  }
  throw new BrokenData("a number in an xz header is too long");
}

function filterOf(id: number, properties: Uint8Array): Undo {
  const filter = undoFilter(id, properties);
  if (filter === undefined) throw new NotUndone(`an xz block uses filter 0x${id.toString(16)}`);
  return filter;
}

import { DeflateDecoder } from "./deflate.ts";
import type { Decoder, Progress } from "./input.ts";
import { BrokenData, Input } from "./input.ts";

const fixedHeader = 10;
const trailer = 8;
/** No program writes a longer header: names and comments in it may be of any length. */
const longestHeader = 1 << 20;
const flag = { checksum: 2, extra: 4, name: 8, comment: 16 };

/**
 * gzip (RFC 1952): members one after another, with zeros between them, as Python's gzip reads them (CPython,
 * Lib/_compression and Lib/gzip.py, _read_eof). What follows the last member and is none is not touched. Checksums are
 * passed over: Python hands out what it decoded before it compares them.
 */
export class GzipDecoder implements Decoder {
  readonly input = new Input();
  #stage: "header" | "data" | "trailer" | "between" = "header";
  #data = new DeflateDecoder("raw", this.input);

  step(): Progress {
    switch (this.#stage) {
      case "header":
        return this.#header();
      case "data":
        return this.#body();
      case "trailer":
        return this.#trailer();
      case "between":
        return this.#between();
    }
  }

  take(): Uint8Array {
    return this.#data.take();
  }

  #header(): Progress {
    const { input } = this;
    if (!input.has(fixedHeader)) return "input";
    if (input.peek(0) !== 0x1f || input.peek(1) !== 0x8b) throw new BrokenData("it is no gzip member");
    if (input.peek(2) !== 8) throw new BrokenData("a gzip member is not packed with deflate");
    const length = headerLength(input);
    if (length === undefined || length > input.left) {
      if (input.left > longestHeader) throw new BrokenData("a gzip header has no end");
      input.has(input.left + 1);
      return "input";
    }
    input.position += length;
    this.#data = new DeflateDecoder("raw", input);
    this.#stage = "data";
    return "more";
  }

  #body(): Progress {
    const progress = this.#data.step();
    if (progress !== "end") return progress;
    this.#stage = "trailer";
    return "more";
  }

  #trailer(): Progress {
    const { input } = this;
    if (input.left < trailer && !input.final) return "input";
    input.position += Math.min(trailer, input.left);
    this.#stage = "between";
    return "more";
  }

  #between(): Progress {
    const { input } = this;
    while (input.left > 0 && input.peek(0) === 0) input.byte();
    if (input.left < 2 && !input.final) return "input";
    if (input.peek(0) !== 0x1f || input.peek(1) !== 0x8b || input.left < 2) return "end";
    this.#stage = "header";
    return "more";
  }
}

/** Bytes of the header at the input; undefined where its end is not here. */
function headerLength(input: Input): number | undefined {
  const flags = input.peek(3);
  let at = fixedHeader;
  if ((flags & flag.extra) !== 0) at += 2 + (input.peek(at) | (input.peek(at + 1) << 8));
  for (const text of [flag.name, flag.comment]) {
    if ((flags & text) === 0) continue;
    const end = input.bytes.indexOf(0, input.position + at);
    if (end < 0) return undefined;
    at = end + 1 - input.position;
  }
  return (flags & flag.checksum) === 0 ? at : at + 2;
}

import type { Decoder, Progress } from "./input.ts";
import { BrokenData, Input } from "./input.ts";
import { LzmaDecoder, type LzmaProperties, lzmaProperties } from "./lzma.ts";

/** Bytes that one LZMA symbol may need are always there but at the end. */
const headerBytes = 13;
const unknownSize = 2 ** 64;

/**
 * The `.lzma` format ("alone"): properties, dictionary size, size, then one LZMA stream. Zip's method
 * 14 and 7z keep the same stream behind headers of their own, which `LzmaHeader` stands for.
 * Source: XZ Utils, doc/lzma-file-format.txt.
 */
export interface LzmaHeader {
  readonly properties: LzmaProperties;
  readonly dictionarySize: number;
  /** Bytes; undefined: up to the end mark. */
  readonly size: number | undefined;
}

export class LzmaAloneDecoder implements Decoder {
  readonly input = new Input();
  #header: LzmaHeader | undefined;
  #decoder: LzmaDecoder | undefined;
  #made = 0;

  constructor(header?: LzmaHeader) {
    this.#header = header;
  }

  step(): Progress {
    const { input } = this;
    if (this.#header === undefined) {
      if (!input.has(headerBytes)) return "input";
      this.#header = aloneHeader(input);
    }
    if (this.#decoder === undefined) {
      if (!input.has(5)) return "input";
      this.#decoder = new LzmaDecoder(input, this.#header.dictionarySize);
      this.#decoder.resetState(this.#header.properties);
      this.#decoder.beginRange();
    }
    const left = (this.#header.size ?? unknownSize) - this.#made;
    if (left <= 0) return "end";
    const made = this.#decoder.decode(left, input.final);
    if (made < 0) return "end";
    this.#made += made;
    if (this.#header.size !== undefined && this.#made >= this.#header.size) return "end";
    return this.#decoder.pending > 0 ? "more" : "input";
  }

  take(): Uint8Array {
    return this.#decoder?.take() ?? new Uint8Array(0);
  }
}

function aloneHeader(input: Input): LzmaHeader {
  const properties = lzmaProperties(input.byte());
  if (properties === undefined) throw new BrokenData("the LZMA header has impossible properties");
  const dictionarySize = input.uint32();
  const low = input.uint32();
  const high = input.uint32();
  const size = low === 0xffffffff && high === 0xffffffff ? undefined : high * 2 ** 32 + low;
  return { properties, dictionarySize, size };
}

/**
 * LZMA2: chunks of LZMA or of bytes as they are. Source: XZ Utils, src/liblzma/lzma/lzma2_decoder.c,
 * and the comment on chunks in XZ for Java.
 */
export class Lzma2Decoder implements Decoder {
  readonly input: Input;
  readonly #decoder: LzmaDecoder;
  /** What is left of the chunk: bytes to make, and where its input ends. */
  #left = 0;
  #packedLeft = 0;
  #begun = false;

  constructor(dictionarySize: number, input = new Input()) {
    this.input = input;
    this.#decoder = new LzmaDecoder(input, dictionarySize);
  }

  step(): Progress {
    if (this.#left > 0) return this.#goOn();
    const { input } = this;
    if (!input.has(1)) return "input";
    const control = input.peek(0);
    if (control === 0) {
      input.byte();
      return "end";
    }
    if (control < 0x80) return this.#plainChunk(control);
    const withProperties = control >= 0xc0;
    const header = withProperties ? 6 : 5;
    if (!input.has(header)) return "input";
    const packed = ((input.peek(3) << 8) | input.peek(4)) + 1;
    if (!input.has(header + packed)) return "input";
    this.#left = ((control & 0x1f) << 16) + ((input.peek(1) << 8) | input.peek(2)) + 1;
    const properties = withProperties ? lzmaProperties(input.peek(5)) : undefined;
    if (withProperties && (properties === undefined || properties.lc + properties.lp > 4))
      throw new BrokenData("an LZMA2 chunk has impossible properties");
    input.position += header;
    this.#beginChunk(control, properties, packed);
    return this.#goOn();
  }

  #beginChunk(control: number, properties: LzmaProperties | undefined, packed: number): void {
    const reset = (control >> 5) & 3;
    if (!this.#begun && reset !== 3) throw new BrokenData("the first LZMA2 chunk resets nothing");
    this.#begun = true;
    if (reset === 3) this.#decoder.resetDictionary();
    if (reset >= 1) this.#decoder.resetState(...(properties === undefined ? [] : ([properties] as const)));
    const before = this.input.left;
    this.#decoder.beginRange();
    this.#packedLeft = packed - (before - this.input.left);
  }

  #goOn(): Progress {
    const before = this.input.left;
    const made = this.#decoder.decode(this.#left, true);
    if (made < 0) throw new BrokenData("an LZMA2 chunk has an end mark");
    this.#left -= made;
    this.#packedLeft -= before - this.input.left;
    if (this.#packedLeft < 0) throw new BrokenData("an LZMA2 chunk reads beyond its end");
    if (this.#left === 0) this.input.position += this.#packedLeft;
    return "more";
  }

  #plainChunk(control: number): Progress {
    const { input } = this;
    if (control > 2) throw new BrokenData("an LZMA2 chunk has an unknown control byte");
    if (!input.has(3)) return "input";
    const size = ((input.peek(1) << 8) | input.peek(2)) + 1;
    const whole = input.left >= 3 + size;
    if (!whole && !input.final) return "input";
    if (!this.#begun && control !== 1) throw new BrokenData("the first LZMA2 chunk resets nothing");
    // The first LZMA chunk behind it has to bring properties, and does.
    this.#begun = true;
    if (control === 1) this.#decoder.resetDictionary();
    input.position += 3;
    // Of a chunk that is cut off, liblzma hands out what there is, and so does Python's reader.
    this.#decoder.copy(input.take(whole ? size : input.left));
    return "more";
  }

  take(): Uint8Array {
    return this.#decoder.take();
  }
}

/** The dictionary size of LZMA2's one property byte; undefined where it is none. */
export function lzma2DictionarySize(byte: number): number | undefined {
  if (byte > 40) return undefined;
  return byte === 40 ? 0xffffffff : (2 | (byte & 1)) * 2 ** ((byte >> 1) + 11);
}

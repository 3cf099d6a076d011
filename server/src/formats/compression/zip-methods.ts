import type { Decoder, Progress } from "./input.ts";
import { BrokenData, Input } from "./input.ts";
import { lzmaProperties } from "./lzma.ts";
import { LzmaAloneDecoder } from "./lzma-streams.ts";

/**
 * Zip's method 14: a version, the length of the properties, those, then an LZMA stream (APPNOTE 6.3.10,
 * section 5.8). Its end mark stands there where flag 1 says so.
 */
export class ZipLzmaDecoder implements Decoder {
  readonly input = new Input();
  readonly #size: number | undefined;
  #decoder: LzmaAloneDecoder | undefined;

  constructor(size: number | undefined) {
    this.#size = size;
  }

  step(): Progress {
    if (this.#decoder === undefined) {
      if (!this.input.has(9)) return "input";
      const header = this.input.take(9);
      const properties = lzmaProperties(header[4] ?? 255);
      if (properties === undefined || (header[2] ?? 0) + (header[3] ?? 0) * 256 !== 5)
        throw new BrokenData("the LZMA header has impossible properties");
      const dictionarySize = new DataView(header.buffer, header.byteOffset).getUint32(5, true);
      this.#decoder = new LzmaAloneDecoder({ properties, dictionarySize, size: this.#size });
    }
    // One input for both would need another kind of input: what is here is handed on.
    const { input } = this.#decoder;
    if (this.input.left > 0 || this.input.final)
      input.add(this.input.take(this.input.left), this.input.final);
    return this.#decoder.step();
  }

  take(): Uint8Array {
    return this.#decoder?.take() ?? new Uint8Array(0);
  }
}

/**
 * A decoder for one of zip's methods (APPNOTE 6.3.10, section 4.4.5).
 *
 * @param size of the member; undefined where its stream says where it ends
 */
export async function openMethod(method: number, size: number | undefined): Promise<Decoder> {
  switch (method) {
    case 9:
      return new (await import("./deflate64.ts")).Deflate64Decoder();
    case 12:
      return new (await import("./bzip2.ts")).Bzip2Decoder();
    case 14:
      return new ZipLzmaDecoder(size);
    case 93:
      return new (await import("./zstd.ts")).ZstdDecoder();
    case 95:
      return new (await import("./xz.ts")).XzDecoder();
    default:
      return new (await import("./deflate.ts")).DeflateDecoder("raw");
  }
}

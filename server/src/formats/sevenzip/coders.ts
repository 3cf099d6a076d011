import type { Decoder } from "../compression/input.ts";
import { lzmaProperties } from "../compression/lzma.ts";
import type { Coder, Folder } from "./header.ts";

type OpenDecoder = () => Promise<Decoder>;

/** Method ids of 7-Zip (DOC/Methods.txt), and those that its forks write for Zstandard and LZ4. */
const names: Readonly<Record<string, string>> = {
  "21": "LZMA2",
  "030101": "LZMA",
  "03": "a delta filter",
  "04": "a filter for machine code",
  "0303011b": "BCJ2",
  "03030103": "a filter for machine code",
  "030401": "PPMd",
  "06f10701": "AES encryption",
};

/** What a folder is packed with, for people. */
export function coderName(folder: Folder): string {
  return folder.coders.map(({ id }) => names[id] ?? `method ${id}`).join(" and ");
}

/** How to open a folder; `stored`: its bytes as they are; undefined: not here. */
export function coderSource(folder: Folder): OpenDecoder | "stored" | undefined {
  const [coder] = folder.coders;
  if (coder === undefined || folder.coders.length > 1 || folder.packed !== 1) return undefined;
  if (coder.id === "00") return "stored";
  return decoderOf(coder, folder.unpackedSize);
}

function decoderOf({ id, properties }: Coder, size: number): OpenDecoder | undefined {
  switch (id) {
    case "21":
      return async () => {
        const { Lzma2Decoder, lzma2DictionarySize } = await import("../compression/lzma-streams.ts");
        return new Lzma2Decoder(lzma2DictionarySize(properties[0] ?? 0) ?? 4096);
      };
    case "030101":
      return lzma(properties, size);
    case "040108":
      return async () => new (await import("../compression/deflate.ts")).DeflateDecoder("raw");
    case "040109":
      return async () => new (await import("../compression/deflate64.ts")).Deflate64Decoder();
    case "040202":
      return async () => new (await import("../compression/bzip2.ts")).Bzip2Decoder();
    case "04f71101":
      return async () => new (await import("../compression/zstd.ts")).ZstdDecoder();
    case "04f71104":
      return async () => new (await import("../compression/lz4.ts")).Lz4Decoder();
    default:
      return undefined;
  }
}

function lzma(bytes: Uint8Array, size: number): OpenDecoder | undefined {
  const properties = lzmaProperties(bytes[0] ?? 255);
  if (properties === undefined || bytes.length < 5) return undefined;
  const dictionarySize = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1, true);
  return async () => {
    const { LzmaAloneDecoder } = await import("../compression/lzma-streams.ts");
    return new LzmaAloneDecoder({ properties, dictionarySize, size });
  };
}

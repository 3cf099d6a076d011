import type { ByteSource } from "../../host/byte-source.ts";
import type { Decoder } from "../compression/input.ts";
import { lzmaProperties } from "../compression/lzma.ts";
import { type DecompressionBudget, decompressedSource } from "../compression/source.ts";
import { type Coder, type Folder, lastOutput } from "./header.ts";

type OpenDecoder = () => Promise<Decoder>;

/** Method ids of 7-Zip (DOC/Methods.txt), for people: of those that are not opened, and of what stands beside them. */
const names: Readonly<Record<string, string>> = {
  "21": "LZMA2",
  "030101": "LZMA",
  "03": "a delta filter",
  "04": "a filter for machine code",
  "0b": "a filter for RISC-V",
  "0303011b": "BCJ2",
  "03030103": "a filter for machine code",
  "030401": "PPMd",
  "06f10701": "AES encryption",
};
const bcj2 = "0303011b";
/** Filters that are undone here: they turn bytes into as many others. */
const filters = new Set(
  "03 04 05 06 07 08 09 0a 020302 020304 03030103 03030205 03030401 03030501 03030701 03030805".split(" "),
);
/** The streams beside BCJ2's first are held in memory. */
const longestBeside = 16 << 20;
/** No archive has more coders in a chain; BCJ2 has four chains. */
const mostCoders = 16;

/** What a folder is packed with, for people. */
export function coderName(folder: Folder): string {
  return folder.coders.map(({ id }) => names[id] ?? `method ${id}`).join(" and ");
}

/**
 * What a folder's packed streams stand for; undefined where one of its coders is not opened here.
 *
 * @param packed one for each of `folder.packed`
 */
export function folderSource(
  packed: readonly ByteSource[],
  folder: Folder,
  budget: DecompressionBudget,
): ByteSource | undefined {
  return outputSource(new Streams(packed, folder, budget), lastOutput(folder));
}

/** The coders of a folder, whose inputs and outputs are counted through. */
class Streams {
  readonly #packed: readonly ByteSource[];
  readonly #folder: Folder;
  readonly budget: DecompressionBudget;
  /** A hostile header binds a coder to itself, or all inputs of many to one. */
  #left = mostCoders;

  constructor(packed: readonly ByteSource[], folder: Folder, budget: DecompressionBudget) {
    this.#packed = packed;
    this.#folder = folder;
    this.budget = budget;
  }

  sizeOf(output: number): number {
    return this.#folder.sizes[output] ?? 0;
  }

  /** The coder whose only output that is, and its first input. */
  coderOf(output: number): { readonly coder: Coder; readonly firstInput: number } | undefined {
    this.#left -= 1;
    if (this.#left < 0) return undefined;
    let firstInput = 0;
    let firstOutput = 0;
    for (const coder of this.#folder.coders) {
      if (output === firstOutput && coder.outputs === 1) return { coder, firstInput };
      firstInput += coder.inputs;
      firstOutput += coder.outputs;
    }
    return undefined;
  }

  /** What goes into an input: a packed stream, or another coder's output. */
  input(input: number): ByteSource | undefined {
    const at = this.#folder.packed.indexOf(input);
    if (at >= 0) return this.#packed[at];
    const output = this.#folder.bound.get(input);
    return output === undefined ? undefined : outputSource(this, output);
  }
}

function outputSource(streams: Streams, output: number): ByteSource | undefined {
  const found = streams.coderOf(output);
  if (found === undefined || found.coder.inputs > 4) return undefined;
  const { coder, firstInput } = found;
  const inputs: ByteSource[] = [];
  for (let at = 0; at < coder.inputs; at += 1) {
    const input = streams.input(firstInput + at);
    if (input === undefined) return undefined;
    inputs.push(input);
  }
  const [main, calls, jumps, decisions] = inputs;
  const size = streams.sizeOf(output);
  if (coder.id === bcj2 && main !== undefined && calls && jumps && decisions && inputs.length === 4)
    return decompressedSource(main, () => openBcj2([calls, jumps, decisions], size), streams.budget);
  if (main === undefined || inputs.length > 1) return undefined;
  if (coder.id === "00") return main;
  const open = decoderOf(coder, size);
  return open === undefined ? undefined : decompressedSource(main, open, streams.budget);
}

async function openBcj2(
  beside: readonly [calls: ByteSource, jumps: ByteSource, decisions: ByteSource],
  size: number,
): Promise<Decoder> {
  const { Bcj2Decoder } = await import("./bcj2.ts");
  const [calls, jumps, decisions] = await Promise.all(beside.map((one) => one.read(0, longestBeside)));
  const nothing = new Uint8Array(0);
  const streams = { calls: calls ?? nothing, jumps: jumps ?? nothing, decisions: decisions ?? nothing };
  return new Bcj2Decoder(streams, size);
}

function decoderOf({ id, properties }: Coder, size: number): OpenDecoder | undefined {
  if (filters.has(id))
    return async () => new (await import("./filters.ts")).FilterDecoder(id, properties, size);
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

import type { ByteSource } from "../../host/byte-source.ts";
import type { Decoder } from "./input.ts";
import { type DecompressedSource, type DecompressionBudget, decompressedSource } from "./source.ts";

/** Ways of compression whose streams say by their beginning what they are. */
export type Wrapper = "gzip" | "zlib" | "bzip2" | "xz" | "lzma" | "lz4" | "zstd" | "compress" | "zfile";

/** Names of files that wrappers add to a name, and what they leave of it. */
const endings = /\.(?:gz|gzip|z|zz|zlib|deflate|bz2|xz|lzma|lz4|zst|zstd)$/i;
const shortEndings = /\.(?:tgz|tbz2?|txz|tzst)$/i;

/**
 * The wrapper that bytes begin with: gzip (RFC 1952, section 2.3), zlib (RFC 1950, section 2.2: a
 * multiple of 31), bzip2, xz, `.lzma`, LZ4 frames and Zstandard, their skippable frames too, and `compress`.
 *
 * @param size of the whole source, where known: `.lzma` has no magic number
 */
export function wrapperOf(head: Uint8Array, size?: number): Wrapper | undefined {
  const [first = 0, second = 0, third = 0, fourth = 0] = head;
  if (first === 0x1f && second === 0x8b && third === 8) return "gzip";
  if (first === 0x1f && second === 0x9d && (third & 0x60) === 0) return "compress";
  if (first === 0x78 && (first * 256 + second) % 31 === 0 && (second & 0x20) === 0) return "zlib";
  if (first === 0x42 && second === 0x5a && third === 0x68) return isBzip2(head) ? "bzip2" : undefined;
  if (first === 0xfd && second === 0x37 && third === 0x7a && fourth === 0x58) return "xz";
  if (first === 0x04 && second === 0x22 && third === 0x4d && fourth === 0x18) return "lz4";
  if (first === 0x28 && second === 0xb5 && third === 0x2f && fourth === 0xfd) return "zstd";
  if (second === 0x2a && third === 0x4d && fourth === 0x18 && (first & 0xf0) === 0x50)
    return afterSkippable(head);
  if (zfileHeader(head) !== undefined) return "zfile";
  return isLzmaAlone(head, size) ? "lzma" : undefined;
}

/**
 * Length of the header of joblib before 0.10, which joblib still reads: `ZF`, the length as 18 characters
 * of hexadecimal digits and blanks, 19 with Python 2, then a zlib stream (joblib/numpy_pickle_compat.py, read_zfile).
 */
function zfileHeader(head: Uint8Array): number | undefined {
  if (head[0] !== 0x5a || head[1] !== 0x46 || head[2] !== 0x30 || head[3] !== 0x78) return undefined;
  const length = head[20] === 0x20 ? 21 : 20;
  const digits = String.fromCharCode(...head.subarray(2, length));
  return /^0x[0-9a-f]+L? *$/.test(digits) && head.length > length ? length : undefined;
}

/** A level, then the magic number of a block, or of the end of an empty stream. */
function isBzip2(head: Uint8Array): boolean {
  const level = head[3] ?? 0;
  return (
    level >= 0x31 &&
    level <= 0x39 &&
    ((head[4] === 0x31 && head[5] === 0x41) || (head[4] === 0x17 && head[5] === 0x72))
  );
}

/** LZ4 and Zstandard share the frames that are skipped: what follows says whose they are; LZ4's if it is too far. */
function afterSkippable(head: Uint8Array): Wrapper {
  const length = (head[4] ?? 0) + (head[5] ?? 0) * 256 + (head[6] ?? 0) * 65536 + (head[7] ?? 0) * 16777216;
  return head[8 + length] === 0x28 ? "zstd" : "lz4";
}

/**
 * `.lzma` begins with properties that all known encoders write as 0x5d, a dictionary size that is 2^n
 * or 2^n + 2^(n-1), and a size that is unknown or believable (xz's own test, alone_decoder.c).
 */
function isLzmaAlone(head: Uint8Array, size: number | undefined): boolean {
  if (head.length < 18 || (head[0] ?? 255) >= 225 || head[13] !== 0) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const dictionary = view.getUint32(1, true);
  const isUsual = dictionary === 0xffffffff || (dictionary >= 4096 && isPowerOrHalfMore(dictionary));
  if (!isUsual) return false;
  const low = view.getUint32(5, true);
  const high = view.getUint32(9, true);
  if (low === 0xffffffff && high === 0xffffffff) return true;
  // Below 256 GB, and not so much longer than the file that no LZMA stream could be it.
  return high < 64 && (size === undefined || high * 2 ** 32 + low < size * 10_000 + 65_536);
}

function isPowerOrHalfMore(value: number): boolean {
  const power = 2 ** Math.floor(Math.log2(value));
  return value === power || value === power + power / 2;
}

/** What a name would be once the wrapper is off. */
export function unwrappedName(name: string): string {
  return shortEndings.test(name) ? name.replace(shortEndings, ".tar") : name.replace(endings, "");
}

/** Decoders are loaded when they are needed: most files need none. */
export async function openWrapper(wrapper: Exclude<Wrapper, "zfile"> | "raw"): Promise<Decoder> {
  switch (wrapper) {
    case "bzip2":
      return new (await import("./bzip2.ts")).Bzip2Decoder();
    case "xz":
      return new (await import("./xz.ts")).XzDecoder();
    case "lzma":
      return new (await import("./lzma-streams.ts")).LzmaAloneDecoder();
    case "lz4":
      return new (await import("./lz4.ts")).Lz4Decoder();
    case "compress":
      return new (await import("./lzw.ts")).LzwDecoder();
    case "zstd":
      return new (await import("./zstd.ts")).ZstdDecoder();
    case "gzip":
      return new (await import("./gzip.ts")).GzipDecoder();
    default:
      return new (await import("./deflate.ts")).DeflateDecoder(wrapper);
  }
}

/** The bytes within a wrapper as a source; see `decompressedSource` for its bounds. */
export function unwrapped(
  compressed: ByteSource,
  wrapper: Wrapper | "raw",
  budget: DecompressionBudget,
): DecompressedSource {
  if (wrapper === "zfile") return unwrappedZfile(compressed, budget);
  return decompressedSource(compressed, () => openWrapper(wrapper), budget);
}

function unwrappedZfile(compressed: ByteSource, budget: DecompressionBudget): DecompressedSource {
  let header: number | undefined;
  const behind: ByteSource = {
    size: undefined,
    read: async (offset, length) => {
      header ??= zfileHeader(await compressed.read(0, 32)) ?? 0;
      return compressed.read(header + offset, length);
    },
  };
  return decompressedSource(behind, () => openWrapper("zlib"), budget);
}

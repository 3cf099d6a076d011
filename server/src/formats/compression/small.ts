import { Bzip2Decoder } from "./bzip2.ts";
import { wrapperOf } from "./compression.ts";
import { DeflateDecoder } from "./deflate.ts";
import { GzipDecoder } from "./gzip.ts";
import type { Decoder } from "./input.ts";
import { LzmaAloneDecoder } from "./lzma-streams.ts";
import { XzDecoder } from "./xz.ts";

function decoderFor(bytes: Uint8Array): Decoder | undefined {
  switch (wrapperOf(bytes, bytes.length)) {
    case "gzip":
      return new GzipDecoder();
    case "zlib":
      return new DeflateDecoder("zlib");
    case "bzip2":
      return new Bzip2Decoder();
    case "xz":
      return new XzDecoder();
    case "lzma":
      return new LzmaAloneDecoder();
    default:
      return undefined;
  }
}

/**
 * What a short packed text stands for, at once: what Python's own modules unpack (zlib, gzip, bz2, lzma).
 *
 * @param most bytes that are unpacked; the rest is left out
 * @returns undefined where the bytes are not packed, or nothing comes out of them
 */
export function unpackShort(bytes: Uint8Array, most: number): Uint8Array | undefined {
  const decoder = decoderFor(bytes);
  if (decoder === undefined) return undefined;
  const pieces: Uint8Array[] = [];
  let length = 0;
  decoder.input.add(bytes, true);
  try {
    for (let progress = decoder.step(); ; progress = decoder.step()) {
      length += keep(decoder, pieces);
      if (progress !== "more" || length >= most) break;
    }
  } catch (error) {
    // What stands before a fault is handed out by Python too. fflate throws errors of its own.
    if (!(error instanceof Error)) throw error;
    length += keep(decoder, pieces);
  }
  if (length === 0) return undefined;
  const made = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    made.set(piece, at);
    at += piece.length;
  }
  return made.subarray(0, most);
}

function keep(decoder: Decoder, pieces: Uint8Array[]): number {
  const piece = decoder.take();
  pieces.push(piece);
  return piece.length;
}

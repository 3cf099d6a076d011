import { decideKind } from "../../documents/kind.ts";
import { openWrapper, wrapperOf } from "../../formats/compression/compression.ts";
import { mayBeRaw, maySmallZlib } from "../../formats/compression/deflate-start.ts";
import { concatenate } from "../../host/byte-source.ts";

/** So much of what comes out says what it is. */
const wantedOutput = 1024;

/**
 * What stream of deflate bytes are that do not say so: the one whose content begins as a pickle, an array, an archive
 * or another stream. By chance that does not happen, so nothing else is taken for one.
 */
export async function deflatedKind(head: Uint8Array): Promise<"zlib" | "raw" | undefined> {
  if (maySmallZlib(head) && (await holdsPickle(head, "zlib"))) return "zlib";
  if (mayBeRaw(head) && (await holdsPickle(head, "raw"))) return "raw";
  return undefined;
}

async function holdsPickle(head: Uint8Array, wrapper: "zlib" | "raw"): Promise<boolean> {
  const content = await beginningOf(head, wrapper);
  if (content.length < 4) return false;
  const kind = decideKind({ path: "", head: content });
  return kind === "pickle" || kind === "zip" || kind === "npy" || wrapperOf(content) !== undefined;
}

/** What the first bytes stand for, as far as they can be decoded. */
async function beginningOf(head: Uint8Array, wrapper: "zlib" | "raw"): Promise<Uint8Array> {
  const decoder = await openWrapper(wrapper);
  const pieces: Uint8Array[] = [];
  let length = 0;
  decoder.input.add(head, false);
  try {
    while (length < wantedOutput) {
      const progress = decoder.step();
      const piece = decoder.take();
      pieces.push(piece);
      length += piece.length;
      if (progress !== "more") break;
    }
  } catch {
    // What a decoder throws says that it is no such stream; what came out before is looked at all the same.
    pieces.push(decoder.take());
  }
  return concatenate(pieces);
}

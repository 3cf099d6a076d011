import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { ModelFileFact } from "../facts/facts.ts";
import type { ByteSource } from "../host/byte-source.ts";

/** What can be compared between models without their weights: SHA-256 in lower-case hexadecimal digits. */
export interface ModelHashes {
  /** Of each template's text in UTF-8, by its name. */
  readonly templates: readonly { readonly name: string; readonly sha256: string }[];
  /** Of the list of tokens, as its bytes stand in the file. */
  readonly vocabulary?: string;
}

/** Vocabularies of a million tokens have some 20 MB. */
const longestVocabulary = 256 * 1024 * 1024;
const pieceLength = 4 * 1024 * 1024;

/**
 * The digests of a model's templates and of its vocabulary. Two models whose templates differ answer differently,
 * whatever their weights are.
 *
 * @param source the file that the fact's offsets count in; left out for a member of an archive
 */
export async function hashesOf(model: ModelFileFact, source: ByteSource | undefined): Promise<ModelHashes> {
  const templates = (model.templates ?? []).map(({ name, text }) => ({
    name,
    sha256: bytesToHex(sha256(utf8ToBytes(text))),
  }));
  const range = model.tokenizer?.vocabulary;
  if (range === undefined || source === undefined || range.length > longestVocabulary) return { templates };
  const hash = sha256.create();
  for (let at = 0; at < range.length; ) {
    const piece = await source.read(range.offset + at, Math.min(pieceLength, range.length - at));
    if (piece.length === 0) return { templates };
    hash.update(piece);
    at += piece.length;
  }
  return { templates, vocabulary: bytesToHex(hash.digest()) };
}

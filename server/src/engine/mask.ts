import { type Document, isTextDocument } from "../documents/document.ts";
import type { Mask } from "./locate.ts";

/** Covers the keys of a document, in what is cut out of it and in what is said of it. */
export interface DocumentMasks {
  readonly pieces: Mask;
  readonly words: (words: string) => string;
}

/** Loaded only where there is something to show. */
export async function masksOf(document: Document): Promise<DocumentMasks> {
  const { maskersOf } = await import("../knowledge/key-formats/mask.ts");
  return maskersOf(isTextDocument(document) ? document.text : "");
}

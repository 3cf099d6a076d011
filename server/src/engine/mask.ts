import { type Document, isTextDocument } from "../documents/document.ts";
import type { Mask } from "./locate.ts";

/** Covers keys in what is cut out of a document's text. Loaded only where there is something to show. */
export async function maskOf(document: Document): Promise<Mask> {
  if (!isTextDocument(document)) return () => "";
  return (await import("../knowledge/key-formats/mask.ts")).maskerOf(document.text);
}

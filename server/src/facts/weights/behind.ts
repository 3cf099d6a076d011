import type { ByteDocument } from "../../documents/document.ts";
import { wrapperOf } from "../../formats/compression/compression.ts";
import { isSevenZip } from "../../formats/sevenzip/signature.ts";
import { isTarHeader } from "../../formats/tar/members.ts";
import { archiveAtEnd } from "../../formats/zip/tail.ts";
import type { ByteSource } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import { mayHideBehind } from "./may-hide.ts";
import { scanAll } from "./scan.ts";
import { storeKind } from "./store-kind.ts";
import type { Subject, WeightFact } from "./subject.ts";
import { isOfPickles, scanTail } from "./tails.ts";

const sniffed = 8192;

/**
 * What stands behind a picture, a film, a page or a program. Loaders that look at the end of a file open an archive
 * there, whatever the file begins with; a pickle is read by who jumps to it. Programs that unpack themselves and pictures
 * with an archive are told by nothing but what their pickles import.
 */
export async function scanBehind(document: ByteDocument, limits: Limits): Promise<readonly WeightFact[]> {
  const { source, path } = document;
  const head = await source.read(0, sniffed);
  if (storeKind(head) !== undefined) return [];
  const archive = await archiveAtEnd(source, { trailing: !isPacked(head, source) });
  if (archive !== undefined) {
    const { scanZip } = await import("./zip.ts");
    const within: Subject = {
      source,
      name: path,
      inner: "(archive at the end)",
      container: "zip",
      depth: 1,
    };
    return (await scanAll(scanZip, within, limits)).filter(isOfPickles);
  }
  return scanTailOf(document, limits);
}

/** The pickles at the end of what begins as a picture or a program. */
export async function scanTailOf(
  { source, path }: ByteDocument,
  limits: Limits,
): Promise<readonly WeightFact[]> {
  if (!(await mayHide(path, source))) return [];
  const subject: Subject = { source, name: path, container: "pickle", depth: 0 };
  return scanAll(scanTail, subject, limits);
}

/** What begins as a picture or a program, or is named like something that nothing is looked for in and is not read otherwise. */
async function mayHide(path: string, source: ByteSource): Promise<boolean> {
  const head = await source.read(0, sniffed);
  // The values of a database, and the members of archives, are looked at one by one.
  if (storeKind(head) !== undefined || isPacked(head, source)) return false;
  return mayHideBehind(path, head);
}

function isPacked(head: Uint8Array, { size }: ByteSource): boolean {
  return wrapperOf(head, size) !== undefined || isTarHeader(head) || isSevenZip(head);
}

import type { ByteDocument } from "../../documents/document.ts";
import { isCandidate, isForeign } from "../../documents/kind.ts";
import { wrapperOf } from "../../formats/compression/compression.ts";
import { isSevenZip } from "../../formats/sevenzip/signature.ts";
import { isTarHeader } from "../../formats/tar/members.ts";
import { archiveAtEnd } from "../../formats/zip/tail.ts";
import type { ByteSource } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import { isNative } from "./code.ts";
import { scanAll } from "./scan.ts";
import { storeKind } from "./store-kind.ts";
import type { Subject, WeightFact } from "./subject.ts";

/** So much of the end of a picture is looked through: a loader would have to be told where its pickle begins. */
const searchedTail = 64 << 10;
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
  const isProgram = isNative(head) || (head[0] === 0x4d && head[1] === 0x5a);
  return isProgram || isForeign(head) || !isCandidate(path);
}

function isPacked(head: Uint8Array, { size }: ByteSource): boolean {
  return wrapperOf(head, size) !== undefined || isTarHeader(head) || isSevenZip(head);
}

const scanTail: Parameters<typeof scanAll>[0] = async (subject, scan) => {
  const { size } = subject.source;
  if (size === undefined) return;
  const { scanRaw, Values } = await import("./stores.ts");
  const from = Math.max(size - searchedTail, 1);
  await scanRaw(subject.source, new Values(subject, scan), { from, to: size, amongText: true });
};

/** What is wrong with an archive that nobody means for one says nothing; a pickle that breaks off behind imports does. */
function isOfPickles(fact: WeightFact): boolean {
  if (fact.kind === "pickle") return fact.completed || fact.imports > 0;
  return fact.kind === "pickle-import" || fact.kind === "model-code";
}

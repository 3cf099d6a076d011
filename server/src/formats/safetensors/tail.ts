import type { ByteSource } from "../../host/byte-source.ts";
import type { Findings } from "./findings.ts";
import { foreignFormat, isPickleStart } from "./foreign.ts";

/** An end-of-central-directory record and the longest comment behind it (APPNOTE.TXT, section 4.3.16). */
const recordBytes = 22;
const longestComment = 0xffff;
const headBytes = 64;
/** Signatures that are looked at: more than one is chance or a trap. */
const mostRecords = 32;

const endOfDirectory = 0x06054b50;
const zip64Locator = 0x07064b50;
const directoryEntry = 0x02014b50;

/**
 * Looks behind the tensors and at the end of the file for a second format: a zip archive is found from its end, so a file
 * can be safetensors to one program and an archive, with a pickle in it, to another.
 *
 * @param used where the bytes end that tensors use, from the start of the file
 */
export async function checkTail(
  source: ByteSource,
  size: number,
  used: number,
  findings: Findings,
): Promise<void> {
  if (size > used) {
    const head = await source.read(used, Math.min(headBytes, size - used));
    const foreign = foreignFormat(head);
    if (isPickleStart(head, 0)) {
      const message = "a pickle follows the tensors, and a program that goes to it runs its code";
      findings.add("hidden-pickle", message, used);
    } else {
      const what = foreign === undefined ? "" : `: they start like ${foreign}`;
      findings.add("trailing-data", `${size - used} bytes follow the last tensor${what}`, used);
    }
  }
  const archive = await archiveAtEnd(source, size);
  if (archive !== undefined) {
    const message =
      "the file is a zip archive as well: programs that look at its end open that instead of the tensors";
    findings.add("hidden-zip", message, archive);
  }
}

/** Where the record of a zip archive lies that ends this file; only where its central directory is there too. */
async function archiveAtEnd(source: ByteSource, size: number): Promise<number | undefined> {
  const length = Math.min(size, recordBytes + longestComment);
  const tail = await source.read(size - length, length);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  let tries = 0;
  for (let at = tail.length; at > 0 && tries < mostRecords; ) {
    // With `P` all signatures begin.
    at = tail.lastIndexOf(0x50, at - 1);
    if (at < 0) break;
    if (at > tail.length - recordBytes || view.getUint32(at, true) !== endOfDirectory) continue;
    tries += 1;
    const end = size - length + at;
    if (at >= 20 && view.getUint32(at - 20, true) === zip64Locator) return end;
    const directoryBytes = view.getUint32(at + 12, true);
    if (directoryBytes >= 46 && (await startsDirectory(source, end - directoryBytes))) return end;
  }
  return undefined;
}

async function startsDirectory(source: ByteSource, offset: number): Promise<boolean> {
  if (offset < 0) return false;
  const bytes = await source.read(offset, 4);
  if (bytes.length < 4) return false;
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true) === directoryEntry;
}

import { hidesBehind, packedIn } from "../../documents/behind.ts";
import { decideKind } from "../../documents/kind.ts";
import { unwrapped, wrapperOf } from "../../formats/compression/compression.ts";
import { archiveAtEnd } from "../../formats/zip/tail.ts";
import { type ByteSource, ByteSourceError, bufferSource, rangeSource } from "../../host/byte-source.ts";
import { deepest, innerPath, type Scan, type Subject, type WeightFact } from "./subject.ts";

/** So much of the end of a picture is looked through: a loader would have to be told where its pickle begins. */
const searchedTail = 64 << 10;
const sniffed = 8192;

/** So many members of an archive are looked at for what stands behind them, and so many bytes unpacked for that. */
const mostTails = 2000;
const mostUnpacked = 8 << 20;
const longestUnpacked = 2 << 20;
/** As a walk glances at the end of a picture. */
const glanced = 4096;
const looked = new WeakMap<Scan, { tails: number; bytes: number }>();

/** What stands behind a picture, a page or a program in an archive: as behind one in a folder. */
export async function scanBehindMember(
  subject: Subject,
  head: Uint8Array,
  scan: Scan,
  scanZip: (subject: Subject, scan: Scan) => Promise<void>,
): Promise<void> {
  const left = looked.get(scan) ?? { tails: mostTails, bytes: mostUnpacked };
  looked.set(scan, left);
  left.tails -= 1;
  if (left.tails < 0) return;
  const source = await whole(subject.source, left);
  const { size } = source ?? {};
  if (source === undefined || size === undefined) return;
  const tail = await source.read(Math.max(size - glanced, 0), glanced);
  if (!hidesBehind(head, tail)) return;
  // Two archives may name each other's bytes, or their own: one picture in the other without end.
  if (subject.depth >= deepest) return scan.look({ ...subject, depth: deepest + 1 });
  const before = scan.facts.length;
  const within: Subject = { ...subject, source, depth: subject.depth + 1 };
  if ((await archiveAtEnd(source, { trailing: true })) === undefined) await scanTail(within, scan);
  else {
    const inner = innerPath(subject.inner, "(archive at the end)");
    await scanZip({ ...within, inner, container: "zip" }, scan);
  }
  const found = scan.facts.splice(before);
  scan.facts.push(...found.filter(isOfPickles));
}

/** Bytes whose end is known; undefined where too many would have to be unpacked for that. */
async function whole(
  source: ByteSource,
  left: { tails: number; bytes: number },
): Promise<ByteSource | undefined> {
  if (source.size !== undefined) return source;
  const bytes = await source.read(0, Math.min(longestUnpacked, left.bytes));
  left.bytes -= bytes.length;
  return bytes.length >= longestUnpacked || left.bytes <= 0 ? undefined : bufferSource(bytes);
}

/** The pickles in the last bytes, and the packed streams of which one comes out. */
export async function scanTail(subject: Subject, scan: Scan): Promise<void> {
  const { size } = subject.source;
  if (size === undefined) return;
  const { scanRaw, Values } = await import("./stores.ts");
  const from = Math.max(size - searchedTail, 1);
  await scanRaw(subject.source, new Values(subject, scan), { from, to: size, amongText: true });
  await scanPackedIn(subject, from, scan);
}

const mostPacked = 16;

/** Packed streams that begin in the tail, as far as a pickle or an archive comes out of them. */
async function scanPackedIn(subject: Subject, from: number, scan: Scan): Promise<void> {
  const { source } = subject;
  const tail = await source.read(from, searchedTail);
  for (let at = packedIn(tail, 0), count = 0; at !== undefined && count < mostPacked; count += 1) {
    const within = rangeSource(source, from + at, (source.size ?? 0) - from - at);
    if (await holdsPickle(within, scan)) {
      const inner = innerPath(subject.inner, `packed@0x${(from + at).toString(16)}`);
      const depth = subject.depth + 1;
      await scan.look({ source: within, name: "packed", inner, container: "constant", depth, guess: true });
    }
    at = packedIn(tail, at + 1);
  }
}

async function holdsPickle(source: ByteSource, scan: Scan): Promise<boolean> {
  const wrapper = wrapperOf(await source.read(0, 64), source.size);
  if (wrapper === undefined) return false;
  try {
    const head = await unwrapped(source, wrapper, scan.budget).read(0, sniffed);
    const kind = decideKind({ path: "", head });
    return kind === "pickle" || kind === "zip" || kind === "npy" || wrapperOf(head) !== undefined;
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    return false;
  }
}

/** What is wrong with an archive that nobody means for one says nothing; a pickle that breaks off behind imports does. */
export function isOfPickles(fact: WeightFact): boolean {
  if (fact.kind === "pickle")
    return fact.completed || fact.imports > 0 || fact.problems.some(({ code }) => code === "depth-limit");
  return fact.kind === "pickle-import" || fact.kind === "model-code";
}

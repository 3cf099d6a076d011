import { packedIn, pickleIn } from "../../documents/behind.ts";
import { unwrapped, type Wrapper, wrapperOf } from "../../formats/compression/compression.ts";
import type { DecompressedSource } from "../../formats/compression/source.ts";
import { embeddedKind } from "../../formats/pickle/embedded.ts";
import { isSevenZip } from "../../formats/sevenzip/signature.ts";
import { isTarHeader } from "../../formats/tar/members.ts";
import { type ByteSource, ByteSourceError, rangeSource } from "../../host/byte-source.ts";
import { innerPath, type Scan, type Subject } from "./subject.ts";

/** So much more is unpacked to find the end of a stream: all of a short one, little of a table of gigabytes. */
const shortPacked = 1 << 20;
const mostUnpacked = { short: 16 << 20, long: 1 << 20 };
/** In all the streams of one file together: a pickle may have thousands in its constants. */
const mostSearched = 64 << 20;
const searched = new WeakMap<Scan, number>();
const mostStreams = 32;
const sniffed = 512;
/** Zeros behind a stream are padding. */
const mostPadding = 1 << 16;

/**
 * What stands behind a packed stream, of which its own reader says nothing: `zlib.decompressobj().unused_data` is the next
 * stream to a program that goes on there, and `pickle.load` reads on in a file that something unpacked a part of.
 */
export async function scanBehindPacked(
  subject: Subject,
  packed: { readonly source: ByteSource; readonly unpacked: DecompressedSource },
  scan: Scan,
): Promise<void> {
  let { source, unpacked } = packed;
  for (let count = 0; count < mostStreams && source.size !== undefined; count += 1) {
    const end = (await endOf(unpacked, 0)) ?? (await searchedEnd(source, unpacked, count, scan));
    if (end === undefined || end >= source.size) return;
    const rest = await behindPadding(source, end);
    if (rest === undefined) return;
    const head = await rest.read(0, sniffed);
    const wrapper = wrapperOf(head, rest.size);
    const within: Subject = {
      ...subject,
      source: rest,
      name: "behind",
      inner: innerPath(subject.inner, "(behind the packed bytes)"),
      depth: subject.depth + 1,
      guess: true,
    };
    if (wrapper === undefined) {
      if (isWorthLooking(head)) await scan.look(within);
      return;
    }
    source = rest;
    unpacked = await lookInto(within, wrapper, scan);
  }
}

/** Only the stream itself: what stands behind it is looked at here. */
async function lookInto(subject: Subject, wrapper: Wrapper, scan: Scan): Promise<DecompressedSource> {
  const unpacked = unwrapped(subject.source, wrapper, scan.budget);
  await scan.look({ ...subject, source: unpacked });
  return unpacked;
}

/** Most packed files hold one text: they are unpacked to their end only where another stream may begin in them. */
async function searchedEnd(
  source: ByteSource,
  unpacked: DecompressedSource,
  count: number,
  scan: Scan,
): Promise<number | undefined> {
  const { size = 0 } = source;
  if (count === 0 && !(await mayGoOn(source, unpacked))) return undefined;
  const left = searched.get(scan) ?? mostSearched;
  const before = scan.budget.left;
  const most = size <= shortPacked ? mostUnpacked.short : mostUnpacked.long;
  const end = await endOf(unpacked, Math.min(most, left));
  searched.set(scan, Math.max(left - (before - scan.budget.left), 0));
  return end;
}

async function mayGoOn(source: ByteSource, unpacked: DecompressedSource): Promise<boolean> {
  const head = await source.read(0, 2);
  // Two bytes are too few to look for: of zlib the next stream may begin anywhere.
  if (wrapperOf(head) === "zlib" || !(await holdsText(unpacked))) return true;
  const bytes = await source.read(2, shortPacked);
  return packedIn(bytes, 0) !== undefined || pickleIn(bytes) !== undefined;
}

async function holdsText(unpacked: DecompressedSource): Promise<boolean> {
  try {
    const head = await unpacked.read(0, sniffed);
    return !head.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b));
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    return false;
  }
}

async function endOf(unpacked: DecompressedSource, most: number): Promise<number | undefined> {
  try {
    return await unpacked.end(most);
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    return undefined;
  }
}

async function behindPadding(source: ByteSource, end: number): Promise<ByteSource | undefined> {
  const bytes = await source.read(end, mostPadding);
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? undefined : rangeSource(source, end + first, (source.size ?? 0) - end - first);
}

function isWorthLooking(head: Uint8Array): boolean {
  const kind = embeddedKind(head.subarray(0, 64), "bytes");
  return kind !== undefined || isSevenZip(head) || isTarHeader(head);
}

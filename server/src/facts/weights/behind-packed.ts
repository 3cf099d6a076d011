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
    const most = source.size <= shortPacked ? mostUnpacked.short : mostUnpacked.long;
    const end = await endOf(unpacked, most);
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

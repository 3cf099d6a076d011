import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError, rangeSource } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import type { Parsed, Problem } from "../../host/problem.ts";
import type { DecompressionBudget } from "../compression/source.ts";
import { coderName, folderSource } from "./coders.ts";
import {
  BrokenHeader,
  type Folder,
  readHeader,
  type SevenZipHeader,
  type StreamsInfo,
  unpackedSize,
} from "./header.ts";

/** One file of a 7z archive. */
export interface SevenZipMember {
  readonly name: string;
  readonly size: number;
  /** Undefined where it is packed in a way that is not opened; then a problem says so. */
  readonly source: ByteSource | undefined;
}

const startHeaderBytes = 32;

/**
 * The files of a 7z archive. Its header is packed itself as a rule, within `limits.headerBytes`; files
 * are unpacked as far as they are read. Source: 7-Zip, DOC/7zFormat.txt (22.01).
 */
export async function readSevenZip(
  source: ByteSource,
  limits: Limits,
  budget: DecompressionBudget,
): Promise<Parsed<readonly SevenZipMember[]>> {
  const problems: Problem[] = [];
  const note = (kind: Problem["kind"], code: string, message: string): void => {
    if (problems.length < 100) problems.push({ kind, code, message, offset: 0 });
  };
  try {
    const header = await openHeader(source, limits, budget);
    return { value: membersOf(source, header, budget, note), problems };
  } catch (error) {
    if (error instanceof BrokenHeader) note(error.kind, "directory-broken", error.message);
    else if (error instanceof ByteSourceError) note("unreadable", "unreadable", error.message);
    else throw error;
    return { value: [], problems };
  }
}

async function openHeader(
  source: ByteSource,
  limits: Limits,
  budget: DecompressionBudget,
): Promise<SevenZipHeader> {
  const start = await source.read(0, startHeaderBytes);
  if (start.length < startHeaderBytes) throw new BrokenHeader("it ends within its first header");
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const offset = view.getUint32(12, true) + view.getUint32(16, true) * 2 ** 32;
  const size = view.getUint32(20, true) + view.getUint32(24, true) * 2 ** 32;
  if (size > limits.headerBytes)
    throw new BrokenHeader(`its header is longer than ${limits.headerBytes} bytes`);
  let bytes = await source.read(startHeaderBytes + offset, size);
  if (bytes.length < size) throw new BrokenHeader("the file ends before its header");
  // A packed header may lie in a packed header; no program writes more than one.
  for (let depth = 0; depth < 4; depth += 1) {
    const read = readHeader(bytes, limits.archiveMembers);
    if (read.kind === "plain") return read.header;
    bytes = await unpackHeader(source, read.streams, limits, budget);
  }
  throw new BrokenHeader("its header is packed again and again");
}

async function unpackHeader(
  source: ByteSource,
  streams: StreamsInfo,
  limits: Limits,
  budget: DecompressionBudget,
): Promise<Uint8Array> {
  const [folder] = streams.folders;
  if (folder === undefined) throw new BrokenHeader("its packed header has no folder");
  const [packed = []] = packedStreams(source, streams);
  const unpacked = folderSource(packed, folder, budget);
  if (unpacked === undefined)
    throw new BrokenHeader(
      `its header is packed with ${coderName(folder)}, which is not read here`,
      "unsupported",
    );
  const size = unpackedSize(folder);
  if (size > limits.headerBytes)
    throw new BrokenHeader(`its header is longer than ${limits.headerBytes} bytes`);
  return unpacked.read(0, size);
}

/** The packed streams of each folder: they lie one behind another. */
function packedStreams(source: ByteSource, streams: StreamsInfo): readonly (readonly ByteSource[])[] {
  let offset = startHeaderBytes + streams.packPosition;
  let stream = 0;
  return streams.folders.map(({ packed }) =>
    packed.map(() => {
      const size = streams.packSizes[stream] ?? 0;
      stream += 1;
      offset += size;
      return rangeSource(source, offset - size, size);
    }),
  );
}

function membersOf(
  source: ByteSource,
  { streams, files }: SevenZipHeader,
  budget: DecompressionBudget,
  note: (kind: Problem["kind"], code: string, message: string) => void,
): readonly SevenZipMember[] {
  const places = placesOf(source, streams, budget, note);
  let next = 0;
  return files.map(({ name, empty }) => {
    if (empty) return { name, size: 0, source: undefined };
    const place = places[next];
    next += 1;
    if (place === undefined) {
      note("malformed", "directory-broken", "its header names more files than it has streams");
      return { name, size: 0, source: undefined };
    }
    return { name, ...place };
  });
}

/** Where each file with bytes lies, in the archive's order. */
function placesOf(
  source: ByteSource,
  streams: StreamsInfo,
  budget: DecompressionBudget,
  note: (kind: Problem["kind"], code: string, message: string) => void,
): readonly { readonly size: number; readonly source: ByteSource | undefined }[] {
  const places: { readonly size: number; readonly source: ByteSource | undefined }[] = [];
  const packed = packedStreams(source, streams);
  for (const [index, folder] of streams.folders.entries()) {
    const unpacked = unpackFolder(packed[index] ?? [], folder, budget, note);
    let at = 0;
    for (const size of streams.fileSizes[index] ?? []) {
      places.push({ size, source: unpacked === undefined ? undefined : partOf(unpacked, at, size) });
      at += size;
    }
  }
  return places;
}

function unpackFolder(
  packed: readonly ByteSource[],
  folder: Folder,
  budget: DecompressionBudget,
  note: (kind: Problem["kind"], code: string, message: string) => void,
): ByteSource | undefined {
  const unpacked = folderSource(packed, folder, budget);
  if (unpacked !== undefined) return unpacked;
  note(
    "unsupported",
    "unsupported-method",
    `files in it are packed with ${coderName(folder)}, which is not read here`,
  );
  return undefined;
}

/** A file of a folder: its size is known, though the folder's bytes come as they are unpacked. */
function partOf(unpacked: ByteSource, start: number, size: number): ByteSource {
  return {
    size,
    read: (offset, length) => unpacked.read(start + offset, Math.max(0, Math.min(length, size - offset))),
  };
}

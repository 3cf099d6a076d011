import { escapes } from "../../host/archive-paths.ts";
import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import type { Parsed, Problem } from "../../host/problem.ts";
import { entrySize, readEntry, uint64, viewOf, type ZipMember } from "./entry.ts";

export interface ZipDirectory {
  /** Of all central directories that a reader may take for the archive's, the one Python takes first. */
  readonly members: readonly ZipMember[];
  /** Bytes before the archive. */
  readonly prefix: number;
  readonly zip64: boolean;
  /** Behind its end record and its comment; less than the file's length where something follows. */
  readonly end: number;
  /** Where its comment begins. */
  readonly comment: number;
  /** Where its directory begins, as Python finds it. */
  readonly directory: number;
}

const endSize = 22;
const longestComment = 0xffff;
const signature = {
  end: 0x06054b50,
  end64: 0x06064b50,
  locator: 0x07064b50,
  entry: 0x02014b50,
  local: 0x04034b50,
};

interface End {
  readonly at: number;
  readonly entries: number;
  readonly size: number;
  readonly offset: number;
  readonly zip64: boolean;
  /** Where the directory would have to end: before this record, or before the ZIP64 one. */
  readonly directoryEnd: number;
  /** Behind the record, and behind its comment. */
  readonly comment: number;
  readonly end: number;
}

/**
 * Reads the central directory of a zip as Python's zipfile and PyTorch's miniz do, and says where
 * other readers would see another archive.
 *
 * Sources: APPNOTE 6.3.10; CPython, Lib/zipfile (_EndRecData, _EndRecData64, _RealGetContents);
 * miniz 3, mz_zip_reader_read_central_dir, as PyTorch builds it (caffe2/serialize/inline_container.cc).
 */
export async function readZipDirectory(source: ByteSource, limits: Limits): Promise<Parsed<ZipDirectory>> {
  const reader = new DirectoryReader(source, limits);
  try {
    await reader.readAll();
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    reader.note("unreadable", error.message, 0, "unreadable");
  }
  const { members, prefix, zip64, end, comment, directory, problems } = reader;
  return { value: { members, prefix, zip64, end, comment, directory }, problems };
}

class DirectoryReader {
  readonly members: ZipMember[] = [];
  readonly problems: Problem[] = [];
  prefix = 0;
  zip64 = false;
  end = 0;
  comment = 0;
  directory = 0;
  readonly #source: ByteSource;
  readonly #limits: Limits;
  /** The first member at each offset of a local header, and the identities of members at offsets that came again. */
  readonly #firstAt = new Map<number, ZipMember>();
  readonly #seen = new Set<string>();

  constructor(source: ByteSource, limits: Limits) {
    this.#source = source;
    this.#limits = limits;
  }

  note(code: string, message: string, offset: number, kind: Problem["kind"] = "malformed"): void {
    if (this.problems.length < 100) this.problems.push({ kind, code, message, offset });
  }

  async readAll(): Promise<void> {
    const size = this.#source.size;
    if (size === undefined) {
      this.note("no-size", "the length of the archive is not known", 0, "unsupported");
      return;
    }
    const ends = await this.#findEnds(size);
    if (ends.length === 0) {
      this.note(
        "no-directory",
        "it has no end-of-directory record: it is cut off, or no zip",
        0,
        "truncated",
      );
      return;
    }
    if (ends.length > 1) {
      this.note(
        "several-ends",
        "it has more than one end-of-directory record: readers disagree on what is in it",
        ends[1]?.at ?? 0,
      );
    }
    for (const [index, end] of ends.entries()) await this.#readDirectories(end, index === 0);
  }

  /** The last end record, which Python and miniz take, and others whose comment reaches to the end of the file. */
  async #findEnds(size: number): Promise<readonly End[]> {
    const from = Math.max(size - endSize - longestComment, 0);
    const tail = await this.#source.read(from, size - from);
    const view = viewOf(tail);
    const ends: End[] = [];
    for (let at = lastP(tail, tail.length - endSize); at >= 0 && ends.length < 4; at = lastP(tail, at - 1)) {
      if (view.getUint32(at, true) !== signature.end) continue;
      const reaches = at + endSize + view.getUint16(at + 20, true) === tail.length;
      if (ends.length > 0 && !reaches) continue;
      if (!reaches) this.note("comment-length", "bytes stand behind the archive's comment", from + at);
      ends.push(await this.#readEnd(tail.subarray(at, at + endSize), from + at));
    }
    return ends;
  }

  async #readEnd(record: Uint8Array, at: number): Promise<End> {
    const view = viewOf(record);
    const plain: End = {
      at,
      entries: view.getUint16(10, true),
      size: view.getUint32(12, true),
      offset: view.getUint32(16, true),
      zip64: false,
      directoryEnd: at,
      comment: at + endSize,
      end: at + endSize + view.getUint16(20, true),
    };
    return (await this.#readEnd64(plain)) ?? plain;
  }

  async #readEnd64(plain: End): Promise<End | undefined> {
    if (plain.at < 20 + 56) return undefined;
    const locator = await this.#source.read(plain.at - 20, 20);
    // A member that breaks off is shorter than its size says.
    if (locator.length < 20 || viewOf(locator).getUint32(0, true) !== signature.locator) return undefined;
    const stated = uint64(viewOf(locator), 8);
    const fixed = plain.at - 20 - 56;
    const found = await this.#end64At(fixed, plain);
    // Python reads it right before the locator, miniz where the locator says.
    const elsewhere = stated === fixed ? undefined : await this.#end64At(stated, plain);
    if (elsewhere !== undefined && found !== undefined) {
      this.note("several-ends", "its ZIP64 locator points elsewhere than Python looks", plain.at - 20);
    }
    return found ?? elsewhere;
  }

  async #end64At(at: number, plain: End): Promise<End | undefined> {
    if (at < 0 || at + 56 > plain.at) return undefined;
    const view = viewOf(await this.#source.read(at, 56));
    if (view.byteLength < 56 || view.getUint32(0, true) !== signature.end64) return undefined;
    return {
      at: plain.at,
      entries: uint64(view, 32),
      size: uint64(view, 40),
      offset: uint64(view, 48),
      zip64: true,
      directoryEnd: at,
      comment: plain.comment,
      end: plain.end,
    };
  }

  /** Python takes the directory that ends at its record; miniz the one at the stated offset. Mostly they are one. */
  async #readDirectories(end: End, isFirst: boolean): Promise<void> {
    const python = end.directoryEnd - end.size;
    const shift = python - end.offset;
    if (isFirst) {
      this.prefix = Math.max(shift, 0);
      this.zip64 = end.zip64;
      this.end = end.end;
      this.comment = end.comment;
      this.directory = python;
    }
    if (python >= 0) await this.#readDirectory(python, end, shift);
    else this.note("directory-size", "its directory is said to be longer than the file", end.at);
    if (shift === 0) return;
    if (await this.#isEntryAt(end.offset)) {
      this.note(
        "two-directories",
        "two directories fit its end record: Python and PyTorch read different ones",
        end.offset,
      );
      await this.#readDirectory(end.offset, end, 0);
    } else if (shift > 0) {
      await this.#notePrefix(shift);
    } else {
      this.note("directory-offset", "its directory is not where the end record says", end.at);
    }
  }

  /** Programs that read from the front see what stands there, if it is an archive too. */
  async #notePrefix(length: number): Promise<void> {
    const start = viewOf(await this.#source.read(0, 4));
    const isArchive = start.byteLength === 4 && start.getUint32(0, true) === signature.local;
    if (isArchive) this.note("two-archives", "another archive stands before this one", 0);
    else this.note("prefix", `${length} bytes stand before the archive`, 0);
  }

  async #isEntryAt(offset: number): Promise<boolean> {
    if (offset < 0 || offset + 4 > (this.#source.size ?? 0)) return false;
    const entry = await this.#source.read(offset, 4);
    return entry.length === 4 && viewOf(entry).getUint32(0, true) === signature.entry;
  }

  async #readDirectory(at: number, end: End, shift: number): Promise<void> {
    if (end.size > this.#limits.headerBytes) {
      this.note(
        "directory-limit",
        `its directory is longer than ${this.#limits.headerBytes} bytes`,
        at,
        "limit",
      );
    }
    const bytes = await this.#source.read(at, Math.min(end.size, this.#limits.headerBytes));
    const view = viewOf(bytes);
    let position = 0;
    let count = 0;
    while (position + entrySize <= bytes.length) {
      if (view.getUint32(position, true) !== signature.entry) {
        this.note("directory-broken", "its directory has something else than an entry", at + position);
        break;
      }
      if (this.members.length >= this.#limits.archiveMembers) {
        this.note("member-limit", `more than ${this.#limits.archiveMembers} members`, at + position, "limit");
        return;
      }
      const { member, length } = readEntry(bytes, view, position, shift);
      if (member === undefined) {
        this.note("directory-broken", "an entry of its directory is cut off", at + position, "truncated");
        break;
      }
      this.#add(member, at + position);
      position += length;
      count += 1;
    }
    if (count !== end.entries) {
      this.note(
        "member-count",
        `its directory has ${count} members, and the end record says ${end.entries}`,
        end.at,
      );
    }
  }

  /** The same entry read through two directories is one member; two entries of one name are two. */
  #add(member: ZipMember, at: number): void {
    if (this.#isKnown(member)) return;
    this.members.push(member);
    if (member.nameBytes.includes(0))
      this.note("name-nul", "a member's name has a NUL: Python reads it as shorter", at);
    const how = escapes(member.name);
    if (how !== undefined) this.note("path-escape", `the member \`${member.name}\` ${how}`, at);
  }

  #isKnown(member: ZipMember): boolean {
    const first = this.#firstAt.get(member.headerOffset);
    if (first === undefined) {
      this.#firstAt.set(member.headerOffset, member);
      return false;
    }
    this.#seen.add(identityOf(first));
    const identity = identityOf(member);
    const isKnown = this.#seen.has(identity);
    this.#seen.add(identity);
    return isKnown;
  }
}

/** The last `P` up to here, with which all signatures begin; below zero where there is none. */
function lastP(bytes: Uint8Array, from: number): number {
  return from < 0 ? -1 : bytes.lastIndexOf(0x50, from);
}

function identityOf({ name, headerOffset, size }: ZipMember): string {
  return `${name}\n${headerOffset}\n${size}`;
}

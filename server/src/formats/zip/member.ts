import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError, failureOf, rangeSource } from "../../host/byte-source.ts";
import type { Parsed, Problem } from "../../host/problem.ts";
import { type DecompressionBudget, decompressedSource } from "../compression/source.ts";
import { crc32 } from "./crc32.ts";
import type { ZipMember } from "./entry.ts";

/** A member that was opened: its bytes, decompressed as they are asked for. */
export interface OpenMember {
  readonly member: ZipMember;
  /** Undefined where it cannot be opened; then a problem says why. */
  readonly source: ByteSource | undefined;
  /** The first bytes of it, at most `headBytes`. */
  readonly head: Uint8Array;
  /** Of the stored bytes in the archive: where they begin and end. */
  readonly data: { readonly start: number; readonly end: number };
  /** How its own header says it is packed, where the directory says something else. */
  readonly otherMethod?: number;
}

const localSize = 30;
const localSignature = 0x04034b50;
/** What of a member is read with its local header. PyTorch pads that to 64 bytes. */
const readAhead = 640;
export const headBytes = 512;
const descriptorFlag = 0x08;
const encryptedFlag = 0x01;

/** Deflate, deflate64, bzip2, LZMA, Zstandard and xz: those that compression/zip-methods.ts opens. */
const openedMethods: ReadonlySet<number> = new Set([8, 9, 12, 14, 93, 95]);
const methods: Readonly<Record<number, string>> = {
  1: "shrink",
  6: "implode",
  98: "PPMd",
  99: "AES encryption",
};

/**
 * Opens a member as the central directory describes it, whatever its local header or its flags say;
 * where the two disagree, that is a problem, and never a reason to skip.
 */
export async function openMember(
  archive: ByteSource,
  member: ZipMember,
  budget: DecompressionBudget,
): Promise<Parsed<OpenMember>> {
  const problems: Problem[] = [];
  const note = (code: string, message: string, kind: Problem["kind"] = "malformed"): void => {
    problems.push({ kind, code, message, offset: member.headerOffset, inner: member.name });
  };
  const none = { member, source: undefined, head: new Uint8Array(0), data: { start: 0, end: 0 } };
  let local: Uint8Array;
  try {
    local = await archive.read(member.headerOffset, localSize + member.nameBytes.length + readAhead);
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    note("unreadable", error.message, "unreadable");
    return { value: none, problems };
  }
  const view = new DataView(local.buffer, local.byteOffset, local.byteLength);
  if (local.length < localSize || view.getUint32(0, true) !== localSignature) {
    note("no-local-header", "the directory names a member where none is");
    return { value: none, problems };
  }
  compareHeaders(view, local, member, note);
  const start = member.headerOffset + localSize + view.getUint16(26, true) + view.getUint16(28, true);
  const end = start + member.compressedSize;
  if (end > (archive.size ?? end)) note("truncated", "the file ends inside of it", "truncated");
  const source = decompressed(archive, member, start, budget, note);
  const head = await headOf(source, local, start - member.headerOffset, member, note);
  const ownMethod = view.getUint16(8, true);
  const other = ownMethod === member.method ? {} : { otherMethod: ownMethod };
  return { value: { member, source, head, data: { start, end }, ...other }, problems };
}

function compareHeaders(
  view: DataView,
  local: Uint8Array,
  member: ZipMember,
  note: (code: string, message: string) => void,
): void {
  const nameLength = view.getUint16(26, true);
  const name = local.subarray(localSize, localSize + nameLength);
  const sameName =
    nameLength === member.nameBytes.length && name.every((byte, at) => byte === member.nameBytes[at]);
  if (!sameName) note("header-mismatch", "its name in the directory and in its own header differ");
  if (view.getUint16(8, true) !== member.method) {
    note("header-mismatch", "its compression in the directory and in its own header differ");
  }
  const flags = view.getUint16(6, true);
  if (((flags | member.flags) & encryptedFlag) !== 0) note("encrypted-flag", "it is marked as encrypted");
  if ((flags & descriptorFlag) !== 0) return;
  const sizes = [view.getUint32(18, true), view.getUint32(22, true)];
  const wanted = [member.compressedSize, member.size];
  // All ones: the sizes stand in the ZIP64 extra field.
  if (sizes.some((size, index) => size !== 0xffffffff && size !== wanted[index])) {
    note("header-mismatch", "its size in the directory and in its own header differ");
  }
  if (view.getUint32(14, true) !== member.crc) {
    note("header-mismatch", "its checksum in the directory and in its own header differ");
  }
}

function decompressed(
  archive: ByteSource,
  member: ZipMember,
  start: number,
  budget: DecompressionBudget,
  note: (code: string, message: string, kind?: Problem["kind"]) => void,
): ByteSource | undefined {
  if (member.method === 0) {
    if (member.size !== member.compressedSize)
      note("size-mismatch", "it is stored as it is, and its two sizes differ");
    return rangeSource(archive, start, Math.max(member.size, member.compressedSize));
  }
  if (openedMethods.has(member.method)) {
    // Flag 1 of a member of method 14: its end is marked.
    const size = member.method === 14 && (member.flags & 2) !== 0 ? undefined : member.size;
    const open = async () => (await import("../compression/zip-methods.ts")).openMethod(member.method, size);
    return decompressedSource(rangeSource(archive, start, member.compressedSize), open, budget);
  }
  const how = methods[member.method] ?? `method ${member.method}`;
  note("unsupported-method", `it is compressed with ${how}, which is not read here`, "unsupported");
  return undefined;
}

/** How much of a stored member's content a glance has to see. */
const glanced = 16;
/** Room for the padding that puts PyTorch's storages at multiples of 64 bytes. */
const glancedPadding = 160;

/**
 * A stored member whose local header says what the directory says, seen in one short read: of the many
 * storages of a checkpoint no more than this is wanted. Undefined where anything is out of order; then
 * `openMember` says what.
 */
export async function glanceAtStored(
  archive: ByteSource,
  member: ZipMember,
): Promise<OpenMember | undefined> {
  const { headerOffset, nameBytes, compressedSize: size } = member;
  const length = localSize + nameBytes.length + glancedPadding;
  if (member.method !== 0 || member.size !== size || (member.flags & encryptedFlag) !== 0) return undefined;
  if (headerOffset + length > (archive.size ?? 0)) return undefined;
  const local = await archive.read(headerOffset, length);
  const view = new DataView(local.buffer, local.byteOffset, local.byteLength);
  const extra = view.getUint16(28, true);
  const dataAt = localSize + nameBytes.length + extra;
  const isPlain =
    view.getUint32(0, true) === localSignature &&
    view.getUint16(26, true) === nameBytes.length &&
    view.getUint16(8, true) === 0 &&
    (view.getUint16(6, true) & encryptedFlag) === 0 &&
    dataAt + glanced <= local.length &&
    tellsTheSame(view, member);
  const end = headerOffset + dataAt + size;
  if (!isPlain || end > (archive.size ?? 0)) return undefined;
  for (let at = 0; at < nameBytes.length; at += 1)
    if (local[localSize + at] !== nameBytes[at]) return undefined;
  const start = headerOffset + dataAt;
  const head = local.subarray(dataAt, dataAt + Math.min(glanced, size));
  return { member, source: rangeSource(archive, start, size), head, data: { start, end } };
}

/** Sizes and checksum, unless they stand behind the data. */
function tellsTheSame(view: DataView, member: ZipMember): boolean {
  if ((view.getUint16(6, true) & descriptorFlag) !== 0) return true;
  const [packed, size] = [view.getUint32(18, true), view.getUint32(22, true)];
  return (
    (packed === member.compressedSize || packed === 0xffffffff) &&
    (size === member.size || size === 0xffffffff) &&
    view.getUint32(14, true) === member.crc
  );
}

/** The member's first bytes: those of a stored one were read with its header. */
async function headOf(
  source: ByteSource | undefined,
  local: Uint8Array,
  dataAt: number,
  member: ZipMember,
  note: (code: string, message: string, kind?: Problem["kind"]) => void,
): Promise<Uint8Array> {
  if (source === undefined) return new Uint8Array(0);
  const ahead = local.subarray(dataAt, dataAt + headBytes);
  const enough = ahead.length >= Math.min(headBytes, source.size ?? headBytes, 64);
  if (member.method === 0 && enough) return ahead.subarray(0, source.size);
  try {
    return await source.read(0, headBytes);
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    note("unreadable", error.message, "unreadable");
    return new Uint8Array(0);
  }
}

/** Longer members are not read whole, so their checksum is not known. */
const checkedBytes = 8 << 20;

/** Reads a member whole, where it is short enough, and compares its checksum and its size. */
export async function checkMember(open: OpenMember): Promise<readonly Problem[]> {
  const { member, source } = open;
  if (source === undefined || Math.max(member.size, source.size ?? 0) > checkedBytes) return [];
  const problem = (code: string, message: string): readonly Problem[] => [
    { kind: "malformed", code, message, offset: member.headerOffset, inner: member.name },
  ];
  let crc = 0;
  let length = 0;
  const step = 1 << 16;
  try {
    for (let chunk = await source.read(0, step); chunk.length > 0; chunk = await source.read(length, step)) {
      crc = crc32(chunk, crc);
      length += chunk.length;
      if (length > member.size) return problem("size-mismatch", "it is longer than the directory says");
    }
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    // A bound that was reached says nothing of the member.
    return error.sealed
      ? [{ ...failureOf(error), message: error.message, offset: member.headerOffset, inner: member.name }]
      : problem("unreadable", error.message);
  }
  if (length < member.size) return problem("size-mismatch", "it is shorter than the directory says");
  return crc === member.crc
    ? []
    : problem("crc-mismatch", "its checksum is wrong: it was changed, or is broken");
}

/** Where a stored member has to lie that was not looked at: its header without padding, then its bytes. */
export function assumedPlace(member: ZipMember): Pick<OpenMember, "member" | "data"> {
  const start = member.headerOffset + localSize + member.nameBytes.length;
  return { member, data: { start, end: start + member.compressedSize } };
}

/** Members whose bytes lie in each other's: what a zip bomb and a hidden member have in common. */
export function overlappingMembers(
  members: readonly Pick<OpenMember, "member" | "data">[],
): Problem | undefined {
  const placed = inOrder(members.filter((open) => open.data.end > 0));
  for (let index = 1; index < placed.length; index += 1) {
    const before = placed[index - 1];
    const after = placed[index];
    if (before === undefined || after === undefined || before.data.end <= after.member.headerOffset) continue;
    const message = `the members \`${before.member.name}\` and \`${after.member.name}\` lie in each other`;
    return {
      kind: "malformed",
      code: "overlap",
      message,
      offset: after.member.headerOffset,
      inner: after.member.name,
    };
  }
  return undefined;
}

/** By the offsets of their headers. Writers write members one behind the other: then there is nothing to sort. */
export function inOrder<T extends { readonly member: ZipMember }>(members: readonly T[]): readonly T[] {
  let last = 0;
  for (const { member } of members) {
    if (member.headerOffset < last)
      return [...members].sort((a, b) => a.member.headerOffset - b.member.headerOffset);
    last = member.headerOffset;
  }
  return members;
}

import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError, rangeSource } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import type { Parsed, Problem } from "../../host/problem.ts";

/** One file of a tar archive. */
export interface TarMember {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Of its data in the archive. */
  readonly offset: number;
}

const block = 512;
/** A longer name than any program has, in a header of its own. */
const longestName = 1 << 16;

/**
 * Whether bytes begin with a tar header: by its checksum, as Python's tarfile decides, so that old
 * archives without the word `ustar` are known too.
 */
export function isTarHeader(head: Uint8Array): boolean {
  if (head.length < block || head[0] === 0) return false;
  let sum = 0;
  for (let index = 0; index < block; index += 1)
    sum += index >= 148 && index < 156 ? 0x20 : (head[index] ?? 0);
  return octal(head.subarray(148, 156)) === sum;
}

/**
 * The files of a tar archive, in order.
 *
 * Source: POSIX.1-2001 pax, "ustar Interchange Format"; GNU tar's `L` and base-256 sizes; CPython,
 * Lib/tarfile.py, TarInfo.frombuf and _proc_member. Links and devices hold no bytes and are left out.
 */
export async function readTarMembers(
  source: ByteSource,
  limits: Limits,
): Promise<Parsed<readonly TarMember[]>> {
  const members: TarMember[] = [];
  const problems: Problem[] = [];
  try {
    await readAll(source, limits, members, problems);
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    problems.push({ kind: "unreadable", code: "unreadable", message: error.message, offset: 0 });
  }
  return { value: members, problems };
}

async function readAll(
  source: ByteSource,
  limits: Limits,
  members: TarMember[],
  problems: Problem[],
): Promise<void> {
  let at = 0;
  let longName: string | undefined;
  for (;;) {
    const header = await source.read(at, block);
    if (header.length < block || header.every((byte) => byte === 0)) return;
    if (!isTarHeader(header)) {
      problems.push({
        kind: "malformed",
        code: "tar-header",
        message: "something else stands where a member should begin",
        offset: at,
      });
      return;
    }
    const size = sizeOf(header);
    const type = header[156] ?? 0;
    const offset = at + block;
    at = offset + Math.ceil(size / block) * block;
    if (type === 0x4c || type === 0x78) {
      longName = await nameIn(source, offset, size, type);
      continue;
    }
    const isFile = type === 0 || type === 0x30 || type === 0x37;
    if (isFile) members.push({ name: longName ?? nameOf(header), size, offset });
    longName = undefined;
    if (members.length < limits.archiveMembers) continue;
    problems.push({
      kind: "limit",
      code: "member-limit",
      message: `more than ${limits.archiveMembers} members`,
      offset: at,
    });
    return;
  }
}

/** The bytes of a member. */
export function tarMemberSource(archive: ByteSource, { offset, size }: TarMember): ByteSource {
  return rangeSource(archive, offset, size);
}

function text(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end >= 0 ? bytes.subarray(0, end) : bytes);
}

function octal(bytes: Uint8Array): number {
  const digits = text(bytes).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}

/** Octal digits, or behind a set first bit a number of base 256 (GNU). */
function sizeOf(header: Uint8Array): number {
  const field = header.subarray(124, 136);
  if (((field[0] ?? 0) & 0x80) === 0) return octal(field) || 0;
  let size = 0;
  for (const byte of field.subarray(1)) size = size * 256 + byte;
  return Number.isSafeInteger(size) ? size : 0;
}

function nameOf(header: Uint8Array): string {
  const name = text(header.subarray(0, 100));
  const isUstar = text(header.subarray(257, 262)) === "ustar";
  const prefix = isUstar ? text(header.subarray(345, 500)) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

/** The name that the next member has: GNU's `L`, or the `path` of a pax header. */
async function nameIn(
  source: ByteSource,
  offset: number,
  size: number,
  type: number,
): Promise<string | undefined> {
  const content = await source.read(offset, Math.min(size, longestName));
  if (type === 0x4c) return text(content);
  return /(?:^|\n)\d{1,9} path=([^\n]*)\n/.exec(new TextDecoder().decode(content))?.[1];
}

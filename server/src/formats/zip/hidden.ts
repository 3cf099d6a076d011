import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError } from "../../host/byte-source.ts";
import { viewOf, type ZipMember } from "./entry.ts";
import { inOrder, type OpenMember } from "./member.ts";
import { decodeName } from "./names.ts";

const localSize = 30;
const localSignature = 0x04034b50;
/** Room for the padding in the local header of a member whose place is assumed (formats/zip/member.ts). */
const padding = 160;
const mostGaps = 64;
/** So far into a gap is the next local header looked for. */
const searched = 4096;

/** Where the members of an archive lie, as far as that is known. */
export interface Layout {
  /** Where the local headers of all listed members stand, of folders too, which are not opened. */
  readonly listed: ReadonlySet<number>;
  readonly opened: readonly Pick<OpenMember, "member" | "data">[];
  /** Places that were computed without a look at the local header. */
  readonly assumed: readonly Pick<OpenMember, "member" | "data">[];
  /** Of the first byte of the archive, and of its directory. */
  readonly start: number;
  readonly directory: number;
}

/**
 * Members that stand between the listed ones, and that the directory does not list: programs that read an archive
 * from its front unpack them, and Python does not see them.
 */
export async function hiddenMembers(source: ByteSource, layout: Layout): Promise<readonly ZipMember[]> {
  const found: ZipMember[] = [];
  for (const [start, end] of gapsOf(layout)) {
    const member = await memberIn(source, [start, end], layout.listed);
    if (member !== undefined) found.push(member);
  }
  return found;
}

function gapsOf({ opened, assumed, start, directory }: Layout): readonly (readonly [number, number])[] {
  const least = assumed.length > 0 ? padding : localSize;
  const placed = inOrder([...opened, ...assumed].filter(({ data }) => data.end > 0));
  const gaps: (readonly [number, number])[] = [];
  let end = start;
  for (const { member, data } of placed) {
    if (member.headerOffset - end >= least) gaps.push([end, member.headerOffset]);
    end = Math.max(end, data.end);
  }
  if (directory - end >= least) gaps.push([end, directory]);
  // The widest: honest ones are no wider than a descriptor.
  return gaps.sort((a, b) => b[1] - b[0] - (a[1] - a[0])).slice(0, mostGaps);
}

async function memberIn(
  source: ByteSource,
  [start, end]: readonly [number, number],
  listed: ReadonlySet<number>,
): Promise<ZipMember | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await source.read(start, Math.min(end - start, searched));
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    return undefined;
  }
  const view = viewOf(bytes);
  for (let at = 0; at + localSize <= bytes.length; at += 1) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== localSignature || listed.has(start + at)) continue;
    const nameBytes = bytes.slice(at + localSize, at + localSize + view.getUint16(at + 26, true));
    const dataAt = start + at + localSize + nameBytes.length + view.getUint16(at + 28, true);
    const [packed, size] = [view.getUint32(at + 18, true), view.getUint32(at + 22, true)];
    // Sizes of a streamed member stand behind it: then it may reach to the end of the gap.
    const room = Math.max(end - dataAt, 0);
    const known = packed > 0 && packed <= room;
    return {
      name: decodeName(nameBytes),
      nameBytes,
      flags: view.getUint16(at + 6, true),
      method: view.getUint16(at + 8, true),
      crc: view.getUint32(at + 14, true),
      compressedSize: known ? packed : room,
      size: known ? size : room,
      headerOffset: start + at,
    };
  }
  return undefined;
}

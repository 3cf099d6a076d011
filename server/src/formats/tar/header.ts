/** Bytes of a header, and what all content is padded to. */
export const block = 512;

/** One header of a tar archive, as it stands. */
export interface TarHeader {
  readonly name: string;
  /** Bytes of content, as far as the header says. */
  readonly size: number;
  /** The code of its type: `0` for a file, and so on. */
  readonly type: number;
  readonly linkName: string;
}

/** Types of members by their code (POSIX.1-2001; GNU tar's own are letters). */
export const tarType = {
  oldFile: 0,
  file: 0x30,
  hardLink: 0x31,
  symbolicLink: 0x32,
  characterDevice: 0x33,
  blockDevice: 0x34,
  directory: 0x35,
  fifo: 0x36,
  contiguousFile: 0x37,
  gnuLongName: 0x4c,
  gnuLongLink: 0x4b,
  gnuSparse: 0x53,
  pax: 0x78,
  paxGlobal: 0x67,
  paxSolaris: 0x58,
} as const;

/** Types that Python's tarfile knows and that are no files: their content, if they say they have any, is not skipped. */
const without: ReadonlySet<number> = new Set([
  tarType.hardLink,
  tarType.symbolicLink,
  tarType.characterDevice,
  tarType.blockDevice,
  tarType.directory,
  tarType.fifo,
]);

export function hasNoContent(type: number): boolean {
  return without.has(type);
}

/**
 * Whether bytes begin with a tar header: by its checksum, as Python's tarfile decides, so that old
 * archives without the word `ustar` are known too. Bytes count with a sign or without (TarInfo.frombuf).
 */
export function isTarHeader(head: Uint8Array): boolean {
  if (head.length < block || head[0] === 0) return false;
  let sum = 0;
  let high = 0;
  for (let index = 0; index < block; index += 1) {
    const byte = index >= 148 && index < 156 ? 0x20 : (head[index] ?? 0);
    sum += byte;
    if (byte >= 0x80) high += 1;
  }
  const stated = octal(head.subarray(148, 156));
  return stated === sum || stated === sum - 256 * high;
}

export function readTarHeader(header: Uint8Array): TarHeader {
  const name = nameOf(header);
  const type = header[156] ?? 0;
  // Before POSIX a folder was a file whose name ends so (TarInfo.frombuf).
  const isFolder = type === tarType.oldFile && name.endsWith("/");
  return {
    name,
    size: sizeOf(header),
    type: isFolder ? tarType.directory : type,
    linkName: text(header.subarray(157, 257)),
  };
}

/** Up to a NUL. */
export function text(bytes: Uint8Array): string {
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

import { deflateSync } from "fflate";
import { crc32 } from "../../server/src/formats/zip/crc32.ts";
import { join, latin1, utf8 } from "./pickle.ts";

/** What one header of a member says; whatever is left out is told true. */
export interface HeaderLies {
  readonly name?: string | Uint8Array;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  readonly compressedSize?: number;
  readonly size?: number;
  readonly extra?: Uint8Array;
}

export interface MemberOptions {
  readonly deflate?: boolean;
  /** Another of zip's methods, and the content as it compresses it. */
  readonly method?: { readonly number: number; pack(content: Uint8Array): Uint8Array };
  /** What the local header says. */
  readonly local?: HeaderLies;
  /** What the central directory says. */
  readonly central?: HeaderLies & { readonly headerOffset?: number };
  /** Sizes and checksum behind the data, zeros in the local header (flag 3). */
  readonly descriptor?: boolean;
  /** The local header and its data are left out: only the directory has it. */
  readonly onlyCentral?: boolean;
  /** Only the local header has it. */
  readonly onlyLocal?: boolean;
  /** Of a Unix file: `0o120777` is a symbolic link. */
  readonly mode?: number;
}

export interface Member extends MemberOptions {
  readonly name: string;
  readonly content: Uint8Array;
}

export interface ArchiveOptions {
  readonly prefix?: Uint8Array;
  /** Whether the offsets count the prefix in. */
  readonly prefixCounted?: boolean;
  readonly comment?: Uint8Array;
  readonly suffix?: Uint8Array;
  readonly zip64?: boolean;
  readonly end?: { readonly entries?: number; readonly size?: number; readonly offset?: number };
  /** Between the members and the directory. */
  readonly beforeDirectory?: Uint8Array;
}

export function member(name: string, content: Uint8Array, options: MemberOptions = {}): Member {
  return { name, content, ...options };
}

function little(value: number, width: number): Uint8Array {
  const bytes = new Uint8Array(width);
  let rest = BigInt.asUintN(8 * width, BigInt(value));
  for (let index = 0; index < width; index += 1) {
    bytes[index] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return bytes;
}

function nameBytes(name: string | Uint8Array): Uint8Array {
  return typeof name === "string" ? utf8(name) : name;
}

interface Written {
  readonly local: Uint8Array;
  readonly stored: Uint8Array;
  readonly fields: Required<Omit<HeaderLies, "extra">>;
}

function write(one: Member): Written {
  const stored =
    one.deflate === true ? deflateSync(one.content) : (one.method?.pack(one.content) ?? one.content);
  const fields = {
    name: one.name,
    flags: one.descriptor === true ? 8 : 0,
    method: one.deflate === true ? 8 : (one.method?.number ?? 0),
    crc: crc32(one.content),
    compressedSize: stored.length,
    size: one.content.length,
  };
  const told = {
    ...fields,
    ...(one.descriptor === true ? { crc: 0, compressedSize: 0, size: 0 } : {}),
    ...one.local,
  };
  const name = nameBytes(told.name);
  const extra = one.local?.extra ?? new Uint8Array(0);
  const header = join(
    little(0x04034b50, 4),
    little(20, 2),
    little(told.flags, 2),
    little(told.method, 2),
    little(0, 4),
    little(told.crc, 4),
    little(told.compressedSize, 4),
    little(told.size, 4),
    little(name.length, 2),
    little(extra.length, 2),
    name,
    extra,
  );
  const descriptor =
    one.descriptor === true
      ? join(little(0x08074b50, 4), little(fields.crc, 4), little(stored.length, 4), little(fields.size, 4))
      : new Uint8Array(0);
  return { local: join(header, stored, descriptor), stored, fields };
}

function entry(one: Member, written: Written, offset: number, zip64: boolean): Uint8Array {
  const told = { ...written.fields, headerOffset: offset, ...one.central };
  const name = nameBytes(told.name);
  const extra64 = zip64
    ? join(
        little(1, 2),
        little(24, 2),
        little(told.size, 8),
        little(told.compressedSize, 8),
        little(told.headerOffset, 8),
      )
    : new Uint8Array(0);
  const extra = join(extra64, one.central?.extra ?? new Uint8Array(0));
  return join(
    little(0x02014b50, 4),
    little(one.mode === undefined ? 20 : 0x0314, 2),
    little(20, 2),
    little(told.flags, 2),
    little(told.method, 2),
    little(0, 4),
    little(told.crc, 4),
    little(zip64 ? 0xffffffff : told.compressedSize, 4),
    little(zip64 ? 0xffffffff : told.size, 4),
    little(name.length, 2),
    little(extra.length, 2),
    little(0, 2),
    little(0, 2),
    little(0, 2),
    little((one.mode ?? 0) * 0x10000, 4),
    little(zip64 ? 0xffffffff : told.headerOffset, 4),
    name,
    extra,
  );
}

/** An archive of members, as right or as wrong as they and the options say. */
export function archive(members: readonly Member[], options: ArchiveOptions = {}): Uint8Array {
  const prefix = options.prefix ?? new Uint8Array(0);
  const zip64 = options.zip64 === true;
  const base = options.prefixCounted === false ? 0 : prefix.length;
  const pieces: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let offset = base;
  for (const one of members) {
    const written = write(one);
    if (one.onlyLocal !== true) entries.push(entry(one, written, offset, zip64));
    if (one.onlyCentral === true) continue;
    pieces.push(written.local);
    offset += written.local.length;
  }
  const between = options.beforeDirectory ?? new Uint8Array(0);
  const directory = join(...entries);
  const told = {
    entries: entries.length,
    size: directory.length,
    offset: offset + between.length,
    ...options.end,
  };
  return join(
    prefix,
    ...pieces,
    between,
    directory,
    ends(told, zip64, options),
    options.suffix ?? new Uint8Array(0),
  );
}

function ends(
  told: { readonly entries: number; readonly size: number; readonly offset: number },
  zip64: boolean,
  options: ArchiveOptions,
): Uint8Array {
  const comment = options.comment ?? new Uint8Array(0);
  const end64 = zip64
    ? join(
        join(little(0x06064b50, 4), little(44, 8), little(45, 2), little(45, 2), little(0, 8)),
        join(little(told.entries, 8), little(told.entries, 8), little(told.size, 8), little(told.offset, 8)),
        join(little(0x07064b50, 4), little(0, 4), little(told.offset + told.size, 8), little(1, 4)),
      )
    : new Uint8Array(0);
  const end = join(
    little(0x06054b50, 4),
    little(0, 4),
    little(zip64 ? 0xffff : told.entries, 2),
    little(zip64 ? 0xffff : told.entries, 2),
    little(zip64 ? 0xffffffff : told.size, 4),
    little(zip64 ? 0xffffffff : told.offset, 4),
    little(comment.length, 2),
    comment,
  );
  return join(end64, end);
}

/** The archive that `torch.save` writes: a root folder, the pickle, the version and storages. */
export function pytorch(
  pickle: Uint8Array,
  options: ArchiveOptions & { readonly storages?: number } = {},
): Uint8Array {
  const storages = Array.from({ length: options.storages ?? 1 }, (_, index) =>
    member(`archive/data/${index}`, new Uint8Array(64).fill(index)),
  );
  return archive(
    [member("archive/data.pkl", pickle), member("archive/version", latin1("3\n")), ...storages],
    options,
  );
}

import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError, failureOf, rangeSource } from "../../host/byte-source.ts";
import type { Limits } from "../../host/limits.ts";
import type { Parsed, Problem } from "../../host/problem.ts";
import { block, hasNoContent, isTarHeader, readTarHeader, type TarHeader, tarType, text } from "./header.ts";
import { PathChecks } from "./paths.ts";
import { type Extended, readPax } from "./pax.ts";

export { isTarHeader } from "./header.ts";

/** One file of a tar archive. */
export interface TarMember {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Of its data in the archive. */
  readonly offset: number;
}

/** A longer name than any program has, in a header of its own. */
const longestName = 1 << 16;
const mostProblems = 100;

/**
 * The files of a tar archive, in order, as Python's tarfile finds them, and what is wrong with its members: paths and
 * links that lead out of the folder it is unpacked to, devices, names that stand twice, sizes on which readers differ.
 *
 * Source: POSIX.1-2001 pax, "ustar Interchange Format"; GNU tar's `L`, `K`, `S` and base-256 sizes; CPython 3.13,
 * Lib/tarfile.py, TarInfo.frombuf and _proc_member.
 */
export async function readTarMembers(
  source: ByteSource,
  limits: Limits,
): Promise<Parsed<readonly TarMember[]> & { readonly behind: number | undefined }> {
  const reader = new TarReader(source, limits);
  try {
    await reader.readAll();
  } catch (error) {
    if (!(error instanceof ByteSourceError)) throw error;
    const { kind, code } = failureOf(error);
    reader.note(code, error.message, 0, kind);
  }
  return { value: reader.members, problems: reader.problems, behind: reader.behind };
}

/** The bytes of a member. */
export function tarMemberSource(archive: ByteSource, { offset, size }: TarMember): ByteSource {
  return rangeSource(archive, offset, size);
}

class TarReader {
  readonly members: TarMember[] = [];
  readonly problems: Problem[] = [];
  /** Where something else than an archive begins behind its end. */
  behind: number | undefined;
  readonly #source: ByteSource;
  readonly #limits: Limits;
  readonly #paths = new PathChecks();
  /** For all members from here on, and for the next one only. */
  #global: Extended = {};
  #next: Extended = {};
  #headers = 0;

  constructor(source: ByteSource, limits: Limits) {
    this.#source = source;
    this.#limits = limits;
  }

  note(
    code: string,
    message: string,
    offset: number,
    kind: Problem["kind"] = "malformed",
    inner?: string,
  ): void {
    if (this.problems.length >= mostProblems) return;
    this.problems.push({ kind, code, message, offset, ...(inner === undefined ? {} : { inner }) });
  }

  async readAll(): Promise<void> {
    for (let at = 0; ; ) {
      const bytes = await this.#source.read(at, block);
      if (bytes.length < block || bytes.every((byte) => byte === 0)) {
        await this.#checkEnd(at, bytes.length);
        return;
      }
      if (!isTarHeader(bytes)) {
        this.note("tar-header", "something else stands where a member should begin", at);
        return;
      }
      this.#headers += 1;
      if (this.#headers > this.#limits.archiveMembers) {
        this.note("member-limit", `more than ${this.#limits.archiveMembers} members`, at, "limit");
        return;
      }
      at = await this.#readMember(readTarHeader(bytes), at);
    }
  }

  /** Answers where the next header stands. */
  async #readMember(header: TarHeader, at: number): Promise<number> {
    const { type } = header;
    const offset = at + block;
    const behind = (size: number): number => offset + Math.ceil(size / block) * block;
    if (type === tarType.gnuLongName || type === tarType.gnuLongLink) {
      const name = text(await this.#source.read(offset, Math.min(header.size, longestName)));
      this.#next = { ...this.#next, ...(type === tarType.gnuLongName ? { path: name } : { linkPath: name }) };
      return behind(header.size);
    }
    if (type === tarType.pax || type === tarType.paxSolaris || type === tarType.paxGlobal) {
      const extended = readPax(await this.#source.read(offset, Math.min(header.size, longestName)));
      if (type === tarType.paxGlobal) this.#global = { ...this.#global, ...extended };
      else this.#next = { ...this.#next, ...extended };
      return behind(header.size);
    }
    const said = { ...this.#global, ...this.#next };
    this.#next = {};
    const size = said.size ?? header.size;
    this.#addMember(
      { ...header, name: said.path ?? header.name, linkName: said.linkPath ?? header.linkName, size },
      at,
      said,
    );
    return hasNoContent(type) ? offset : behind(size);
  }

  #addMember(member: TarHeader, at: number, said: Extended): void {
    const { name, type, size } = member;
    const tell = (code: string, message: string) => this.note(code, message, at, "malformed", name);
    for (const { code, message } of this.#paths.check(member)) tell(code, message);
    if (hasNoContent(type)) {
      if (size > 0 && type !== tarType.directory)
        tell(
          "link-size",
          "it is no file, and says it has content: readers differ on where the next member begins",
        );
      return;
    }
    if (type === tarType.gnuSparse || said.sparse === true) {
      this.note(
        "sparse",
        "only parts of it are stored, which are not put together here",
        at,
        "unsupported",
        name,
      );
    }
    const end = at + block + size;
    if (this.#source.size !== undefined && end > this.#source.size) {
      this.note("truncated", "the file ends inside of it", at, "truncated", name);
    }
    this.members.push({ name, size, offset: at + block });
  }

  /** Python stops at the first empty block; a program that is told to ignore them sees what follows. */
  async #checkEnd(at: number, length: number): Promise<void> {
    if (length < block && this.#headers > 0 && length > 0) {
      this.note("tar-header", "it ends inside of a header", at, "truncated");
      return;
    }
    // Archives are padded to 20 blocks as a rule; more is looked at, since a second one may begin there.
    const behind = await this.#source.read(at, 40 * block);
    for (let step = block; step < behind.length; step += block) {
      const bytes = behind.subarray(step, step + block);
      if (bytes.every((byte) => byte === 0)) continue;
      if (isTarHeader(bytes))
        this.note("two-archives", "another archive follows the end of this one", at + step);
      else this.behind = at + step + bytes.findIndex((byte) => byte !== 0);
      return;
    }
  }
}

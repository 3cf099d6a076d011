import { folderInArchive, linkLeaves } from "../../host/archive-paths.ts";
import type { Problem } from "../../host/problem.ts";
import type { ZipMember } from "./entry.ts";
import type { OpenMember } from "./member.ts";

/** Kinds of files by the upper bits of a Unix mode (POSIX, sys/stat.h). */
const kinds = { link: 0o12, character: 0o02, block: 0o06, fifo: 0o01, socket: 0o14 } as const;

/** Whether `unzip` makes a link of it: then what it holds is a path. */
export function isSymbolicLink({ mode }: ZipMember): boolean {
  return mode !== undefined && mode >>> 12 === kinds.link;
}

/** What `unzip` and others make of a member that is no plain file; Python's zipfile writes all of them as files. */
export function specialProblem({ member, head }: OpenMember): Problem | undefined {
  if (member.mode === undefined) return undefined;
  const kind = member.mode >>> 12;
  const problem = (code: string, message: string): Problem => ({
    kind: "malformed",
    code,
    message,
    offset: member.headerOffset,
    inner: member.name,
  });
  if (kind === kinds.link) {
    const target = new TextDecoder().decode(head);
    if (!linkLeaves(folderInArchive(member.name), target)) return undefined;
    return problem(
      "link-escape",
      `it is a symbolic link to \`${target.slice(0, 200)}\`, outside of the folder it is unpacked to`,
    );
  }
  if (kind === kinds.character || kind === kinds.block)
    return problem("device", "it is a device of the system, and no file");
  if (kind === kinds.fifo || kind === kinds.socket)
    return problem("device", "it is a pipe, which a program waits at, and no file");
  return undefined;
}

/** More than this unpacks to is no model's archive, when it is so much more than the file: zeros, packed to fill a disk. */
const mostBytes = 8 * 2 ** 30;
const mostRatio = 200;

/** Whether members together unpack to many times the file. */
export function expansionProblem(
  members: readonly ZipMember[],
  fileBytes: number | undefined,
): Problem | undefined {
  const bytes = members.reduce((sum, { size }) => sum + size, 0);
  const packed = Math.max(fileBytes ?? 0, 1);
  if (fileBytes === undefined || bytes < mostBytes || bytes / packed < mostRatio) return undefined;
  const message = `its members unpack to ${Math.round(bytes / 2 ** 30)} GiB, ${Math.round(bytes / packed)} times the file`;
  return { kind: "malformed", code: "expansion", message, offset: 0 };
}

import { escapes, folderInArchive, linkLeaves, resolveInArchive } from "../../host/archive-paths.ts";
import { type TarHeader, tarType } from "./header.ts";

export interface PathProblem {
  readonly code: string;
  readonly message: string;
}

/** So many links are remembered: an archive of a model has none. */
const mostLinks = 10_000;

/** Judges where members and links of one archive would be written, in their order. */
export class PathChecks {
  readonly #links = new Set<string>();
  readonly #seen = new Set<string>();

  check({ name, type, linkName }: TarHeader): readonly PathProblem[] {
    const problems: PathProblem[] = [];
    const add = (code: string, message: string): void => {
      problems.push({ code, message });
    };
    const how = escapes(name);
    if (how !== undefined) add("path-escape", `it ${how}`);
    const path = resolveInArchive("", name);
    const through = this.#linkAbove(path);
    if (through !== undefined)
      add("through-link", `it is written through the link \`${through}\`, wherever that leads`);
    if (type === tarType.symbolicLink || type === tarType.hardLink)
      this.#checkLink(path, type, linkName, add);
    else if (type === tarType.characterDevice || type === tarType.blockDevice)
      add("device", "it is a device of the system, and no file");
    else if (type === tarType.fifo) add("device", "it is a pipe, which a program waits at, and no file");
    else if (type !== tarType.directory) {
      if (this.#seen.has(path))
        add("duplicate-name", "more than one member has this name: the last one overwrites the others");
      this.#seen.add(path);
    }
    return problems;
  }

  #checkLink(path: string, type: number, target: string, add: (code: string, message: string) => void): void {
    const isSymbolic = type === tarType.symbolicLink;
    // A symbolic link is seen from its own folder, a hard link from the top of the archive.
    const leaves = linkLeaves(isSymbolic ? folderInArchive(path) : "", target);
    const kind = isSymbolic ? "a symbolic link" : "a hard link";
    if (leaves) add("link-escape", `it is ${kind} to \`${target}\`, outside of the folder it is unpacked to`);
    if (this.#links.size < mostLinks) this.#links.add(path);
  }

  /** A link that one of the folders of a path is. */
  #linkAbove(path: string): string | undefined {
    if (this.#links.size === 0) return undefined;
    for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
      const folder = path.slice(0, slash);
      if (this.#links.has(folder)) return folder;
    }
    return undefined;
  }
}

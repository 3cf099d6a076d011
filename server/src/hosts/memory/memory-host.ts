import type { DirectoryEntry, EntryKind, Host, HostError, HostFailure, HostResult } from "../../host/host.ts";

/** What goes wrong in a memory host, by path, so that tests can say how it is met. */
export interface MemoryHostOptions {
  /** Paths that answer with a failure, whatever is asked of them. A folder among them cannot be listed. */
  readonly failures?: Readonly<Record<string, HostFailure>>;
  /** FIFOs, sockets and devices. Reading one never comes back on a disk; here it throws. */
  readonly special?: readonly string[];
  /** Files that are shorter when they are read than `stat` says: so many bytes are left. */
  readonly shrinking?: Readonly<Record<string, number>>;
  /** The folder of the Hugging Face cache. */
  readonly hubCache?: string;
  /** Milliseconds since 1970. */
  readonly now?: number;
}

/** The host's date where a test names none: 2026-11-01. */
const someDay = Date.UTC(2026, 10, 1);

/**
 * A host over files in memory: for tests, and for whoever checks what is on no disk.
 *
 * @param files contents by absolute path with forward slashes; folders are implied
 */
export function memoryHost(
  files: Readonly<Record<string, Uint8Array | string>>,
  options: MemoryHostOptions = {},
): Host {
  const contents = new Map(Object.entries(files).map(([path, content]) => [path, bytesOf(content)] as const));
  const tree = entriesByFolder([...contents.keys()], options.special ?? []);
  const failing = (path: string): HostError | undefined => {
    const failure = options.failures?.[path];
    return failure === undefined ? undefined : { failure, message: failureMessages[failure] };
  };
  return {
    async stat(path) {
      const error = failing(path);
      if (error !== undefined) return { ok: false, error };
      const kind = kindOf(path, contents, tree);
      if (kind === undefined) return failed("not-found");
      return { ok: true, value: { kind, size: contents.get(path)?.length ?? 0, modified: someDay } };
    },
    async list(path) {
      const error = failing(path);
      if (error !== undefined) return { ok: false, error };
      const entries = tree.get(withoutSlash(path));
      if (entries === undefined) return failed("not-found");
      const list: DirectoryEntry[] = [...entries].map(([name, kind]) => ({ name, kind }));
      return { ok: true, value: list };
    },
    async readRange(path, offset, length) {
      const error = failing(path);
      if (error !== undefined) return { ok: false, error };
      if (options.special?.includes(path) === true) throw new Error(`${path} was opened, which would block`);
      const content = contents.get(path);
      if (content === undefined) return failed(tree.has(withoutSlash(path)) ? "is-directory" : "not-found");
      const end = Math.min(offset + length, options.shrinking?.[path] ?? content.length);
      return { ok: true, value: content.slice(offset, Math.max(offset, end)) };
    },
    ...(options.hubCache === undefined ? {} : { hubCache: options.hubCache }),
    now: () => options.now ?? someDay,
  };
}

const failureMessages: Readonly<Record<HostFailure, string>> = {
  "not-found": "there is no such file",
  denied: "reading it is not permitted",
  "special-file": "it is a FIFO, socket or device",
  "is-directory": "it is a folder",
  changed: "it changed while it was read",
  other: "it could not be read",
};

function failed<T>(failure: HostFailure): HostResult<T> {
  return { ok: false, error: { failure, message: failureMessages[failure] } };
}

function bytesOf(content: Uint8Array | string): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

type Tree = ReadonlyMap<string, ReadonlyMap<string, EntryKind>>;

function entriesByFolder(files: readonly string[], special: readonly string[]): Tree {
  const tree = new Map<string, Map<string, EntryKind>>();
  const add = (path: string, kind: EntryKind): void => {
    const slash = path.lastIndexOf("/");
    if (slash < 0 || path === "/") return;
    const folder = slash === 0 ? "/" : path.slice(0, slash);
    const entries = tree.get(folder) ?? new Map<string, EntryKind>();
    tree.set(folder, entries);
    entries.set(path.slice(slash + 1), kind);
    add(folder, "directory");
  };
  for (const path of files) add(path, "file");
  for (const path of special) add(path, "special");
  return tree;
}

function kindOf(path: string, contents: ReadonlyMap<string, Uint8Array>, tree: Tree): EntryKind | undefined {
  if (contents.has(path)) return "file";
  const clean = withoutSlash(path);
  if (tree.has(clean)) return "directory";
  const slash = clean.lastIndexOf("/");
  return tree.get(slash === 0 ? "/" : clean.slice(0, slash))?.get(clean.slice(slash + 1));
}

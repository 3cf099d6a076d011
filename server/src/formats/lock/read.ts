import type { Parsed, Problem } from "../../host/problem.ts";
import type { TomlNode, TomlTable } from "../../syntax/toml/tree.ts";
import { entryOf } from "../../syntax/toml/tree.ts";
import { readEntry } from "./entry.ts";
import { emptyLock, type LockEntry, type LockFile, lockKey } from "./lock.ts";

/** The longest lock file that is read, in UTF-16 units; and the most entries and files in it. */
export const longestLock = 16 * 1024 * 1024;
export const mostEntries = 10_000;

/**
 * Reads a lock file. Strict: a key that it does not know, a value of another shape, an entry that stands there
 * twice, each is a problem, and an entry with one is left out. Never throws.
 *
 * @param text the file's; spans of problems are offsets of it
 */
export async function readLock(text: string): Promise<Parsed<LockFile>> {
  if (text.length > longestLock)
    return failed("limit", "lock-length", "it is longer than any lock that is read");
  // Its parser is a library that only a project with a lock needs.
  const { parseToml } = await import("../../syntax/toml/parse.ts");
  const { value: root, problems } = parseToml(text);
  if (problems.length > 0) return { value: emptyLock, problems };
  return readRoot(root);
}

function failed(kind: Problem["kind"], code: string, message: string): Parsed<LockFile> {
  return { value: emptyLock, problems: [{ kind, code, message }] };
}

function readRoot(root: TomlTable): Parsed<LockFile> {
  const version = entryOf(root, "version")?.value;
  if (version?.kind !== "scalar" || version.value !== 1) {
    const newer = version?.kind === "scalar" && typeof version.value === "number" && version.value > 1;
    return newer
      ? failed(
          "unsupported",
          "lock-version",
          `it is of version ${version.value}, which a newer Loadline wrote`,
        )
      : failed("malformed", "lock-version", "it does not say `version = 1`");
  }
  const problems: Problem[] = root.entries
    .filter(({ key }) => key !== "version" && key !== "artifact")
    .map(({ key, keySpan }) => ({ ...unknownKey(key), span: keySpan }));
  const artifacts = entryOf(root, "artifact")?.value;
  if (artifacts === undefined) return { value: emptyLock, problems };
  if (artifacts.kind !== "array") {
    problems.push(malformed("`artifact` is not a list of tables", artifacts));
    return { value: emptyLock, problems };
  }
  return { value: { entries: readEntries(artifacts.items, problems) }, problems };
}

function readEntries(items: readonly TomlNode[], problems: Problem[]): readonly LockEntry[] {
  const entries = new Map<string, LockEntry>();
  for (const item of items.slice(0, mostEntries)) {
    const read = readEntry(item);
    problems.push(...read.problems);
    if (read.value === undefined) continue;
    const key = lockKey(read.value);
    if (entries.has(key)) problems.push(malformed(`\`${read.value.id}\` stands there twice`, item));
    else entries.set(key, read.value);
  }
  const rest = items.length - mostEntries;
  if (rest > 0) {
    problems.push({ kind: "limit", code: "lock-entries", message: `${rest} entries more than are read` });
  }
  return [...entries.values()];
}

function malformed(message: string, { span }: TomlNode): Problem {
  return { kind: "malformed", code: "lock-entry", message, span };
}

function unknownKey(key: string): Problem {
  return {
    kind: "malformed",
    code: "lock-key",
    message: `\`${key.slice(0, 60)}\` is no key of a lock file`,
  };
}

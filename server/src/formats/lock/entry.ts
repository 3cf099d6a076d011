import type { Problem } from "../../host/problem.ts";
import type { TomlNode, TomlTable } from "../../syntax/toml/tree.ts";
import {
  type LockEntry,
  type LockedFile,
  type LockedKind,
  type LockRegistry,
  lockableRegistries,
  lockedKinds,
} from "./lock.ts";

/** The most files of one entry that are read. */
export const mostFiles = 50_000;

/** An entry, or what is wrong with it. */
interface EntryRead {
  readonly value?: LockEntry;
  readonly problems: readonly Problem[];
}

const entryKeys = new Set([
  "id",
  "kind",
  "registry",
  "revision",
  "commit",
  "date",
  "resolved",
  "license",
  "base-models",
  "pickles",
  "custom-code",
  "omitted-files",
  "files",
]);
const fileKeys = new Set(["path", "size", "sha256", "git-blob"]);

/** Reads one `[[artifact]]`. A problem of any of its keys leaves the whole entry out: half a pin is none. */
export function readEntry(node: TomlNode): EntryRead {
  if (node.kind !== "table") return { problems: [problem("an artifact is not a table", node)] };
  const reader = new TableReader(node, entryKeys);
  const entry: LockEntry = {
    id: reader.text("id", isName),
    kind: reader.choice<LockedKind>("kind", lockedKinds),
    registry: reader.choice<LockRegistry>("registry", lockableRegistries),
    revision: reader.text("revision", isRevision),
    commit: reader.text("commit", isCommit),
    ...optional("date", reader.optionalDate("date")),
    resolved: reader.optionalDate("resolved") ?? reader.missing("resolved"),
    license: reader.texts("license"),
    baseModels: reader.texts("base-models"),
    pickles: reader.boolean("pickles"),
    customCode: reader.boolean("custom-code"),
    ...optional("omittedFiles", reader.optionalCount("omitted-files")),
    files: readFiles(reader),
  };
  return reader.problems.length > 0 ? { problems: reader.problems } : { value: entry, problems: [] };
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  // The cast: a computed key has no literal type of its own.
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}

function readFiles(reader: TableReader): readonly LockedFile[] {
  const node = reader.node("files");
  if (node?.kind !== "array") {
    reader.fault("`files` is not a list");
    return [];
  }
  if (node.items.length > mostFiles) {
    reader.fault(`it lists more than ${mostFiles} files`);
    return [];
  }
  const paths = new Set<string>();
  const files: LockedFile[] = [];
  for (const item of node.items) {
    const file = readFile(item, reader);
    if (file === undefined) continue;
    if (paths.has(file.path)) reader.fault(`it lists \`${file.path}\` twice`);
    paths.add(file.path);
    files.push(file);
  }
  return files;
}

function readFile(node: TomlNode, outer: TableReader): LockedFile | undefined {
  if (node.kind !== "table") {
    outer.fault("a file is not a table");
    return undefined;
  }
  const reader = new TableReader(node, fileKeys);
  const sha256 = reader.optionalText("sha256", (value) => /^[0-9a-f]{64}$/.test(value));
  const gitBlob = reader.optionalText("git-blob", (value) => /^[0-9a-f]{40}$/.test(value));
  const file: LockedFile = {
    path: reader.text("path", isRelativePath),
    size: reader.optionalCount("size") ?? Number(reader.missing("size")),
    ...optional("sha256", sha256),
    ...optional("gitBlob", gitBlob),
  };
  if (sha256 === undefined && gitBlob === undefined)
    reader.fault("a file has neither `sha256` nor `git-blob`");
  outer.problems.push(...reader.problems);
  return reader.problems.length > 0 ? undefined : file;
}

/** Names of a hub, and `owner/name` of a code host. */
function isName(value: string): boolean {
  return /^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/.test(value) && !/(?:^|\/)\.\.?(?:\/|$)/.test(value);
}

/** git-check-ref-format(1), as far as it matters here: no blanks, no controls. */
function isRevision(value: string): boolean {
  return value !== "" && value.length <= 255 && !/[\s\p{C}]/u.test(value);
}

export function isCommit(value: string): boolean {
  return /^[0-9a-f]{40}$/.test(value);
}

/** A path that cannot lead out of the folder it is joined to, on any system. */
export function isRelativePath(path: string): boolean {
  if (path === "" || path.length > 1_024 || /[\\\p{Cc}]|^[A-Za-z]:/u.test(path)) return false;
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

function problem(message: string, { span }: TomlNode): Problem {
  return { kind: "malformed", code: "lock-entry", message, span };
}

/** Takes the values of one table by key, and notes what is missing or of another shape. */
class TableReader {
  readonly problems: Problem[] = [];
  readonly #table: TomlTable;
  readonly #values: ReadonlyMap<string, TomlNode>;

  constructor(table: TomlTable, known: ReadonlySet<string>) {
    this.#table = table;
    this.#values = new Map(table.entries.map(({ key, value }) => [key, value]));
    for (const { key, value } of table.entries) {
      if (!known.has(key))
        this.problems.push(problem(`\`${key.slice(0, 60)}\` is no key of a lock file`, value));
    }
  }

  node(key: string): TomlNode | undefined {
    return this.#values.get(key);
  }

  fault(message: string, node: TomlNode = this.#table): void {
    this.problems.push(problem(message, node));
  }

  /** Notes the fault and answers what stands for the value: the entry is left out anyway. */
  missing(key: string): string {
    this.fault(`\`${key}\` is missing`);
    return "";
  }

  text(key: string, isValid: (value: string) => boolean): string {
    return this.optionalText(key, isValid) ?? this.missing(key);
  }

  optionalText(key: string, isValid: (value: string) => boolean): string | undefined {
    const node = this.#values.get(key);
    if (node === undefined) return undefined;
    if (node.kind === "scalar" && typeof node.value === "string" && isValid(node.value)) return node.value;
    this.fault(`the value of \`${key}\` is not one it can have`, node);
    return undefined;
  }

  choice<T extends string>(key: string, choices: readonly T[]): T {
    const value = this.text(key, (text) => choices.some((choice) => choice === text));
    // Where it is none of them a fault is noted, and the entry is left out.
    return choices.find((choice) => choice === value) ?? (value as T);
  }

  texts(key: string): readonly string[] {
    const node = this.#values.get(key);
    const items = node?.kind === "array" ? node.items : undefined;
    const texts = items?.flatMap((item) =>
      item.kind === "scalar" && typeof item.value === "string" ? [item.value] : [],
    );
    if (texts !== undefined && texts.length === items?.length && texts.length <= 1_000) return texts;
    this.fault(`\`${key}\` is not a list of texts`, node);
    return [];
  }

  boolean(key: string): boolean {
    const node = this.#values.get(key);
    if (node?.kind === "scalar" && typeof node.value === "boolean") return node.value;
    this.fault(`\`${key}\` is not true or false`, node);
    return false;
  }

  optionalCount(key: string): number | undefined {
    const node = this.#values.get(key);
    if (node === undefined) return undefined;
    if (
      node.kind === "scalar" &&
      typeof node.value === "number" &&
      Number.isSafeInteger(node.value) &&
      node.value >= 0
    )
      return node.value;
    this.fault(`\`${key}\` is not a number of 0 or more`, node);
    return undefined;
  }

  optionalDate(key: string): string | undefined {
    const node = this.#values.get(key);
    if (node === undefined) return undefined;
    const day = node.kind === "scalar" && node.type === "date" ? String(node.value) : "";
    if (/^\d{4}-\d{2}-\d{2}$/.test(day)) return day;
    this.fault(`\`${key}\` is not a day such as 2026-01-31`, node);
    return undefined;
  }
}

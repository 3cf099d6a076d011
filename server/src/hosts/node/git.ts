import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join, resolve as resolvePath } from "node:path";

/** What may come out of one question, in bytes. */
const longestAnswer = 256 * 1024 * 1024;
/** Git answers at once, or something is wrong. In milliseconds. */
const patience = 20_000;

/**
 * Settings under which git reads and runs nothing else: no hooks, no monitor of the file system, no pager, no network
 * for objects that a partial clone lacks. A repository's own configuration could name a program for each.
 */
const settings = [
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.pager=cat",
  "core.sshCommand=false",
  "protocol.allow=never",
  "diff.external=",
  "log.showSignature=false",
  "core.attributesFile=/dev/null",
].flatMap((setting) => ["-c", setting]);

const environment = {
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_LAZY_FETCH: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_PAGER: "cat",
  LC_ALL: "C",
};

/** Windows would look for it in the folder that one works in first, where a repository could have put its own. */
function gitProgram(): string | undefined {
  if (process.platform !== "win32") return "git";
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => isAbsolute(folder));
  return folders.map((folder) => join(folder, "git.exe")).find((file) => existsSync(file));
}

/** Git tells its hooks where its files are, as seen from the folder that they are started in. */
function givenPaths(): Readonly<Record<string, string>> {
  const names = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, resolvePath(value)]];
    }),
  );
}

/**
 * Asks the git that is installed, without a shell; git is never asked to run anything of the repository. Undefined where
 * there is no git, no repository, or no answer.
 *
 * @param folder where git is to look for the repository
 */
export function askGit(
  folder: string,
  arguments_: readonly string[],
  input?: string,
): Promise<Buffer | undefined> {
  const program = gitProgram();
  if (program === undefined) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const child = spawn(program, [...settings, "-C", folder, ...arguments_], {
      env: { ...process.env, ...givenPaths(), ...environment },
      stdio: ["pipe", "pipe", "ignore"],
      timeout: patience,
      windowsHide: true,
      shell: false,
    });
    const pieces: Buffer[] = [];
    let size = 0;
    child.stdout.on("data", (piece: Buffer) => {
      size += piece.length;
      if (size > longestAnswer) child.kill();
      else pieces.push(piece);
    });
    child.on("error", () => resolve(undefined));
    child.on("close", (code) => resolve(code === 0 ? Buffer.concat(pieces) : undefined));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input ?? "");
  });
}

/** A file as git's index has it. */
export interface StagedFile {
  /** Absolute, with the system's separators. */
  readonly path: string;
  readonly blob: string;
}

/** The files whose content in the index is not that of the last commit. Undefined where there is no repository. */
export async function stagedFiles(folder: string): Promise<readonly StagedFile[] | undefined> {
  const root = (await askGit(folder, ["rev-parse", "--show-toplevel"]))?.toString("utf8").trim();
  if (root === undefined) return undefined;
  const hasCommit = (await askGit(root, ["rev-parse", "--verify", "-q", "HEAD"])) !== undefined;
  const listed = hasCommit
    ? await askGit(root, [
        "diff-index",
        "--cached",
        "--raw",
        "-z",
        "--no-renames",
        "--no-ext-diff",
        "--abbrev=64",
        "HEAD",
        "--",
      ])
    : await askGit(root, ["ls-files", "--stage", "-z", "--"]);
  return listed === undefined ? undefined : stagedIn(listed.toString("utf8"), root, hasCommit);
}

/** `:100644 100644 OLD NEW M`, then the path; of `ls-files` `100644 BLOB 0`, a tab and the path. */
function stagedIn(listed: string, root: string, isDiff: boolean): readonly StagedFile[] {
  const parts = listed.split("\0");
  const files: StagedFile[] = [];
  if (!isDiff) {
    for (const part of parts) {
      const [, mode = "", blob = "", path = ""] = /^(\d+) ([0-9a-f]+) \d\t(.*)$/s.exec(part) ?? [];
      if (isRegular(mode)) files.push({ path: `${root}/${path}`, blob });
    }
    return files;
  }
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, mode = "", , blob = "", status = ""] = (parts[at] ?? "").replace(/^:/, "").split(" ");
    if (isRegular(mode) && status !== "D") files.push({ path: `${root}/${parts[at + 1]}`, blob });
  }
  return files;
}

/** Links and submodules have no content of their own. */
function isRegular(mode: string): boolean {
  return mode.startsWith("100");
}

/** The content of blobs, in their order; undefined for one that git does not have. */
export async function blobsOf(
  folder: string,
  ids: readonly string[],
): Promise<readonly (Buffer | undefined)[]> {
  if (ids.length === 0) return [];
  const answer = await askGit(folder, ["cat-file", "--batch"], `${ids.join("\n")}\n`);
  if (answer === undefined) return ids.map(() => undefined);
  const contents: (Buffer | undefined)[] = [];
  let at = 0;
  for (let index = 0; index < ids.length; index += 1) {
    const line = answer.indexOf(10, at);
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(answer.toString("latin1", at, line))?.[1];
    at = line + 1;
    if (size === undefined) {
      contents.push(undefined);
      continue;
    }
    contents.push(answer.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return contents;
}

/** Long enough to be the only one in any repository. */
const shortCommit = 12;

/** One version of a file: the commit that wrote it and its content's id. */
export interface FileVersion {
  readonly commit: string;
  /** `2026-11-28`. */
  readonly date: string;
  readonly blob: string;
}

/** The versions of a file in the history of what is checked out, the newest first; at most `most`. */
export async function versionsOf(path: string, most: number): Promise<readonly FileVersion[]> {
  const log = await askGit(dirname(path), [
    "log",
    `--max-count=${most}`,
    "--format=%x01%h %cs",
    "--raw",
    "--no-renames",
    "--abbrev=64",
    "--no-ext-diff",
    "--no-textconv",
    "--",
    path,
  ]);
  const versions: FileVersion[] = [];
  for (const entry of (log?.toString("utf8") ?? "").split("\x01").slice(1)) {
    const [head = "", ...lines] = entry.split("\n");
    const [commit = "", date = ""] = head.split(" ");
    const blob = lines.map((line) => /^:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [AM]/.exec(line)?.[1]).find(Boolean);
    if (blob !== undefined) versions.push({ commit: commit.slice(0, shortCommit), date, blob });
  }
  return versions;
}

/** The content of a file in the index; undefined where it is not tracked. */
export async function indexedBlob(path: string): Promise<string | undefined> {
  const listed = await askGit(dirname(path), ["ls-files", "--stage", "-z", "--", path]);
  return /^100\d+ ([0-9a-f]+) 0\t/.exec(listed?.toString("utf8") ?? "")?.[1];
}

/** Whether a folder lies in the working tree of a repository. */
export async function isInRepository(folder: string): Promise<boolean> {
  const answer = await askGit(folder, ["rev-parse", "--is-inside-work-tree"]);
  return answer?.toString("utf8").trim() === "true";
}

/** The files below a folder that the index holds although an ignore file names them: relative to it, with slashes. */
export async function keptThoughIgnored(folder: string): Promise<readonly string[]> {
  const listed = await askGit(folder, ["ls-files", "--cached", "--ignored", "--exclude-standard", "-z"]);
  return (listed?.toString("utf8") ?? "").split("\0").filter((path) => path !== "");
}

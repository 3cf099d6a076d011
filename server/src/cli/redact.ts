import { mkdir, readdir, writeFile } from "node:fs/promises";
import { isTextDocument } from "../documents/document.ts";
import { redacted } from "../engine/redact.ts";
import type { FileResult } from "../engine/result.ts";
import { joinPath, parentOf, relativePath } from "../host/paths.ts";
import { hostErrorOf } from "../hosts/node/errors.ts";
import { printable } from "../reporters/escape.ts";
import { reportedPath } from "../reporters/report.ts";
import { type Terminal, UsageError } from "./command.ts";
import type { Workbench } from "./setup.ts";
import type { Tally } from "./tally.ts";

export interface RedactRun {
  readonly bench: Workbench;
  readonly tally: Tally;
  readonly terminal: Terminal;
  readonly workingFolder: string;
  /** Where the copies go: a folder of their own, as the host names it. */
  readonly folder: string;
}

/**
 * Writes a copy of every file in which keys were found, with the keys covered. Nothing that exists is written over, so
 * no original can be.
 */
export async function writeRedacted(run: RedactRun): Promise<void> {
  let copies = 0;
  for (const result of run.tally.results()) {
    if (holdsKeys(result) && (await copyOf(run, result.path))) copies += 1;
  }
  const where = printable(reportedPath(run.folder, run.workingFolder));
  await run.terminal.stderr.write(
    copies === 0
      ? "No copy was written: no key was found.\n"
      : `${filesOf(copies)} with keys covered: ${where}\n`,
  );
}

/** Before anything is checked: a folder with something in it is not written into. */
export async function refuseUsedFolder(folder: string): Promise<void> {
  const held = await readdir(folder).catch((error: unknown) => {
    if (hostErrorOf(error).failure === "not-found") return [];
    throw new UsageError(`--redact ${printable(folder)}: ${hostErrorOf(error).message}`);
  });
  if (held.length > 0)
    throw new UsageError(`--redact wants a new or an empty folder: ${printable(folder)} is neither`);
}

function filesOf(count: number): string {
  return count === 1 ? "1 copy" : `${count} copies`;
}

const keyRules = new Set(["hardcoded-key", "stored-credential"]);

/** A finding that is suppressed is a key all the same. */
function holdsKeys({ findings, suppressed }: FileResult): boolean {
  return [...findings, ...suppressed].some(({ rule }) => keyRules.has(rule));
}

async function copyOf(run: RedactRun, path: string): Promise<boolean> {
  const { document } = await run.bench.session.checkDocument(path, run.bench.host);
  try {
    const copy = isTextDocument(document) ? redacted(document) : undefined;
    if (copy === undefined) {
      const message = isTextDocument(document)
        ? "no copy was written: it cannot be written back byte for byte"
        : "no copy was written: only texts and notebooks are copied";
      run.tally.fail({ path, message });
      return false;
    }
    await writeNew(targetOf(run, path), copy.bytes, run);
    return true;
  } finally {
    document.dispose();
    run.bench.host.release(path);
  }
}

/** The same way below the folder as below the folder that one works in; what lies elsewhere keeps the end of its way. */
function targetOf({ folder, workingFolder }: RedactRun, path: string): string {
  const relative = relativePath(workingFolder, path).replace(/^(?:\.\.\/)+|^(?:[A-Za-z]:)?\/+/, "");
  return joinPath(folder, relative);
}

async function writeNew(target: string, bytes: Uint8Array, run: RedactRun): Promise<void> {
  try {
    await mkdir(parentOf(target) ?? run.folder, { recursive: true });
    await writeFile(target, bytes, { flag: "wx" });
  } catch (error) {
    const name = printable(reportedPath(target, run.workingFolder));
    const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
    throw new UsageError(
      exists
        ? `--redact writes over nothing: ${name} exists already`
        : `${name}: ${hostErrorOf(error).message}`,
    );
  }
}

import { readFile } from "node:fs/promises";
import { isTextDocument, type TextDocument } from "../documents/document.ts";
import { openFile } from "../documents/open.ts";
import { locate } from "../engine/locate.ts";
import { pinDocument } from "../engine/locking/pin-document.ts";
import { createProjectOpener } from "../engine/project.ts";
import { defaultLimits } from "../host/limits.ts";
import { hostErrorOf } from "../hosts/node/errors.ts";
import { toHostPath } from "../hosts/node/paths.ts";
import { walk } from "../hosts/node/walk.ts";
import { printable } from "../reporters/escape.ts";
import { placeOf } from "../reporters/places.ts";
import { reportedPath } from "../reporters/report.ts";
import type { ExitCode, Terminal } from "./command.ts";
import { printDiff } from "./diff.ts";
import { coverOf, rewrite } from "./fix-bytes.ts";
import { overlayHost } from "./overlay.ts";
import { createProgress } from "./progress.ts";
import type { Workbench } from "./setup.ts";
import { replaceFile } from "./write-file.ts";

export interface PinOptions {
  /** Absolute, with forward slashes. */
  readonly paths: readonly string[];
  readonly diff: boolean;
  readonly ignore: boolean;
  /** Loads a pinned download where nothing in a call pins it. */
  readonly downloads?: boolean;
}

interface PinParts {
  readonly bench: Workbench;
  readonly terminal: Terminal;
}

/** What came of one file. */
interface PinnedFile {
  readonly pinned: number;
  /** Lines for a person: what is left, and why. */
  readonly left: readonly string[];
}

/** A pin may wait for another one in the same call; more rounds than these nothing needs. */
const mostRounds = 3;

/** Pins what files name to the commits of their project's lock. */
export async function pinFiles(options: PinOptions, parts: PinParts): Promise<ExitCode> {
  const { bench, terminal } = parts;
  const progress = createProgress(terminal.stderr);
  const projectOf = createProjectOpener(bench.host);
  const files: PinnedFile[] = [];
  const failures: string[] = [];
  const entries = walk(bench.host, options.paths, {
    ignore: options.ignore,
    excludes: bench.resolver.excludes,
  });
  for await (const entry of entries) {
    if (entry.kind !== "file") continue;
    try {
      files.push(await pinFile(entry.path, options, { ...parts, projectOf }));
    } catch (error) {
      failures.push(`${nameOf(entry.path, terminal)}: not pinned: ${hostErrorOf(error).message}`);
    }
    bench.host.release(entry.path);
    progress.tick();
  }
  progress.done();
  const left = files.flatMap((file) => file.left);
  await terminal.stderr.write([...left, ...failures].map((line) => `${line}\n`).join(""));
  if (!options.diff) await terminal.stdout.write(`${summary(files)}\n`);
  if (failures.length > 0) return 2;
  return left.length > 0 ? 1 : 0;
}

function summary(files: readonly PinnedFile[]): string {
  const changed = files.filter(({ pinned }) => pinned > 0);
  const pinned = changed.reduce((sum, file) => sum + file.pinned, 0);
  if (pinned === 0) return "Nothing to pin from loadline.lock.";
  const places = `${pinned} ${pinned === 1 ? "place" : "places"}`;
  return `Pinned ${places} in ${changed.length} ${changed.length === 1 ? "file" : "files"}.`;
}

function nameOf(path: string, terminal: Terminal): string {
  return printable(reportedPath(path, toHostPath(terminal.workingFolder)));
}

async function pinFile(
  path: string,
  options: PinOptions,
  parts: PinParts & { readonly projectOf: ReturnType<typeof createProjectOpener> },
): Promise<PinnedFile> {
  const { bench, terminal } = parts;
  const none = { pinned: 0, left: [] };
  const probe = await openFile(path, { host: bench.host, grammars: bench.grammars, limits: defaultLimits });
  const isText = isTextDocument(probe);
  const { cover } = options.diff ? await coverOf(probe) : {};
  probe.dispose();
  if (!isText) return none;
  const bytes = new Uint8Array(await readFile(path));
  const outcome = await pinBytes(path, bytes, { ...parts, downloads: options.downloads === true });
  if (outcome.bytes === bytes) return { pinned: 0, left: outcome.left };
  if (options.diff) {
    await printDiff(terminal, reportedPath(path, toHostPath(terminal.workingFolder)), {
      before: bytes,
      after: outcome.bytes,
      cover,
    });
    return outcome;
  }
  // What was written to the file meanwhile is not ours to overwrite.
  if (Buffer.compare(await readFile(path), bytes) !== 0) {
    return { pinned: 0, left: [`${nameOf(path, terminal)}: not pinned: it changed meanwhile`] };
  }
  bench.host.release(path);
  await replaceFile(path, outcome.bytes);
  return outcome;
}

/** The bytes of a file with its pins written; the very same array where nothing was to be pinned. */
async function pinBytes(
  path: string,
  bytes: Uint8Array,
  {
    bench,
    terminal,
    projectOf,
    downloads,
  }: PinParts & { readonly projectOf: ReturnType<typeof createProjectOpener>; readonly downloads: boolean },
): Promise<PinnedFile & { readonly bytes: Uint8Array }> {
  let current = bytes;
  let pinned = 0;
  let left: readonly string[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const host = overlayHost(bench.host, path, current);
    const environment = { host, grammars: bench.grammars, limits: defaultLimits };
    const document = await openFile(path, environment);
    try {
      if (!isTextDocument(document)) break;
      const pins = await pinDocument(document, await projectOf(path), environment, { downloads });
      left = pins.left.map(
        (fact) => `${placeText(document, fact.span, terminal)}: ${fact.id}: ${fact.pinning}`,
      );
      if (pins.edits.length === 0) break;
      const rewritten = await rewrite(document, current, pins.edits);
      if (typeof rewritten === "string") {
        left = [`${nameOf(path, terminal)}: not pinned: ${rewritten}`];
        break;
      }
      current = rewritten;
      pinned += pins.pinned;
    } finally {
      document.dispose();
    }
  }
  return { bytes: current, pinned, left };
}

function placeText(
  document: TextDocument,
  span: { readonly start: number; readonly end: number },
  terminal: Terminal,
): string {
  return placeOf(locate(document, { kind: "text", span }), toHostPath(terminal.workingFolder));
}

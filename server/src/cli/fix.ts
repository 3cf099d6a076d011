import { readFile } from "node:fs/promises";
import { isWanted } from "../engine/fix.ts";
import type { FileResult } from "../engine/result.ts";
import { hostErrorOf } from "../hosts/node/errors.ts";
import { printable } from "../reporters/escape.ts";
import { reportedPath } from "../reporters/report.ts";
import type { CheckOptions } from "./check-options.ts";
import type { Terminal } from "./command.ts";
import { printDiff } from "./diff.ts";
import { ensureLines } from "./ensure-lines.ts";
import { messageOf } from "./failure.ts";
import { fixBytes } from "./fix-bytes.ts";
import type { Workbench } from "./setup.ts";
import type { Tally } from "./tally.ts";
import { replaceFile } from "./write-file.ts";

export interface FixRun {
  readonly bench: Workbench;
  readonly tally: Tally;
  readonly options: CheckOptions;
  readonly terminal: Terminal;
  readonly workingFolder: string;
}

/** Fixes (or, with --diff, shows) all files that have a wanted fix. Answers how many findings were fixed. */
export async function fixFiles(run: FixRun): Promise<number> {
  let fixed = 0;
  for (const result of run.tally.results()) {
    if (hasFix(result, run.options.unsafe)) fixed += await fixFile(run, result.path);
  }
  return fixed;
}

function hasFix({ findings }: FileResult, unsafe: boolean): boolean {
  return findings.some(({ fixes }) => fixes.some((fix) => isWanted(fix, unsafe)));
}

async function fixFile(run: FixRun, path: string): Promise<number> {
  const { bench, options, tally } = run;
  try {
    const bytes = await readFile(path);
    const outcome = await fixBytes(
      { path, bytes, unsafe: options.unsafe, shown: options.diff },
      bench.session,
      bench.host,
    );
    if (outcome.refusal !== undefined) await complain(run, path, outcome.refusal);
    await ensureLines(run, outcome.ensures);
    if (outcome.fixed === 0) return 0;
    if (options.diff) {
      const name = reportedPath(path, run.workingFolder);
      await printDiff(run.terminal, name, {
        before: bytes,
        after: outcome.bytes,
        cover: outcome.cover,
      });
      return 0;
    }
    // What was written to the file meanwhile is not ours to overwrite.
    if (Buffer.compare(await readFile(path), bytes) !== 0) {
      await complain(run, path, "it changed while it was fixed");
      return 0;
    }
    bench.host.release(path);
    await replaceFile(path, outcome.bytes);
    const { failOn } = await bench.resolver.settingsFor(path);
    tally.add(outcome.result, failOn);
    return outcome.fixed;
  } catch (error) {
    const system = error instanceof Error && "code" in error;
    const message = system ? `it could not be written: ${hostErrorOf(error).message}` : messageOf(error);
    tally.fail({ path, message });
    return 0;
  }
}

async function complain({ terminal, workingFolder }: FixRun, path: string, why: string): Promise<void> {
  await terminal.stderr.write(`${printable(reportedPath(path, workingFolder))}: not fixed: ${why}\n`);
}

import { readFile, writeFile } from "node:fs/promises";
import { withLine } from "../engine/ensure.ts";
import type { EnsuredLine } from "../finding/finding.ts";
import { hostErrorOf } from "../hosts/node/errors.ts";
import { printable } from "../reporters/escape.ts";
import { reportedPath } from "../reporters/report.ts";
import { printDiff } from "./diff.ts";
import type { FixRun } from "./fix.ts";
import { replaceFile } from "./write-file.ts";

/** Gives other files the lines that a fix counts on; with --diff shows them. What a file has already stays as it is. */
export async function ensureLines(run: FixRun, lines: readonly EnsuredLine[]): Promise<void> {
  for (const line of lines) {
    const name = reportedPath(line.path, run.workingFolder);
    try {
      const before = await bytesOf(line.path);
      const text = withLine(before?.toString("utf8") ?? "", line);
      if (text === undefined) continue;
      const after = Buffer.from(text, "utf8");
      if (run.options.diff) await printDiff(run.terminal, name, { before: before ?? Buffer.alloc(0), after });
      else if (before === undefined) await writeFile(line.path, after, { flag: "wx" });
      else await replaceFile(line.path, after);
    } catch (error) {
      const why = hostErrorOf(error).message;
      await run.terminal.stderr.write(`${printable(name)}: ${printable(line.line)} was not added: ${why}\n`);
    }
  }
}

async function bytesOf(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (hostErrorOf(error).failure === "not-found") return undefined;
    throw error;
  }
}

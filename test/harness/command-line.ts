import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Output } from "../../server/src/cli/command.ts";
import { runProgram } from "../../server/src/cli/program.ts";

export const program = fileURLToPath(new URL("../../server/bin/loadline.cjs", import.meta.url));

// What the test runner says of colours is not for the program.
delete process.env.FORCE_COLOR;
delete process.env.NO_COLOR;

export interface ProgramResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly folder: string;
  readonly input?: string | Uint8Array;
}

export interface ProgramOptions extends CommandOptions {
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs a command in this process, from its sources: all that a person gets from the program, without the start of one.
 * Threads are the bundle's.
 */
export async function loadline(
  arguments_: readonly string[],
  { folder, input = "" }: CommandOptions,
): Promise<ProgramResult> {
  const stdout = collectedOutput();
  const stderr = collectedOutput();
  const status = await runProgram(arguments_, {
    workingFolder: folder,
    stdout,
    stderr,
    readStdin: async () => (typeof input === "string" ? Buffer.from(input) : input),
  });
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}

function collectedOutput(): Output & { text(): string } {
  const pieces: Uint8Array[] = [];
  return {
    isTerminal: false,
    write: async (text) => void pieces.push(Buffer.from(text)),
    writeBytes: async (bytes) => void pieces.push(bytes),
    text: () => Buffer.concat(pieces).toString("utf8"),
  };
}

/** Runs the built program as a person does: where its start, its streams or its environment are what is tested. */
export function loadlineProgram(
  arguments_: readonly string[],
  options: ProgramOptions,
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...arguments_], {
      cwd: options.folder,
      env: { ...process.env, ...options.environment },
    });
    const output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output.stderr += text;
    });
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, ...output }));
    child.stdin.end(options.input ?? "");
  });
}

/** A folder on the disk with these files, for one test. It is a repository's root, so that nothing above it counts. */
export async function withFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  test: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "loadline test é "));
  try {
    await mkdir(join(folder, ".git"));
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    await test(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

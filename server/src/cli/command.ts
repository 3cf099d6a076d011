import type { OptionDefinition, ParsedArguments } from "./arguments.ts";

/** Where a command reads and writes: the process, or a test. */
export interface Terminal {
  readonly workingFolder: string;
  readonly stdout: Output;
  readonly stderr: Output;
  readStdin(): Promise<Uint8Array>;
}

export interface Output {
  readonly isTerminal: boolean;
  write(text: string): Promise<void>;
  writeBytes(bytes: Uint8Array): Promise<void>;
}

/** clean: 0; findings at or above --fail-on: 1; the run itself failed: 2. */
export type ExitCode = 0 | 1 | 2;

/** A mistake in how the program was called, or in its configuration: exit code 2, and these words. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export interface Command {
  readonly name: string;
  /** One line, for `loadline --help`. */
  readonly summary: string;
  readonly help: string;
  readonly options: readonly OptionDefinition[];
  /** Runs it. Its arguments are parsed, and were no request for help. */
  run(parsed: ParsedArguments, terminal: Terminal): Promise<ExitCode>;
}

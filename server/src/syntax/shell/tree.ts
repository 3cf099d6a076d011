import type { Span } from "../../text/span.ts";

/** One piece of a word. Spans are UTF-16 offsets of the whole text. */
export type ShellPart =
  /** Text as the program will see it, quotes and backslashes taken off. */
  | { readonly type: "text"; readonly text: string; readonly span: Span; readonly quoted: boolean }
  /** `$NAME`, `${NAME}`, `${NAME:-text}`. */
  | { readonly type: "variable"; readonly name: string; readonly fallback?: string; readonly span: Span }
  /** `$(…)`, `` `…` ``, `$((…))`, `${{ … }}`: known only when it runs. */
  | { readonly type: "unknown"; readonly span: Span };

/** One word of a command. */
export interface ShellWord {
  readonly parts: readonly ShellPart[];
  /** With its quotes. */
  readonly span: Span;
}

/** `NAME=word` before a command, or alone. */
export interface ShellAssignment {
  readonly name: string;
  readonly value: ShellWord;
  readonly span: Span;
}

/** A simple command: its assignments, its words, and where its output goes. */
export interface ShellCommand {
  readonly assignments: readonly ShellAssignment[];
  readonly words: readonly ShellWord[];
  readonly span: Span;
  /** Its output is the input of the next command in the list. */
  readonly pipes: boolean;
  /** Files that its output is written to. */
  readonly outputs: readonly ShellWord[];
  /** Commands in `$(…)`, `<(…)` or backticks of its words. */
  readonly inner: readonly ShellCommand[];
}

/** What stands behind `<<EOF`. */
export interface ShellDocument {
  readonly span: Span;
  /** The first word of the command that it is the input of: `bash`, `cat`. */
  readonly reader: string;
}

export interface ShellScript {
  readonly commands: readonly ShellCommand[];
  readonly documents: readonly ShellDocument[];
  /** False where a bound was hit or a quote never ends: what stands behind was not read. */
  readonly complete: boolean;
}

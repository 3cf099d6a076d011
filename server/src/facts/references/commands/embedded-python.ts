import type { DocumentEnvironment } from "../../../documents/open.ts";
import type { PythonModule } from "../../../documents/python/module.ts";
import { pythonSession } from "../../../documents/python/session.ts";
import type { Span } from "../../../text/span.ts";
import { callFacts } from "../../code/calls.ts";
import { callReferences } from "../extract.ts";
import type { EmbeddedProgram, ReferenceFact } from "../fact.ts";
import { type CommandLine, nameOf, unwrapped } from "./command.ts";

/** So many programs of one text are looked into. */
const mostPrograms = 50;

/** `python -c "…"`: where the program stands. */
export function embeddedIn(written: CommandLine): readonly EmbeddedProgram[] {
  const { words } = unwrapped(written);
  if (nameOf(words[0]) !== "python") return [];
  const at = words.findIndex(({ text }) => /^-[A-Za-z]*c$/.test(text ?? ""));
  const program = at === -1 ? undefined : words[at + 1];
  if (program === undefined) return [];
  return [{ kind: "embedded-program", span: program.valueSpan ?? withoutQuotes(program.span) }];
}

function withoutQuotes({ start, end }: Span): Span {
  return { start: start + 1, end: Math.max(start + 1, end - 1) };
}

/**
 * What the programs name that a text hands to `python -c` or `python <<EOF`.
 */
export async function readEmbedded(
  text: string,
  programs: readonly Span[],
  environment: DocumentEnvironment,
): Promise<readonly ReferenceFact[]> {
  const found = await readPrograms(text, programs, environment, (module, alone) =>
    callReferences(callFacts(module, alone), alone).map(alongside),
  );
  return found ?? [];
}

/**
 * Reads programs at their own places in a text, as one module: everything around them is blank.
 *
 * @param read is given the module, and the text of it, whose offsets are those of the whole text
 * @returns undefined where there is no program
 */
export async function readPrograms<T>(
  text: string,
  programs: readonly Span[],
  { grammars }: DocumentEnvironment,
  read: (module: PythonModule, alone: string) => T,
): Promise<T | undefined> {
  if (programs.length === 0) return undefined;
  const sorted = [...programs].sort((left, right) => left.start - right.start).slice(0, mostPrograms);
  let alone = "";
  for (const { start, end } of sorted) {
    if (start < alone.length) continue;
    alone += blankBefore(text.slice(alone.length, start), text.slice(start, end));
    alone += joined(text.slice(start, end));
  }
  const session = pythonSession(alone, grammars);
  try {
    return read(await session.module(), alone);
  } finally {
    session.dispose();
  }
}

/** At equal length; an indented program gets a line above that it may be indented under. */
function blankBefore(before: string, program: string): string {
  const blank = before.replace(/[^\r\n]/g, "\n");
  const indentation = /\n([ \t]+)\S/.exec(program)?.[1] ?? "";
  const head = `if 1:\n${indentation}`;
  if (indentation === "" || /^\s*\n/.test(program) || blank.length < head.length) return blank;
  return blank.slice(0, blank.length - head.length) + head;
}

/** The shell takes a backslash at the end of a line away, and one before a quote. */
function joined(program: string): string {
  return program
    .replace(/\\(?=\r?\n)|\\(?=["'$`])/g, " ")
    .replace(/ \r?\n/g, (end) => " ".repeat(end.length));
}

/** No import can be written beside a program of one line. */
function alongside(fact: ReferenceFact): ReferenceFact {
  if (!("pinningPlace" in fact) || fact.pinningPlace.form !== "download") return fact;
  return { ...fact, pinningPlace: { form: "download" } };
}

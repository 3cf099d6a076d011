import type { DocumentEnvironment } from "../../../documents/open.ts";
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
 * What the programs name that a text hands to `python -c` or `python <<EOF`. They are read at their
 * own places, as one module: everything around them is blank.
 */
export async function readEmbedded(
  text: string,
  programs: readonly Span[],
  { grammars }: DocumentEnvironment,
): Promise<readonly ReferenceFact[]> {
  if (programs.length === 0) return [];
  const sorted = [...programs].sort((left, right) => left.start - right.start).slice(0, mostPrograms);
  let alone = "";
  for (const { start, end } of sorted) {
    if (start < alone.length) continue;
    alone += blankBefore(text.slice(alone.length, start), text.slice(start, end));
    alone += joined(text.slice(start, end));
  }
  const session = pythonSession(alone, grammars);
  try {
    const module = await session.module();
    return callReferences(callFacts(module, alone), alone).map(alongside);
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

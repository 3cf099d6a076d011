import type { DocumentEnvironment } from "../../documents/open.ts";
import { pythonSession } from "../../documents/python/session.ts";
import type { Span } from "../../text/span.ts";
import type { CallFact } from "../facts.ts";
import { readOnlyCallFacts } from "./calls.ts";

/** So many texts of one module are looked into. */
const mostTexts = 50;

/**
 * The calls in the texts that a module hands to `exec` and `eval`, as far as they stand there as literals. They know what
 * the module imports, and no fix can be written into them.
 *
 * @param calls those of the module's own code
 */
export async function executedCalls(
  text: string,
  calls: readonly CallFact[],
  { grammars }: DocumentEnvironment,
): Promise<readonly CallFact[]> {
  const programs = calls.flatMap((call) => programOf(call, text) ?? []).slice(0, mostTexts);
  const [first] = programs;
  if (first === undefined) return [];
  let alone = "";
  for (const { start, end } of programs) {
    if (start < alone.length) continue;
    alone += importsOnly(text.slice(alone.length, start)) + unescaped(text.slice(start, end));
  }
  const session = pythonSession(alone, grammars);
  try {
    // What it only names is called by the program around it, where it is told.
    const isInside = ({ span, handed }: CallFact): boolean =>
      handed !== "held" && programs.some(({ start, end }) => start <= span.start && span.end <= end);
    return readOnlyCallFacts(await session.module(), alone).filter(isInside);
  } finally {
    session.dispose();
  }
}

/** The characters between the quotes of a literal that is run. */
function programOf(call: CallFact, text: string): Span | undefined {
  if (call.name !== "builtins.exec" && call.name !== "builtins.eval") return undefined;
  const value = call.argument("source", 0)?.value;
  if (value?.type !== "string" || value.span === undefined) return undefined;
  const { start, end } = value.span;
  const [, open = "", quotes = ""] = /^([rub]{0,2})("""|'''|"|')/i.exec(text.slice(start, end)) ?? [];
  const inner = { start: start + open.length + quotes.length, end: end - quotes.length };
  return quotes === "" || inner.start >= inner.end ? undefined : inner;
}

/** At equal length: lines that import stay, and all else is blank, so that what follows begins a line. */
function importsOnly(before: string): string {
  const lines = before.split("\n");
  const kept = lines.map((line, index) => {
    const isImport = index < lines.length - 1 && /^[ \t]*(?:import|from)[ \t][^\\(]*$/.test(line);
    // Wherever it stands, it is the module's: no block is left around it.
    return isImport ? line.trimStart().padEnd(line.length) : "\n".repeat(line.length);
  });
  return kept.join("\n");
}

/** A line end that is written as `\n` is one, at equal length; a quote stands without its backslash. */
function unescaped(program: string): string {
  return program.replace(/\\n/g, " \n").replace(/\\(?=["'\\])/g, " ");
}

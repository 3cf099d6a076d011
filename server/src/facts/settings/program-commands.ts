import type { PythonValue } from "../../documents/python/module.ts";
import { literalsOf } from "../../documents/python/value-queries.ts";
import type { Span } from "../../text/span.ts";
import type { CallFact, OptionFact, PatchFact } from "../facts.ts";
import { configured, optionsOf, readCommandLines, type Word } from "./command-lines.ts";
import { uncheckedTransfers } from "./unchecked-transfers.ts";

/** Functions that start another program with the words, or the line, that they are given. */
const starters =
  /^(?:subprocess\.(?:run|Popen|call|check_call|check_output|getoutput)|os\.(?:system|popen)|asyncio\.create_subprocess_(?:exec|shell)|asyncio\.subprocess\.create_subprocess_(?:exec|shell)|IPython\.get_ipython\.(?:system|getoutput))$/;

/** What a program tells the programs that it starts: `subprocess.run(["vllm", "serve", …, "--trust-remote-code"])`. */
export function programCommands(
  calls: readonly CallFact[],
  text: string,
): readonly (OptionFact | PatchFact)[] {
  return calls
    .filter(({ name, form }) => form === "direct" && starters.test(name))
    .flatMap((call) => {
      const given = call.arguments.filter(({ name }) => name === undefined || name === "args");
      const [first] = given;
      if (first === undefined) return [];
      const split =
        first.value.type === "call-result" && first.value.name === "shlex.split" ? first.value : undefined;
      const [line] = split?.arguments ?? [];
      if (line !== undefined)
        return literalsOf(line).flatMap(({ span }) => (span === undefined ? [] : inLine(text, span)));
      const items = first.value.type === "list" ? first.value.items : given.map(({ value }) => value);
      if (first.value.type === "list" || given.length > 1) {
        const words = wordsOf(items, first.valueSpan);
        return [...optionsOf(words), ...uncheckedTransfers(words, { text, offset: 0 }), ...configured(words)];
      }
      // A text with values filled in is no literal, and its options stand there all the same.
      if (/^[fF]["']/.test(text.slice(first.valueSpan.start, first.valueSpan.end)))
        return inLine(text, first.valueSpan);
      return literalsOf(first.value).flatMap(({ span }) => (span === undefined ? [] : inLine(text, span)));
    });
}

function wordsOf(items: readonly PythonValue[], around: Span): readonly Word[] {
  return items.map((item) => {
    const [literal] = literalsOf(item);
    return { text: literal?.value ?? "", ...(literal?.span ?? around) };
  });
}

/** A line for the shell, as it stands between its quotes. */
function inLine(text: string, span: Span): readonly (OptionFact | PatchFact)[] {
  const quotes = /^[A-Za-z]{0,2}("""|'''|"|')/.exec(text.slice(span.start, span.start + 5))?.[0].length ?? 0;
  const start = span.start + quotes;
  const line = text.slice(start, span.end).replace(/["']{1,3}$/, "");
  return readCommandLines(line, start, "shell").map(withoutEdits);
}

/** What is written in a literal may be escaped, and is left to a person. */
function withoutEdits(fact: OptionFact | PatchFact): OptionFact | PatchFact {
  if (fact.kind === "option") return fact;
  const { removal: _, ...rest } = fact;
  return rest;
}

import type { PythonValue } from "../../documents/python/module.ts";
import { literalsOf } from "../../documents/python/value-queries.ts";
import type { Span } from "../../text/span.ts";
import type { CallFact, OptionFact } from "../facts.ts";
import { optionsOf, readCommandLines, type Word } from "./command-lines.ts";

/** Functions that start another program with the words, or the line, that they are given. */
const starters =
  /^(?:subprocess\.(?:run|Popen|call|check_call|check_output|getoutput)|os\.(?:system|popen)|asyncio\.create_subprocess_(?:exec|shell)|asyncio\.subprocess\.create_subprocess_(?:exec|shell)|IPython\.get_ipython\.(?:system|getoutput))$/;

/** Options of the programs that a program starts: `subprocess.run(["vllm", "serve", …, "--trust-remote-code"])`. */
export function programCommands(calls: readonly CallFact[], text: string): readonly OptionFact[] {
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
      if (first.value.type === "list") return optionsOf(wordsOf(first.value.items, first.valueSpan));
      if (given.length > 1)
        return optionsOf(
          wordsOf(
            given.map(({ value }) => value),
            first.valueSpan,
          ),
        );
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
function inLine(text: string, span: Span): readonly OptionFact[] {
  const quotes = /^[A-Za-z]{0,2}("""|'''|"|')/.exec(text.slice(span.start, span.start + 5))?.[0].length ?? 0;
  const start = span.start + quotes;
  const line = text.slice(start, span.end).replace(/["']{1,3}$/, "");
  return readCommandLines(line, start, "shell").flatMap((fact) => (fact.kind === "option" ? [fact] : []));
}

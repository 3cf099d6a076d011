import type { PythonValue } from "../../../documents/python/module.ts";
import { literalsOf } from "../../../documents/python/value-queries.ts";
import type { Span } from "../../../text/span.ts";
import type { CallFact } from "../../facts.ts";
import type { CommandFact } from "../fact.ts";
import type { CommandWord } from "./command.ts";
import { readCommands, readScript } from "./script.ts";

/** Functions that start another program with the words, or the line, that they are given. */
const starters =
  /^(?:subprocess\.(?:run|Popen|call|check_call|check_output|getoutput)|os\.(?:system|popen)|asyncio\.create_subprocess_(?:exec|shell)|IPython\.get_ipython\.system)$/;

/** What the commands name that a program starts: `subprocess.run(["vllm", "serve", …])`, `os.system("pip install …")`. */
export function readStartedCommands(calls: readonly CallFact[], text: string): readonly CommandFact[] {
  return calls
    .filter(({ name, form }) => form === "direct" && starters.test(name))
    .flatMap((call) => {
      const first = call.argument("args", 0) ?? call.argument("cmd", 0) ?? call.argument("command", 0);
      if (first === undefined) return [];
      if (first.value.type === "list") {
        const words = first.value.items.map((item) => wordOf(item, first.valueSpan));
        return readCommands([{ words, span: call.span, style: "none", inner: [] }]);
      }
      return literalsOf(first.value).flatMap(({ span }) => (span === undefined ? [] : inLine(text, span)));
    });
}

function wordOf(item: PythonValue, around: Span): CommandWord {
  if (item.type === "reference" && item.name === "sys.executable")
    return { text: "python", known: "python", span: around };
  const [literal] = literalsOf(item);
  if (literal === undefined) return { known: "", span: around };
  const span = literal.span ?? around;
  return { text: literal.value, known: literal.value, span };
}

/** A line for the shell, between its quotes. An f-string's holes are not known. */
function inLine(text: string, span: Span): readonly CommandFact[] {
  const head = /^([A-Za-z]{0,2})("""|'''|"|')/.exec(text.slice(span.start, span.start + 5));
  if (head === null || /f/i.test(head[1] ?? "")) return [];
  const length = head[2]?.length ?? 1;
  return readScript(text, {
    start: span.start + head[0].length,
    end: Math.max(span.start, span.end - length),
  });
}

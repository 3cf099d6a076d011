import type { WordValue } from "../../../syntax/shell/values.ts";
import type { CommandFact } from "../fact.ts";
import type { CommandLine } from "./command.ts";
import { linesOf, readCommands } from "./script.ts";
import { readVariables, type SetVariable } from "./variables.ts";

/** Whether a file is one of make's, by its name. */
export function isMakefile(file: string): boolean {
  return /^(?:GNU|BSD)?makefile(?:\.[\w.-]+)?$|\.mk$/i.test(file);
}

/** The longest Makefile that is read, in UTF-16 units. */
const longestText = 1 << 20;

/**
 * The recipes of a Makefile (https://www.gnu.org/software/make/manual/make.html#Recipes): lines that
 * begin with a tab, run by the shell. `$(NAME)` and `${NAME}` are make's variables, `$$` is one `$`.
 */
export function readMakefile(text: string): readonly CommandFact[] {
  if (text.length > longestText) return [];
  const known = new Map<string, WordValue>();
  const lines: CommandLine[] = [];
  const variables: SetVariable[] = [];
  const line = /(?:[^\r\n\\]|\\\r?\n|\\.)*(?:\r?\n|$)/y;
  for (let at = 0; at < text.length; ) {
    line.lastIndex = at;
    const written = line.exec(text)?.[0] ?? "";
    const end = at + Math.max(1, written.length);
    const set =
      /^(?:export[ \t]+|override[ \t]+)?([A-Za-z_]\w*)[ \t]*(?::{0,3}|\?|\+)=[ \t]*([^\r\n#]*?)[ \t]*(?:#[^\r\n]*)?(?:\r?\n|$)/.exec(
        written,
      );
    if (written.startsWith("\t")) {
      const mark = /^\t[@+-]*[ \t]*/.exec(written)?.[0].length ?? 1;
      // At equal length: to the shell, make's variables are variables as well.
      const recipe = text.slice(0, at) + asShell(written) + text.slice(end);
      const found = linesOf(recipe, { start: at + mark, end }, known);
      lines.push(...found.lines);
      variables.push(...found.variables);
    } else if (set !== null && set[1] !== undefined && set[2] !== undefined) {
      const start = at + written.indexOf(set[2], written.indexOf("="));
      const span = { start, end: start + set[2].length };
      const isPlain = !set[2].includes("$");
      known.set(set[1], isPlain ? { text: set[2], span, known: set[2] } : { known: "" });
      variables.push({
        name: set[1],
        value: isPlain ? set[2] : "",
        span: { start: at, end: span.end },
        valueSpan: span,
      });
    }
    at = end;
  }
  return [...readCommands(lines), ...readVariables(variables)];
}

function asShell(line: string): string {
  return line.replace(/\$\(([A-Za-z_]\w*)\)/g, (_, name: string) => `\${${name}}`);
}

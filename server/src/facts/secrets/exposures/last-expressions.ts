import type { NotebookDocument } from "../../../documents/document.ts";
import type { Span } from "../../../text/span.ts";

/** A name, an item of one, a read of a variable, or a copy of these. A call of anything else shows its own answer. */
const expression =
  /^(?:(?:dict|str|repr|list|sorted|vars|asdict|dataclasses\.asdict|(?:pd|pandas)\.(?:DataFrame|Series))\((?:dict\(|list\()?)?(?:(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*(?:\[[^\][]{0,120}\])?(?:\.(?:copy|items|values|model_dump|model_dump_json|dict|json)\([^()]{0,60}\))?|(?:[\w.]+\.)?(?:getenv|environ\.get|userdata\.get|get_secret|getpass)\([^()]{0,120}\)|getpass\([^()]{0,120}\))\)?\)?$/;
/** Several of these, and pieces of text that are put together: `[api_key]`, `"key: " + api_key`, `f"{api_key}"`. */
const display =
  /^(?!(?:import|from|del|return|raise|assert|pass|for|while|if|elif|with|def|class|global|nonlocal|yield|else|try|except|finally|async|await|break|continue)\b)[f"'[{\w][^=();#]{0,200}$/;

/** What shows its arguments, every name, a file, a comprehension over the environment, an object of settings. */
const shown =
  /^(?:(?:json\.dumps|Markdown|HTML|JSON|Code|pformat|pprint\.pformat|widgets\.(?:Text|Textarea|HTML|Label))\(.{1,300}\)|(?:locals|globals|vars)\(\s*\)|(?:dotenv\.)?dotenv_values\([^()]{0,120}\)|(?:huggingface_hub\.|HfFolder\.)?get_token\(\s*\)|(?:open|(?:pathlib\.)?Path)\([^()]{1,160}\)\.read(?:_text)?\([^()]{0,40}\)|f["'][^"'\n]{0,200}["']|[{[].{1,300}\bfor\b.{1,200}\benviron\.items\(\).{0,120}[}\]]|[A-Z]\w*\([^()]{0,80}\)(?:\.(?:model_dump(?:_json)?|dict|json)\(\))?)$/;

/** The last expression of each Python cell, which Jupyter displays; a semicolon behind it hides it. */
export function lastExpressions({ notebook }: NotebookDocument, code: string): readonly Span[] {
  return notebook.cells.flatMap(({ kind, language, span }) => {
    if (kind !== "code" || language !== "python") return [];
    const body = code.slice(span.start, span.end).trimEnd();
    const start = body.lastIndexOf("\n") + 1;
    const line = body.slice(start);
    return expression.test(line) || shown.test(line) || (/["'[{,+]/.test(line) && display.test(line))
      ? [{ start: span.start + start, end: span.start + body.length }]
      : [];
  });
}

import type { NotebookDocument, PythonDocument } from "../../../documents/document.ts";
import type { Span } from "../../../text/span.ts";
import type { ExposureFact, SecretFact } from "../../facts.ts";
import { blankedCode, closingOf } from "./blanked.ts";
import { lastExpressions } from "./last-expressions.ts";
import { magicExposures } from "./magics.ts";
import { removalOf } from "./removal.ts";
import { type Shown, shownBy } from "./shown.ts";
import { keyNamesOf } from "./sources.ts";

/** Functions that put what they are given into the output of a cell. */
const displays =
  "print|display|pprint|pprint\\.pprint|pp|rprint|rich\\.print|console\\.print|sys\\.stdout\\.write|st\\.(?:write|code|text|json)|click\\.echo|typer\\.echo";
const loggers =
  "(?:logging|logger|log|_logger|_log|LOGGER|LOG|self\\.logger|self\\.log)\\.(?:debug|info|warning|warn|error|critical|exception|log)";
const sink = new RegExp(`(?<![\\w.])(?:(${displays})|(${loggers}))[ \\t]*\\(`, "g");

/** Without one of these nothing is worth a parse. */
const telling =
  /\b(?:environ|getenv|getpass|userdata|get_secret|secrets|printenv)\b|[!%]s?env\b|api_?key|token|authorization|\.request\.headers|cat\s+\S*\.env/i;

/**
 * Code that shows a key, or the whole environment, in the output of a cell or in a log.
 *
 * @param secrets the keys that stand in the document
 */
export async function exposureFacts(
  document: PythonDocument | NotebookDocument,
  secrets: readonly SecretFact[],
): Promise<readonly ExposureFact[]> {
  const { text } = document;
  if (!telling.test(text)) return [];
  const isNotebook = document.kind === "notebook";
  const storesOutputs = isNotebook && (document.notebook.storesOutputs || document.raw === undefined);
  if (isNotebook && !storesOutputs) return [];
  const module = await document.module();
  const code = blankedCode(text, module);
  const found = secrets.flatMap(({ place }) => (place.kind === "text" ? [place.span] : []));
  const known = keyNamesOf(text, code, found);
  const make = (span: Span, shown: Shown, into: ExposureFact["into"]): ExposureFact => {
    const removal = removalOf(document, span);
    return {
      kind: "exposure",
      place: { kind: "text", span },
      ...shown,
      into,
      storesOutputs,
      ...(removal.length === 0 ? {} : { removal }),
    };
  };
  const facts = callsIn(code, isNotebook).flatMap(({ span, inside, into }) => {
    const shown = shownBy(text, code, inside, known);
    return shown === undefined ? [] : [make(span, shown, into)];
  });
  if (!isNotebook) return facts;
  const last = lastExpressions(document, code).flatMap((span) => {
    const shown = shownBy(text, code, span, known);
    return shown === undefined ? [] : [make(span, shown, "output")];
  });
  return [...facts, ...last, ...magicExposures(document, known, make)].sort(byPlace);
}

interface Sink {
  /** The call. */
  readonly span: Span;
  /** What stands between its brackets. */
  readonly inside: Span;
  readonly into: ExposureFact["into"];
}

/** In a script what is printed goes to whoever runs it; what is logged is kept. */
function callsIn(code: string, isNotebook: boolean): readonly Sink[] {
  const calls: Sink[] = [];
  for (const match of code.matchAll(sink)) {
    const into = match[2] === undefined ? "output" : "log";
    const open = match.index + match[0].length - 1;
    const end = into === "log" || isNotebook ? closingOf(code, open) : undefined;
    if (end === undefined) continue;
    calls.push({ span: { start: match.index, end }, inside: { start: open + 1, end: end - 1 }, into });
  }
  return calls;
}

function byPlace(left: ExposureFact, right: ExposureFact): number {
  const [a, b] = [left.place, right.place].map((place) => (place.kind === "text" ? place.span.start : 0));
  return (a ?? 0) - (b ?? 0);
}

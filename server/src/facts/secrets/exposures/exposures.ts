import type { NotebookDocument, PythonDocument } from "../../../documents/document.ts";
import type { Span } from "../../../text/span.ts";
import type { ExposureFact, SecretFact } from "../../facts.ts";
import { blankedCode } from "./blanked.ts";
import { lastExpressions } from "./last-expressions.ts";
import { magicExposures } from "./magics.ts";
import { removalOf } from "./removal.ts";
import { type Shown, shownBy } from "./shown.ts";
import { sinksIn } from "./sinks.ts";
import { keyNamesOf } from "./sources.ts";

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
  const facts = sinksIn(code, isNotebook).flatMap(({ span, inside, into }) => {
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

function byPlace(left: ExposureFact, right: ExposureFact): number {
  const [a, b] = [left.place, right.place].map((place) => (place.kind === "text" ? place.span.start : 0));
  return (a ?? 0) - (b ?? 0);
}

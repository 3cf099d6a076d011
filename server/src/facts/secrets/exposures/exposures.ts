import type { NotebookDocument, PythonDocument } from "../../../documents/document.ts";
import type { Span } from "../../../text/span.ts";
import type { ExposureFact, SecretFact } from "../../facts.ts";
import { blankedCode } from "./blanked.ts";
import { lastExpressions } from "./last-expressions.ts";
import { type Make, magicExposures } from "./magics.ts";
import { removalOf } from "./removal.ts";
import { mayShowUnnamed, shownBy } from "./shown.ts";
import { mayKeep, sinksIn } from "./sinks.ts";
import { type KeyNames, keyNamesOf, mayHoldKeySource } from "./sources.ts";

/** Without one of these nothing is worth a second look. */
const telling =
  /\b(?:environ|getenv|getpass|userdata|get_secret|secrets|printenv)\b|[!%]s?env\b|api_?key|token|authorization|\.request\.headers|\.env\b|dotenv_values|export\s+-p|\.aws|kaggle\.json|huggingface|get-login-password|aws configure|BaseSettings/i;

const noNames: KeyNames = { keys: new Set(), headers: new Set(), environments: [], settings: new Set() };

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
  const found = secrets.flatMap(({ place }) => (place.kind === "text" ? [place.span] : []));
  const make: Make = (span, shown, into) => {
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
  if (!isWorthParsing(text, found, isNotebook)) {
    return isNotebook ? [...magicExposures(document, noNames, make)].sort(byPlace) : [];
  }
  return parsedExposures(document, found, make);
}

/** Whether code may hold a key, the environment or headers, and show it. Most code that reads the environment does not. */
function isWorthParsing(text: string, found: readonly Span[], isNotebook: boolean): boolean {
  if (found.length === 0 && !mayHoldKeySource(text) && !mayShowUnnamed(text)) return false;
  return isNotebook || mayKeep(text);
}

async function parsedExposures(
  document: PythonDocument | NotebookDocument,
  found: readonly Span[],
  make: Make,
): Promise<readonly ExposureFact[]> {
  const { text } = document;
  const isNotebook = document.kind === "notebook";
  const code = blankedCode(text, await document.module());
  const known = keyNamesOf(text, code, found);
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

import type { NotebookDocument, TextDocument } from "../../documents/document.ts";
import { cellAt } from "../../documents/notebook/model.ts";
import type { PythonModule } from "../../documents/python/module.ts";
import type { KeyHit } from "../../knowledge/key-formats/format.ts";
import { nameBefore } from "../../knowledge/key-formats/name-before.ts";
import { overlaps, type Span } from "../../text/span.ts";
import type { SecretFact, SecretWay } from "../facts.ts";
import { describeKey, type Identities, identityMaker } from "./describe.ts";
import { extraFacts, outputFacts } from "./notebook.ts";
import { cellWays } from "./ways/cells.ts";
import { magicWays } from "./ways/magics.ts";
import { proseWays } from "./ways/prose.ts";
import { isDocstring, platformOf, pythonWays, stringAround } from "./ways/python.ts";
import { keptLocal, textWays } from "./ways/texts.ts";

/** The facts of the keys that were found in a text, in its order; outputs of a notebook last. Code is parsed only where it holds one. */
export async function factsOfHits(
  document: TextDocument,
  hits: readonly KeyHit[],
): Promise<readonly SecretFact[]> {
  const identities = identityMaker();
  const module = hits.length > 0 ? await moduleOf(document) : undefined;
  const facts = hits.map((hit) => textFact(document, hit, module, identities));
  if (document.kind !== "notebook") return facts;
  const known = { text: document.text, hits };
  return [...facts, ...outputFacts(document, known, identities), ...extraFacts(document, known, identities)];
}

function moduleOf(document: TextDocument): Promise<PythonModule> | undefined {
  return document.kind === "python" || document.kind === "notebook" ? document.module() : undefined;
}

function textFact(
  document: TextDocument,
  hit: KeyHit,
  module: PythonModule | undefined,
  identities: Identities,
): SecretFact {
  const { span } = hit;
  const where = whereOf(document, span, module);
  const literal = module && stringAround(module, span);
  const owner = safeOwner(literal?.owner?.name ?? nameBefore(document.text, span.start));
  return {
    ...describeKey(hit, document.text, identities),
    place: { kind: "text", span },
    where,
    ...(owner === undefined ? {} : { owner }),
    ...waysOf(document, hit, module, { where, owner }),
    ...localOf(document),
  };
}

function waysOf(
  document: TextDocument,
  { span, format }: KeyHit,
  module: PythonModule | undefined,
  { where, owner }: { readonly where: SecretFact["where"]; readonly owner: string | undefined },
): { readonly ways?: readonly SecretWay[] } {
  const { variable } = format;
  if (where === "text") return some(textWays(document, span, { variable, owner }));
  if (where !== "code") return some(proseWays(span, variable));
  if (module === undefined) return {};
  const stated = document.kind === "notebook" ? document.notebook.platform : undefined;
  const platform = platformOf(module, document.kind === "notebook", stated);
  const ways = pythonWays(document.text, module, span, { variable, platform });
  if (ways.length > 0) return some(ways);
  if (isDocstring(module, span)) return some(proseWays(span, variable));
  if (document.kind !== "notebook") return {};
  const asked = magicWays(document, module, span, platform);
  return some(asked.length > 0 ? asked : cellWays(document, span, variable));
}

function some(ways: readonly SecretWay[]): { readonly ways?: readonly SecretWay[] } {
  return ways.length === 0 ? {} : { ways };
}

function localOf({ path }: TextDocument): { readonly keptLocal?: string } {
  const name = keptLocal(path);
  return name === undefined ? {} : { keptLocal: name };
}

/** A name that is shown must not be a key itself: `{"<key>": "<key>"}`. */
function safeOwner(name: string | undefined): string | undefined {
  if (name === undefined || name.length > 60 || !/^[A-Za-z_][\w.-]*$/.test(name)) return undefined;
  return /[A-Za-z0-9+/]{20}/.test(name) ? undefined : name;
}

function whereOf(document: TextDocument, span: Span, module: PythonModule | undefined): SecretFact["where"] {
  switch (document.kind) {
    case "python":
      return isInComment(module, span) ? "comment" : "code";
    case "notebook":
      return whereInNotebook(document, span, module);
    case "card":
    case "markdown":
      return "markdown";
    default:
      return "text";
  }
}

function whereInNotebook(
  document: NotebookDocument,
  span: Span,
  module: PythonModule | undefined,
): SecretFact["where"] {
  const cell = cellAt(document.notebook.cells, span.start);
  if (cell?.kind !== "code") return "markdown";
  return isInComment(module, span) ? "comment" : "code";
}

function isInComment(module: PythonModule | undefined, span: Span): boolean {
  return module?.comments.some((comment) => overlaps(comment.span, span)) ?? false;
}

import type { NotebookDocument, TextDocument } from "../../documents/document.ts";
import { cellAt, type NotebookOutput } from "../../documents/notebook/model.ts";
import type { PythonModule } from "../../documents/python/module.ts";
import type { Place } from "../../finding/finding.ts";
import type { KeyHit } from "../../knowledge/key-formats/format.ts";
import { nameBefore } from "../../knowledge/key-formats/owners.ts";
import { findEveryKey, type KnownKeys } from "../../knowledge/key-formats/repeats.ts";
import type { TextEdit } from "../../text/edits.ts";
import { overlaps, type Span } from "../../text/span.ts";
import type { SecretFact } from "../facts.ts";
import { describeKey, type Identities, identityMaker } from "./describe.ts";
import { environmentEdits, stringAround } from "./python-edits.ts";

/**
 * The keys in a text document, in the order of the text, outputs of a notebook last.
 *
 * A fact holds no part of a key but the prefix that all keys of its kind share. Code is parsed only where it
 * holds a key.
 */
export async function secretFacts(document: TextDocument): Promise<readonly SecretFact[]> {
  const identities = identityMaker();
  const hits = findEveryKey(document.text, { owners: true });
  const module = hits.length > 0 ? await moduleOf(document) : undefined;
  const facts = hits.map((hit) => textFact(document, hit, module, identities));
  return document.kind === "notebook"
    ? [...facts, ...outputFacts(document, { text: document.text, hits }, identities)]
    : facts;
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
  const edits: readonly TextEdit[] | undefined =
    where === "code" && module !== undefined
      ? environmentEdits(document.text, module, span, hit.format.variable)
      : undefined;
  const literal = module && stringAround(module, span);
  const owner = safeOwner(literal?.owner?.name ?? nameBefore(document.text, span.start));
  return {
    ...describeKey(hit, document.text, identities),
    place: { kind: "text", span },
    where,
    ...(owner === undefined ? {} : { owner }),
    ...(edits === undefined ? {} : { edits }),
  };
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

/** Data that no text reader looks at: pictures, sound, documents. */
const opaque = /^(?:image\/(?!svg)|audio\/|video\/|font\/|application\/(?:pdf|octet-stream|zip))/;
/** Data that a program wrote for a program, where names and digests are data too. */
const machineMade = /^application\/vnd\.|^application\/javascript/;

function outputFacts(
  { notebook }: NotebookDocument,
  known: KnownKeys,
  identities: Identities,
): readonly SecretFact[] {
  return notebook.outputs.flatMap((output) =>
    opaque.test(output.type) ? [] : factsOfOutput(output, known, identities),
  );
}

function factsOfOutput(
  output: NotebookOutput,
  known: KnownKeys,
  identities: Identities,
): readonly SecretFact[] {
  const text = output.text();
  const hits = findEveryKey(text, { owners: !machineMade.test(output.type) }, known);
  let line = 0;
  let at = 0;
  return hits.map((hit) => {
    for (
      let next = text.indexOf("\n", at);
      next >= 0 && next < hit.span.start;
      next = text.indexOf("\n", at)
    ) {
      line += 1;
      at = next + 1;
    }
    const place: Place = { kind: "output", cell: output.cell, output: output.output, line };
    return { ...describeKey(hit, text, identities), place, where: "output" };
  });
}

import type { NotebookDocument } from "../../documents/document.ts";
import type { NotebookExtra, NotebookOutput } from "../../documents/notebook/model.ts";
import type { Place } from "../../finding/finding.ts";
import { findEveryKey, type KnownKeys } from "../../knowledge/key-formats/repeats.ts";
import type { TextEdit } from "../../text/edits.ts";
import type { SecretFact } from "../facts.ts";
import { describeKey, type Identities } from "./describe.ts";

/** Data that no text reader looks at: pictures, sound, documents. */
const opaque = /^(?:image\/(?!svg)|audio\/|video\/|font\/|application\/(?:pdf|octet-stream|zip))/;
/** Data that a program wrote for a program, where names and digests are data too. */
const machineMade = /^application\/vnd\.|^application\/javascript/;

/** The keys in the stored outputs of a notebook. */
export function outputFacts(
  { notebook, raw }: NotebookDocument,
  known: KnownKeys,
  identities: Identities,
): readonly SecretFact[] {
  return notebook.outputs.flatMap((output) =>
    opaque.test(output.type) ? [] : factsOfOutput(output, known, identities, raw !== undefined),
  );
}

function factsOfOutput(
  output: NotebookOutput,
  known: KnownKeys,
  identities: Identities,
  isStored: boolean,
): readonly SecretFact[] {
  const text = output.text();
  const hits = findEveryKey(text, { owners: !machineMade.test(output.type) }, known);
  const { cell, output: index, stored } = output;
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
    const place: Place = { kind: "output", cell, output: index, line, stored };
    return {
      ...describeKey(hit, text, identities),
      place,
      where: "output",
      ...(isStored ? { output: { cell, output: index } } : {}),
    };
  });
}

/** The keys in what a notebook says of itself and of its cells, and in attachments. */
export function extraFacts(
  { notebook, raw }: NotebookDocument,
  known: KnownKeys,
  identities: Identities,
): readonly SecretFact[] {
  return notebook.extras.flatMap((extra) => factsOfExtra(extra, raw?.text, known, identities));
}

function factsOfExtra(
  extra: NotebookExtra,
  json: string | undefined,
  known: KnownKeys,
  identities: Identities,
): readonly SecretFact[] {
  const text = extra.text();
  const hits = findEveryKey(text, { owners: extra.kind !== "widgets" }, known);
  const cell = extra.cell === undefined ? {} : { cell: extra.cell };
  return hits.map((hit) => {
    const stored = removalOf(extra, json, text.slice(hit.span.start, hit.span.end));
    return {
      ...describeKey(hit, text, identities),
      place: { kind: "stored", span: placeIn(extra, hit.span), ...cell },
      where: "stored",
      ...(stored.length === 0 ? {} : { stored }),
    };
  });
}

/** A key goes from wherever it stands in a stretch of the JSON; the string that holds it stays one. */
function removalOf({ stored }: NotebookExtra, json: string | undefined, key: string): readonly TextEdit[] {
  // With a quote in it, it reaches from one string into another; with a line end, it is written otherwise.
  if (json === undefined || /["\r\n]/.test(key)) return [];
  const edits: TextEdit[] = [];
  for (
    let at = json.indexOf(key, stored.start);
    at >= 0 && at + key.length <= stored.end;
    at = json.indexOf(key, at + key.length)
  ) {
    edits.push({ span: { start: at, end: at + key.length }, newText: "" });
  }
  return edits;
}

/** The key itself where the text is the JSON, else the whole value. */
function placeIn({ kind, stored }: NotebookExtra, { start, end }: { start: number; end: number }) {
  return kind === "attachment" ? stored : { start: stored.start + start, end: stored.start + end };
}

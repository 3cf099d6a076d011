import type { NotebookDocument } from "../../documents/document.ts";
import type { NotebookExtra, NotebookOutput, RawNotebook } from "../../documents/notebook/model.ts";
import type { Place } from "../../finding/finding.ts";
import type { KeyHit } from "../../knowledge/key-formats/format.ts";
import { isKeyName } from "../../knowledge/key-formats/key-names.ts";
import { ownersOfOutput } from "../../knowledge/key-formats/outputs.ts";
import { findEveryKey, type KnownKeys } from "../../knowledge/key-formats/repeats.ts";
import type { TextEdit } from "../../text/edits.ts";
import type { SecretFact } from "../facts.ts";
import { describeKey, type Identities } from "./describe.ts";

/** Data that no text reader looks at: pictures, sound, documents. */
const opaque = /^(?:image\/(?!svg)|audio\/|video\/|font\/|application\/(?:pdf|octet-stream|zip))/;

/** The keys in the stored outputs of a notebook. */
export function outputFacts(
  { notebook, raw, text }: NotebookDocument,
  known: KnownKeys,
  identities: Identities,
): readonly SecretFact[] {
  return notebook.outputs.flatMap((output) =>
    opaque.test(output.type)
      ? []
      : factsOfOutput(
          output,
          hitsOf(output, known, codeOf(notebook, text, output)),
          identities,
          raw !== undefined,
        ),
  );
}

function hitsOf(output: NotebookOutput, known: KnownKeys, code: string): readonly KeyHit[] {
  const text = output.text();
  const hits = findEveryKey(text, { owners: ownersOfOutput(output.type) }, known);
  return hits.length > 0 || text.length > longestValue ? hits : hitsByCode(text, code);
}

/** The code that made an output. */
function codeOf({ cells }: NotebookDocument["notebook"], text: string, { cell }: NotebookOutput): string {
  const span = cells[cell]?.kind === "code" ? cells[cell].span : undefined;
  return span === undefined ? "" : text.slice(span.start, span.end);
}

const longestValue = 240;
/** One word, with quotes where it is shown by its `repr`. */
const oneValue = /^\s*b?(["']?)([\w+/=.:~-]{16,200})\1\s*$/;
/** What the last line of a cell shows: `print(os.environ["MISTRAL_API_KEY"])`, `api_key`, `!echo $TOKEN`. */
const shownName = /([A-Za-z_]\w*)\W*$/;

/** A value alone in an output is what the last line of the cell names. */
function hitsByCode(text: string, code: string): readonly KeyHit[] {
  const match = oneValue.exec(text);
  const line = code.trimEnd().split("\n").at(-1) ?? "";
  const name = shownName.exec(line)?.[1];
  if (match?.[2] === undefined || name === undefined || !isKeyName(name)) return [];
  const lead = `${name} = "`;
  const shift = text.indexOf(match[2]) - lead.length;
  return findEveryKey(`${lead}${match[2]}"`, { owners: true })
    .filter(({ span }) => span.start >= lead.length)
    .map((hit) => ({ ...hit, span: { start: hit.span.start + shift, end: hit.span.end + shift } }));
}

function factsOfOutput(
  output: NotebookOutput,
  hits: readonly KeyHit[],
  identities: Identities,
  isStored: boolean,
): readonly SecretFact[] {
  const text = output.text();
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
  return notebook.extras.flatMap((extra) => factsOfExtra(extra, raw, known, identities));
}

function factsOfExtra(
  extra: NotebookExtra,
  raw: RawNotebook | undefined,
  known: KnownKeys,
  identities: Identities,
): readonly SecretFact[] {
  const text = extra.text();
  const hits = findEveryKey(text, { owners: true }, known);
  const cell = extra.cell === undefined ? {} : { cell: extra.cell };
  return hits.map((hit) => {
    const stored = removalOf(extra, raw?.text, text.slice(hit.span.start, hit.span.end));
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

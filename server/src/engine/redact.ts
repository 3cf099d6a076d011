import type { NotebookDocument, TextDocument } from "../documents/document.ts";
import { wholeText } from "../documents/notebook/raw-places.ts";
import { maskSpans } from "../finding/mask.ts";
import type { KeyHit } from "../knowledge/key-formats/format.ts";
import { ownersOfOutput } from "../knowledge/key-formats/outputs.ts";
import { findEveryKey } from "../knowledge/key-formats/repeats.ts";
import type { ScanOptions } from "../knowledge/key-formats/scan.ts";
import { encodeText } from "../text/decode.ts";

/** A text with its keys covered. `keys` counts the places. */
export interface RedactedText {
  readonly bytes: Uint8Array;
  readonly keys: number;
}

/**
 * The bytes of a document with every key covered by as many `*` behind its first characters; all else stays byte for
 * byte. Undefined where it cannot be: the document was not read whole, its encoding does not come back, or a key would
 * be left.
 */
export function redacted(document: TextDocument): RedactedText | undefined {
  if (!document.complete) return undefined;
  return document.kind === "notebook" ? redactedNotebook(document) : redactedText(document);
}

function redactedText({ text, encoding }: TextDocument): RedactedText | undefined {
  const hits = findEveryKey(text, { owners: true });
  const bytes = encodeText(covered(text, hits), encoding);
  return bytes === undefined ? undefined : { bytes, keys: hits.length };
}

function covered(text: string, hits: readonly KeyHit[]): string {
  return maskSpans(
    text,
    hits.map(({ span, prefixLength }) => ({ ...span, shown: prefixLength })),
  );
}

/**
 * A key can stand in a cell, in outputs and in metadata, and over several strings of the JSON. What is found in any
 * reading of the notebook is covered wherever it is written.
 */
function redactedNotebook(document: NotebookDocument): RedactedText | undefined {
  const { raw, encoding } = document;
  if (raw === undefined) return undefined;
  const readings = readingsOf(document);
  const found = readings.map(({ text, owners }) => ({ text, hits: findEveryKey(text, { owners }) }));
  const written = new Map<string, string>();
  for (const { text, hits } of found) {
    for (const { span, prefixLength } of hits) {
      for (const [piece, shown] of piecesOf(text.slice(span.start, span.end), prefixLength)) {
        for (const form of formsOf(piece))
          written.set(form, form.slice(0, shown) + "*".repeat(form.length - shown));
      }
    }
  }
  let json = wholeText(raw);
  // The longest first: one key can be a part of another.
  for (const [form, cover] of [...written].sort(([left], [right]) => right.length - left.length)) {
    json = json.replaceAll(form, () => cover);
  }
  const bytes = encodeText(json, encoding);
  const keys = found.reduce((sum, { hits }) => sum + hits.length, 0);
  return bytes === undefined ? undefined : { bytes, keys };
}

interface Reading {
  readonly text: string;
  readonly owners: ScanOptions["owners"];
}

function readingsOf({ text, notebook, raw }: NotebookDocument): readonly Reading[] {
  return [
    { text, owners: true },
    ...notebook.outputs.map((output) => ({
      text: output.text(),
      owners: ownersOfOutput(output.type),
    })),
    ...notebook.extras.map((extra) => ({ text: extra.text(), owners: true })),
    // What no other reading holds: fields that nbformat does not know.
    { text: raw?.text ?? "", owners: false },
  ];
}

/** A key as it stands in one string: whole, or line by line, each with how much of it may stay. */
function piecesOf(key: string, prefixLength: number): readonly (readonly [string, number])[] {
  const body = key.slice(prefixLength);
  if (!/[\r\n]|\\n/.test(body)) return [[key, prefixLength]];
  return body
    .split(/[\r\n]+|\\n/)
    .map((line) => line.trim())
    .filter((line) => line.length >= shortestPiece && !line.startsWith("-----"))
    .map((line) => [line, 0]);
}

/** A shorter rest of a line says nothing, and could stand anywhere. */
const shortestPiece = 6;

/** How JSON may write it. */
function formsOf(piece: string): readonly string[] {
  const plain = JSON.stringify(piece).slice(1, -1);
  return [...new Set([plain, plain.replaceAll("/", "\\/"), piece])];
}

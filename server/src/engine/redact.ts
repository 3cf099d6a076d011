import type { NotebookDocument, TextDocument } from "../documents/document.ts";
import { wholeText } from "../documents/notebook/raw-places.ts";
import { storedSecrets } from "../facts/model-folder/credentials.ts";
import { type MaskedSpan, maskSpans } from "../finding/mask.ts";
import type { KeyHit } from "../knowledge/key-formats/format.ts";
import { ownersOfOutput } from "../knowledge/key-formats/outputs.ts";
import { findEveryKey } from "../knowledge/key-formats/repeats.ts";
import type { ScanOptions } from "../knowledge/key-formats/scan.ts";
import { encodeText } from "../text/decode.ts";
import { overlaps } from "../text/span.ts";

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

function redactedText({ text, encoding, path }: TextDocument): RedactedText | undefined {
  const hits = findEveryKey(text, { owners: true });
  const keys = hits.flatMap((hit) => piecesIn(text, hit));
  const stored = storedSecrets({ path, text })
    .filter(({ span }) => !hits.some((hit) => overlaps(hit.span, span)))
    .map(({ span }) => ({ ...span, shown: 0 }));
  const spans = [...keys, ...stored].sort((left, right) => left.start - right.start);
  const bytes = encodeText(maskSpans(text, spans), encoding);
  return bytes === undefined ? undefined : { bytes, keys: hits.length + stored.length };
}

/** What ends one string of a program and begins the next: `"…" + "…"`, over a line's end too. */
const betweenStrings = /["'][\s\\+]{0,160}[bru]?["']/g;

/** A key without what stands between the strings that it is written in: the copy stays a program. */
function piecesIn(text: string, { span, prefixLength }: KeyHit): readonly MaskedSpan[] {
  const key = text.slice(span.start, span.end);
  const pieces: MaskedSpan[] = [];
  let from = 0;
  for (const { index, 0: gap } of key.matchAll(betweenStrings)) {
    pieces.push({
      start: span.start + from,
      end: span.start + index,
      shown: Math.max(0, prefixLength - from),
    });
    from = index + gap.length;
  }
  pieces.push({ start: span.start + from, end: span.end, shown: Math.max(0, prefixLength - from) });
  return pieces;
}

/**
 * A key can stand in a cell, in outputs and in metadata, and over several strings of the JSON. What is found in any
 * reading of the notebook is covered wherever it is written.
 */
function redactedNotebook(document: NotebookDocument): RedactedText | undefined {
  const { raw, encoding } = document;
  if (raw === undefined) return undefined;
  const { cover, keys } = coveringOf(document);
  const bytes = encodeText(cover(wholeText(raw)), encoding);
  return bytes === undefined ? undefined : { bytes, keys };
}

/** Covers a notebook's keys in its JSON, or in any text that quotes it. `keys` counts their places. */
export function coveringOf(document: NotebookDocument): {
  readonly cover: (json: string) => string;
  readonly keys: number;
} {
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
  // The longest first: one key can be a part of another.
  const forms = [...written].sort(([left], [right]) => right.length - left.length);
  const cover = (json: string) => {
    let covered = json;
    for (const [form, stars] of forms) covered = covered.replaceAll(form, () => stars);
    return covered.includes("\\u00") ? withoutEscaped(covered, [...written.keys()]) : covered;
  };
  return { cover, keys: found.reduce((sum, { hits }) => sum + hits.length, 0) };
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

/** Covers keys some of whose characters are written as escapes that JSON does not ask for: `\u003d` for `=`. */
function withoutEscaped(json: string, forms: readonly string[]): string {
  let covered = json;
  for (const form of forms) {
    if (form.length > longestEscaped || form.includes("\\")) continue;
    const pattern = Array.from(form, (character) => {
      const code = character.charCodeAt(0).toString(16).padStart(4, "0");
      return `(?:${character.replace(/[^\w]/, "\\$&")}|\\\\u${code})`;
    }).join("");
    covered = covered.replace(new RegExp(pattern, "gi"), (found) => "*".repeat(found.length));
  }
  return covered;
}

const longestEscaped = 500;

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

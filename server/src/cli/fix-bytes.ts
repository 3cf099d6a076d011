import { type Document, isTextDocument, type TextDocument } from "../documents/document.ts";
import type { BesideCells } from "../documents/notebook/edit.ts";
import { planFixes } from "../engine/fix.ts";
import type { FileResult } from "../engine/result.ts";
import type { EnsuredLine } from "../finding/finding.ts";
import type { Host } from "../host/host.ts";
import { encodeText } from "../text/decode.ts";
import { applyEdits, type TextEdit } from "../text/edits.ts";
import { overlayHost } from "./overlay.ts";
import type { CheckSession } from "./session.ts";

export interface FixedBytes {
  /** The bytes after all fixes; the very same array where nothing was to be fixed. */
  readonly bytes: Uint8Array;
  /** How many findings were fixed. */
  readonly fixed: number;
  /** What is still found in these bytes. */
  readonly result: FileResult;
  /** Why fixes were left undone, as a clause. */
  readonly refusal?: string;
  /** Lines that other files must have, for what was fixed. */
  readonly ensures: readonly EnsuredLine[];
  /** Covers the keys of a notebook where its JSON is shown. */
  readonly cover?: (json: string) => string;
}

export interface FixRequest {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly unsafe: boolean;
  /** The change will be shown. */
  readonly shown?: boolean;
}

/** A fix may uncover another; a text that still changes after so many rounds has fixes that fight. */
const mostRounds = 10;

/** Applies fixes to the bytes of a file, until there is none left. Encoding, byte order mark and line ends stay. */
export async function fixBytes(
  { path, bytes, unsafe, shown }: FixRequest,
  session: CheckSession,
  host: Host,
): Promise<FixedBytes> {
  let current = bytes;
  let fixed = 0;
  const ensured = new Map<string, EnsuredLine>();
  let covering: Pick<FixedBytes, "cover"> = {};
  for (let round = 0; ; round += 1) {
    const { document, result } = await session.checkDocument(path, overlayHost(host, path, current));
    try {
      if (shown && round === 0) covering = await coverOf(document);
      const plan = isTextDocument(document) ? planFixes(document, result.findings, { unsafe }) : undefined;
      for (const line of plan?.ensures ?? []) ensured.set(`${line.path} ${line.line}`, line);
      const done = { bytes: current, fixed, result, ensures: [...ensured.values()], ...covering };
      if (!isTextDocument(document) || plan === undefined) return done;
      if (plan.edits.length + plan.clears.length + plan.stored.length === 0) return done;
      if (round === mostRounds) return { ...done, refusal: "its fixes undo each other" };
      const rewritten = await rewrite(document, current, plan.edits, plan);
      if (typeof rewritten === "string") return { ...done, refusal: rewritten };
      current = rewritten;
      fixed += plan.fixed.length;
    } finally {
      document.dispose();
    }
  }
}

/** A notebook's keys are told by its cells, and not by its JSON alone. */
export async function coverOf(document: Document): Promise<Pick<FixedBytes, "cover">> {
  if (document.kind !== "notebook") return {};
  const { coveringOf } = await import("../engine/redact.ts");
  return { cover: coveringOf(document).cover };
}

/** The bytes of a document after edits of its text; a clause where that cannot be. */
export async function rewrite(
  document: TextDocument,
  bytes: Uint8Array,
  edits: readonly TextEdit[],
  beside: BesideCells = {},
): Promise<Uint8Array | string> {
  if (!document.complete) return "it was not read to its end";
  if (document.kind === "notebook") {
    const { editNotebook } = await import("../documents/notebook/edit.ts");
    return editNotebook(document, edits, beside) ?? "its JSON could not be edited in place";
  }
  const before = encodeText(document.text, document.encoding);
  // What does not come back byte by byte would be changed beyond the fix.
  if (before === undefined || Buffer.compare(before, bytes) !== 0) {
    return "its encoding is not known, so it cannot be written back";
  }
  const after = encodeText(applyEdits(document.text, edits).text, document.encoding);
  return after ?? `the fix has a character that ${document.encoding.name} cannot hold`;
}

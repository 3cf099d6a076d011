import type { Span } from "../../text/span.ts";
import type { Block, PlacedStatement } from "./ir.ts";
import type { PythonParser } from "./parser.ts";
import { type PythonSource, readSource } from "./source.ts";

/**
 * A text in pieces that Python reads one by one, as a notebook's cells: none reaches into the next,
 * and a piece that has not changed is not read again.
 */
export interface PiecedSource {
  readonly text: string;
  readonly block: Block;
  readonly blanked: readonly Span[];
  readonly parsed: string;
  /** In order; joined they are the text. */
  readonly pieces: readonly PythonSource[];
}

/**
 * Reads the pieces of a text.
 *
 * @param texts joined they are the text
 * @param former of similar pieces: what is the same at both ends is kept, and its trees are used up
 */
export function readPieces(
  parser: PythonParser,
  texts: readonly string[],
  former: readonly PythonSource[] = [],
): PiecedSource {
  const { before, behind } = unchanged(texts, former);
  const last = texts.length - behind;
  const moved = former.length - texts.length;
  const pieces = texts.map((text, index) => {
    const kept = index < before ? former[index] : index >= last ? former[index + moved] : undefined;
    if (kept !== undefined) return kept;
    // A single piece that was edited goes on from what it was.
    const earlier = moved === 0 && last - before === 1 ? former[index] : undefined;
    return readPiece(parser, text, earlier);
  });
  const used = new Set(pieces);
  const taken = moved === 0 && last - before === 1 ? former[before] : undefined;
  for (const piece of former) if (!used.has(piece) && piece !== taken) piece.tree?.delete();
  return compose(pieces);
}

export function releasePieces({ pieces }: Pick<PiecedSource, "pieces">): void {
  for (const { tree } of pieces) tree?.delete();
}

function readPiece(parser: PythonParser, text: string, former: PythonSource | undefined): PythonSource {
  if (/\S/.test(text)) return readSource(parser, text, former);
  former?.tree?.delete();
  return { text, block: { statements: [], comments: [] }, blanked: [], parsed: text, tree: undefined };
}

/** How many pieces at the start and at the end are the same. */
function unchanged(
  texts: readonly string[],
  former: readonly PythonSource[],
): { readonly before: number; readonly behind: number } {
  const most = Math.min(texts.length, former.length);
  let before = 0;
  while (before < most && texts[before] === former[before]?.text) before += 1;
  let behind = 0;
  while (
    behind < most - before &&
    texts[texts.length - 1 - behind] === former[former.length - 1 - behind]?.text
  ) {
    behind += 1;
  }
  return { before, behind };
}

/** The pieces one behind the other, as one text. */
function compose(pieces: readonly PythonSource[]): PiecedSource {
  const statements: PlacedStatement[] = [];
  const comments: Span[] = [];
  const blanked: Span[] = [];
  let base = 0;
  for (const piece of pieces) {
    for (const { at, statement } of piece.block.statements) statements.push({ at: base + at, statement });
    for (const span of piece.block.comments) comments.push(shifted(span, base));
    for (const span of piece.blanked) blanked.push(shifted(span, base));
    base += piece.text.length;
  }
  return {
    text: pieces.map(({ text }) => text).join(""),
    block: { statements, comments },
    blanked,
    parsed: pieces.map(({ parsed }) => parsed).join(""),
    pieces,
  };
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

import type { Span } from "./span.ts";

/** One replacement in a text. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * Applies edits that all speak of the same, original text.
 *
 * Edits are applied in order of their place. An edit that overlaps an earlier one is left out and
 * counted, so that two fixes for one place never spoil each other.
 */
export function applyEdits(
  text: string,
  edits: readonly TextEdit[],
): { readonly text: string; readonly skipped: number } {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const pieces: string[] = [];
  let at = 0;
  let skipped = 0;
  for (const edit of ordered) {
    if (edit.span.start < at) {
      skipped += 1;
      continue;
    }
    pieces.push(text.slice(at, edit.span.start), edit.newText);
    at = edit.span.end;
  }
  pieces.push(text.slice(at));
  return { text: pieces.join(""), skipped };
}

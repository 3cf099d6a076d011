import type { PythonCall } from "../../documents/python/module.ts";
import type { TextEdit } from "../../text/edits.ts";

/** A line that a comment makes longer than this is a line that people scroll. */
const longestLine = 120;

/** A comment that was written here before: `  # main, 2026-01-31`. */
export const ownNote = /^[ \t]*#[ \t]*[\w./+-]+, \d{4}-\d{2}(?:-\d{2})?(?: \(cache\))?[ \t]*$/;

/**
 * Adds a comment to the edits of one argument: behind it where its line holds nothing else, behind the call where that
 * ends the line and the line stays short. A comment that was written so before gives way; any other stays, and then
 * the edits stay as they are.
 *
 * @param edits one argument's, the last of them its text
 */
export function withNote(
  text: string,
  call: PythonCall,
  edits: readonly TextEdit[],
  note: string,
): readonly TextEdit[] {
  const last = edits.at(-1);
  if (last === undefined) return edits;
  const lineEnd = endOfLine(text, last.span.end);
  const rest = text.slice(last.span.end, lineEnd);
  const comment = `  # ${note}`;
  if (last.newText.includes("\n")) {
    // A line of its own, in a call of several lines: what stood behind it must be a line end.
    return /^[ \t]*$/.test(rest)
      ? [...edits.slice(0, -1), { ...last, newText: last.newText + comment }]
      : edits;
  }
  const room = roomFor(text, call, last.span.end, lineEnd);
  if (room === undefined) return edits;
  const start = startOfLine(text, edits[0]?.span.start ?? last.span.start);
  const added = edits.reduce((sum, { span, newText }) => sum + newText.length - (span.end - span.start), 0);
  const isOwnLine = startOfLine(text, call.span.start) !== start || room.insideCall;
  if (!isOwnLine && room.at - start + added + comment.length > longestLine) return edits;
  // Two edits that touch are one: their order would be anybody's guess.
  if (room.at === last.span.end) {
    const whole = { span: { start: last.span.start, end: lineEnd }, newText: last.newText + comment };
    return [...edits.slice(0, -1), whole];
  }
  return [...edits, { span: { start: room.at, end: lineEnd }, newText: comment }];
}

/** Where a comment may begin on the line that an argument ends on: only commas and closing brackets stand before it. */
function roomFor(
  text: string,
  call: PythonCall,
  from: number,
  lineEnd: number,
): { readonly at: number; readonly insideCall: boolean } | undefined {
  const rest = text.slice(from, lineEnd);
  const closing = /^[)\],]*/.exec(rest)?.[0].length ?? 0;
  const behind = rest.slice(closing);
  // A brace may close the part of an f-string that the call stands in, and a backslash continue the line.
  if (!/^[ \t]*$/.test(behind) && !ownNote.test(behind)) return undefined;
  return { at: from + closing, insideCall: from + closing < call.span.end };
}

function endOfLine(text: string, from: number): number {
  const found = /[\r\n]/.exec(text.slice(from, from + longestSearch));
  return found === null ? Math.min(text.length, from + longestSearch) : from + found.index;
}

/** So far is looked for a line's end. */
const longestSearch = 2_000;

function startOfLine(text: string, from: number): number {
  return Math.max(text.lastIndexOf("\n", from - 1), text.lastIndexOf("\r", from - 1)) + 1;
}

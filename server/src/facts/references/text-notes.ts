import type { DocumentKind } from "../../documents/document.ts";
import type { Span } from "../../text/span.ts";
import { ownNote } from "../code/notes.ts";
import type { ReferenceFact } from "./fact.ts";

/** The longest rest of a line that is looked at. */
const longestRest = 300;

/**
 * Where a comment with the day of a commit may stand beside it: at the end of its line, where nothing but closing
 * quotes and brackets stands between, and where a `#` begins a comment for whoever reads the line.
 */
export function withNotePlaces(
  facts: readonly ReferenceFact[],
  text: string,
  kind: DocumentKind,
): readonly ReferenceFact[] {
  return facts.map((fact) => {
    if (!("pinningPlace" in fact) || fact.pinningPlace.form !== "text") return fact;
    const { span, before } = fact.pinningPlace;
    if (!takesComments(fact, text, kind)) return fact;
    const noteAt = restOfLine(text, span, before.startsWith("\n") || before.startsWith("\r"));
    return noteAt === undefined ? fact : { ...fact, pinningPlace: { ...fact.pinningPlace, noteAt } };
  });
}

/** Whether a `#` behind the place is a comment, and nothing that a program is told. */
function takesComments({ where, span }: ReferenceFact, text: string, kind: DocumentKind): boolean {
  switch (kind) {
    case "shell":
      return where === "command-line";
    // In a folded text a comment would take the rest of the command with it.
    case "yaml":
      return where === "configuration";
    // Only the shell of a RUN reads comments that stand behind something.
    case "dockerfile":
      return where === "command-line" && /^[ \t]*RUN[ \t]+[^[\s]/i.test(lineAt(text, span.start));
    default:
      return false;
  }
}

function lineAt(text: string, at: number): string {
  const start = text.lastIndexOf("\n", Math.max(0, at - 1)) + 1;
  return text.slice(start, Math.max(at, start) + longestRest);
}

function restOfLine(text: string, { end }: Span, opensLine: boolean): Span | undefined {
  const rest = /^[^\r\n]*/.exec(text.slice(end, end + longestRest))?.[0] ?? "";
  const closing = opensLine ? 0 : (/^["'\])}]{0,4}/.exec(rest)?.[0].length ?? 0);
  const behind = rest.slice(closing);
  if (rest.length >= longestRest || (!/^[ \t]*$/.test(behind) && !ownNote.test(behind))) return undefined;
  return { start: end + closing, end: end + rest.length };
}

import { type Document, type DocumentKind, isTextDocument } from "../../documents/document.ts";
import { cellAt } from "../../documents/notebook/model.ts";
import type { Fix, Place } from "../../finding/finding.ts";

/** Kinds whose comments start with `#`. */
const hashKinds: readonly DocumentKind[] = [
  "python",
  "notebook",
  "yaml",
  "toml",
  "dotenv",
  "shell",
  "dockerfile",
  "requirements",
  "ini",
];
/** In these a comment may only stand on a line of its own: at a line's end it would be part of a value. */
const ownLineKinds: readonly DocumentKind[] = ["dotenv", "dockerfile", "ini", "markdown", "card"];

/**
 * The comment that suppresses a rule at a place, as an edit.
 *
 * At the end of the place's first line where the language allows it there, else on a line of its own
 * above, indented alike. In a card's front matter comments are YAML's.
 *
 * @returns undefined where the file has no comments (JSON, weights) or the place is no text
 */
export function suppressionFix(
  document: Document,
  place: Place,
  rule: string,
  reason: string,
): Fix | undefined {
  if (place.kind !== "text" || !isTextDocument(document)) return undefined;
  const style = commentStyle(document, place.span.start);
  if (style === undefined) return undefined;
  const line = document.lines.positionAt(place.span.start).line;
  const span = document.lines.lineSpan(line);
  const text = document.lines.lineText(line);
  const words = `loadline: ignore[${rule}] ${reason}`;
  const comment = style === "hash" ? `# ${words}` : `<!-- ${words} -->`;
  const ownLine = style === "html" || ownLineKinds.includes(document.kind) || !endsStatement(text);
  const edit = ownLine
    ? {
        span: { start: span.start, end: span.start },
        newText: `${indentOf(text)}${comment}${lineEnd(document.text)}`,
      }
    : { span: { start: span.end, end: span.end }, newText: `  ${comment}` };
  return { title: `Suppress ${rule} here, with a reason`, applicability: "unsafe", edits: [edit] };
}

function commentStyle(document: Document, offset: number): "hash" | "html" | undefined {
  if (document.kind === "notebook") {
    const cell = cellAt(document.notebook.cells, offset);
    return cell?.kind === "code" ? "hash" : cell?.kind === "markdown" ? "html" : undefined;
  }
  if (document.kind === "card") return inFrontMatter(document, offset) ? "hash" : "html";
  if (document.kind === "markdown") return "html";
  return hashKinds.includes(document.kind) ? "hash" : undefined;
}

/** Between the first `---` and the next. */
function inFrontMatter(document: Document, offset: number): boolean {
  if (!isTextDocument(document)) return false;
  const close = document.text.indexOf("\n---", 3);
  return document.text.startsWith("---") && close !== -1 && offset <= close;
}

/** Whether a comment may follow on the same line: not after a backslash, not within a triple-quoted string. */
function endsStatement(line: string): boolean {
  return !line.trimEnd().endsWith("\\") && !/"""|'''/.test(line);
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? "";
}

function lineEnd(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

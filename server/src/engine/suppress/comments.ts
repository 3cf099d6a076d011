import type { Comment } from "../../documents/document.ts";
import type { Span } from "../../text/span.ts";

/** A comment that asks for silence. Spans are those of the comment that holds it. */
export interface SuppressionComment {
  readonly scope: "line" | "file";
  /** Rule ids of Loadline, or foreign ids (`B301`), as `origin` says. Empty: none was named. */
  readonly rules: readonly string[];
  readonly reason: string;
  readonly origin: "loadline" | "nosec" | "noqa";
  readonly span: Span;
}

/** `loadline: ignore[a, b] reason`, `loadline: ignore-file[a] reason`; up to the comment's end. */
const own = /\bloadline:[ \t]*(ignore-file|ignore)\b(?:[ \t]*\[([^\]\n]*)\])?([^\n]*)/;
/** bandit: `# nosec`, `# nosec B301, B302`, `# nosec: B301` (bandit/core/manager.py, NOSEC_COMMENT). */
const nosec = /#[ \t]*nosec\b:?([^#\n]*)/i;
/** flake8 and ruff: `# noqa: S301, S302` (flake8/defaults.py, NOQA_INLINE_REGEX). */
const noqa = /#[ \t]*noqa:([^#\n]*)/i;
const foreignId = /\b[A-Z]{1,4}[0-9]{2,4}\b/g;

/** Reads the suppressions in a document's comments. A comment may hold one of each origin. */
export function suppressionComments(comments: readonly Comment[]): readonly SuppressionComment[] {
  return comments.flatMap((comment) => [...ownComment(comment), ...foreignComments(comment)]);
}

function ownComment(comment: Comment): readonly SuppressionComment[] {
  const match = own.exec(comment.text);
  if (match === null) return [];
  return [
    {
      scope: match[1] === "ignore-file" ? "file" : "line",
      rules: splitIds(match[2] ?? ""),
      reason: reasonOf(match[3] ?? ""),
      origin: "loadline",
      span: comment.span,
    },
  ];
}

function splitIds(list: string): readonly string[] {
  return list
    .split(",")
    .map((id) => id.trim())
    .filter((id) => id !== "");
}

/** What is left of a comment's end: without its closing marker, a leading dash or colon, a following pragma. */
function reasonOf(rest: string): string {
  const [text = ""] = rest.replace(/(?:-->|\*\/)\s*$/, "").split(/#[ \t]*(?:nosec|noqa)\b/i);
  return text.trim().replace(/^[-\u2013\u2014:][ \t]*/, "");
}

function foreignComments(comment: Comment): readonly SuppressionComment[] {
  const found: SuppressionComment[] = [];
  const bandit = nosec.exec(comment.text);
  if (bandit !== null) found.push(foreign(comment, "nosec", bandit[1] ?? ""));
  const flake = noqa.exec(comment.text);
  if (flake !== null) found.push(foreign(comment, "noqa", flake[1] ?? ""));
  return found;
}

function foreign(comment: Comment, origin: "nosec" | "noqa", rest: string): SuppressionComment {
  return { scope: "line", rules: rest.match(foreignId) ?? [], reason: "", origin, span: comment.span };
}

import type { Span } from "../text/span.ts";
import type { Comment, TextKind } from "./document.ts";

/** How a kind of text marks its comments. */
interface CommentStyle {
  /** What starts a comment at the start of a line or after white space. */
  readonly markers: readonly string[];
  /** Whether a quoted string may hold a marker. */
  readonly quotes: boolean;
}

const hash: CommentStyle = { markers: ["#"], quotes: true };

const styles: Partial<Readonly<Record<TextKind, CommentStyle>>> = {
  yaml: hash,
  toml: hash,
  shell: hash,
  dotenv: hash,
  dockerfile: hash,
  requirements: { markers: ["#"], quotes: false },
  ini: { markers: ["#", ";"], quotes: false },
};

/** Comments of a text that needs no parser for them; JSON and unknown texts have none. */
export function commentsOfText(kind: TextKind, text: string): readonly Comment[] {
  if (kind === "markdown" || kind === "card") return markdownComments(text, 0);
  const style = styles[kind];
  return style === undefined ? [] : lineComments(text, style);
}

/** Comments of a notebook cell in another language than Python. Spans are moved by `base`. */
export function commentsOfCell(language: string, text: string, base: number): readonly Comment[] {
  if (/^(?:markdown|html|svg|xml)$/.test(language)) return markdownComments(text, base);
  const markers = /sql/.test(language) ? ["--"] : slashLanguages.test(language) ? ["//"] : ["#"];
  return lineComments(text, { markers, quotes: true }).map((comment) => moved(comment, base));
}

const slashLanguages = /^(?:javascript|typescript|scala|java|kotlin|c|cpp|cuda|csharp|fsharp|rust|go|swift)$/;

/** `<!-- … -->`, and in the front matter of a card the comments of YAML. */
export function markdownComments(text: string, base: number): readonly Comment[] {
  const opening = /^\s*---[ \t]*\r?\n/.exec(text)?.[0].length;
  const front = opening === undefined ? "" : text.slice(0, frontMatterEnd(text, opening));
  const comments: Comment[] = [...lineComments(front, hash)];
  let at = front.length;
  for (;;) {
    const start = text.indexOf("<!--", at);
    if (start === -1) break;
    const close = text.indexOf("-->", start + 4);
    const end = close === -1 ? text.length : close + 3;
    comments.push({ span: { start, end }, text: text.slice(start, end) });
    at = end;
  }
  return base === 0 ? comments : comments.map((comment) => moved(comment, base));
}

function frontMatterEnd(text: string, opening: number): number {
  const end = /\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text.slice(opening - 1));
  return end === null ? 0 : end.index + opening - 1;
}

function lineComments(text: string, style: CommentStyle): readonly Comment[] {
  const comments: Comment[] = [];
  if (!style.markers.some((marker) => text.includes(marker))) return comments;
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf("\n", start);
    if (end === -1) end = text.length;
    const found = commentIn(text, { start, end: text.charCodeAt(end - 1) === 13 ? end - 1 : end }, style);
    if (found !== undefined) comments.push({ span: found, text: text.slice(found.start, found.end) });
    start = end + 1;
  }
  return comments;
}

/**
 * The comment of one line. Quotes are followed within the line only: a marker in a string of several
 * lines counts as a comment, which at worst names a suppression that is not one.
 */
function commentIn(text: string, line: Span, style: CommentStyle): Span | undefined {
  let before = " ";
  for (let at = line.start; at < line.end; at += 1) {
    const character = text.charAt(at);
    if (before === " " || before === "\t") {
      if (style.markers.some((marker) => text.startsWith(marker, at))) return { start: at, end: line.end };
    }
    if (style.quotes && opensQuote(character, before)) at = quoteEnd(text, at, line.end);
    before = character;
  }
  return undefined;
}

/** An apostrophe within a word (`don't`) opens nothing. */
function opensQuote(character: string, before: string): boolean {
  return character === '"' || (character === "'" && " \t([{,=:".includes(before));
}

/** The offset of the closing quote; of the opening one where the line has no other. */
function quoteEnd(text: string, open: number, end: number): number {
  const quote = text.charAt(open);
  for (let at = open + 1; at < end; at += 1) {
    const character = text.charAt(at);
    if (character === "\\" && quote === '"') at += 1;
    else if (character === quote) return at;
  }
  return open;
}

function moved(comment: Comment, by: number): Comment {
  return { span: { start: comment.span.start + by, end: comment.span.end + by }, text: comment.text };
}

import type { Limits } from "../../host/limits.ts";
import { defaultLimits } from "../../host/limits.ts";
import type { Parsed, Problem } from "../../host/problem.ts";
import type { Span } from "../../text/span.ts";

/** The YAML block at the top of a Markdown file. Spans are offsets of the text. */
export interface FrontMatter {
  /** Between the fences: from the start of the first line to the start of the closing fence's line. */
  readonly content: Span;
  /** The `---` that opens it. */
  readonly opening: Span;
  /** The `---` that closes it; absent where it is missing, and `content` then ends where the block seems to. */
  readonly closing?: Span;
  /** Where the Markdown begins. */
  readonly body: number;
  readonly lineEnd: "\n" | "\r\n";
  /** `content` stops at the limit, at the start of a line. */
  readonly cut: boolean;
}

/**
 * Finds the front matter of a Markdown text: a line `---` at the very start, up to the next.
 *
 * A byte order mark and blank lines may stand before it, and blanks after its dashes, as
 * huggingface_hub reads it (src/huggingface_hub/repocard.py, REGEX_YAML_BLOCK). A text that merely begins
 * with a thematic break has none: the first line after the fence must look like `key:`.
 * Linear in the length of the block, which is bounded.
 */
export function readFrontMatter(
  text: string,
  limits: Limits = defaultLimits,
): Parsed<FrontMatter | undefined> {
  const opening = openingFence(text);
  if (opening === undefined) return { value: undefined, problems: [] };
  const start = nextLine(text, opening.end);
  const lineEnd = text.startsWith("\r\n", start - 2) ? "\r\n" : "\n";
  const limit = start + limits.frontMatterBytes;
  let line = start;
  while (line < text.length && line <= limit) {
    const closing = fenceAt(text, line);
    if (closing !== undefined) {
      const value = {
        content: { start, end: line },
        opening,
        closing,
        body: nextLine(text, closing.end),
        lineEnd,
        cut: false,
      } as const;
      return { value, problems: [] };
    }
    line = nextLine(text, line);
  }
  if (!looksLikeMapping(text, start)) return { value: undefined, problems: [] };
  return line > limit
    ? cutAtLimit({ text, opening, start, lineEnd, limit })
    : unclosed({ text, opening, start, lineEnd, limit });
}

interface Block {
  readonly text: string;
  readonly opening: Span;
  readonly start: number;
  readonly lineEnd: "\n" | "\r\n";
  readonly limit: number;
}

/** Of a block that is too long this much is read: the keys that say what the card is stand early. */
const readOfLongBlock = 128 * 1024;

/** The beginning, up to the last line that starts a key of the outermost mapping. */
function cutAtLimit({ text, opening, start, lineEnd, limit }: Block): Parsed<FrontMatter> {
  let end = lineStart(text, Math.min(limit, start + readOfLongBlock));
  while (end > start && !/[A-Za-z_]/.test(text.charAt(end))) end = lineStart(text, end - 1);
  const problem: Problem = {
    kind: "limit",
    code: "front-matter-limit",
    message: `the front matter is longer than ${limit - start} characters, and only its first ${end - start} were read`,
    span: opening,
  };
  return {
    value: { content: { start, end }, opening, body: text.length, lineEnd, cut: true },
    problems: [problem],
  };
}

/** Without a closing fence the block ends, for us, before the first heading after a blank line. */
function unclosed({ text, opening, start, lineEnd }: Block): Parsed<FrontMatter> {
  let end = start;
  let blank = false;
  while (end < text.length) {
    const next = nextLine(text, end);
    const line = text.slice(end, Math.min(next, end + 200)).trim();
    if (blank && line !== "" && !/^([\w-]+\s*:|- |#[^# ])/.test(line)) break;
    blank = line === "";
    end = next;
  }
  const problem: Problem = {
    kind: "malformed",
    code: "front-matter-unclosed",
    message: "the front matter has no closing `---`, so it is read as text and none of it counts",
    span: opening,
  };
  return { value: { content: { start, end }, opening, body: end, lineEnd, cut: false }, problems: [problem] };
}

function openingFence(text: string): Span | undefined {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
  return at === lineStart(text, at) || at === 1 ? fenceAt(text, at) : undefined;
}

/** The three dashes of a fence line that starts at `at`. */
function fenceAt(text: string, at: number): Span | undefined {
  if (!text.startsWith("---", at)) return undefined;
  let end = at + 3;
  while (text.charAt(end) === " " || text.charAt(end) === "\t") end += 1;
  return end >= text.length || isLineEnd(text.charCodeAt(end)) ? { start: at, end: at + 3 } : undefined;
}

/** Whether the first line with something on it, comments apart, is a key of a mapping. */
function looksLikeMapping(text: string, start: number): boolean {
  for (let line = start; line < text.length; line = nextLine(text, line)) {
    const head = text.slice(line, Math.min(nextLine(text, line), line + 200)).trim();
    if (head === "" || head.startsWith("#")) continue;
    return /^["']?[\w-]+["']?\s*:(\s|$)/.test(head);
  }
  return false;
}

function lineStart(text: string, offset: number): number {
  let at = Math.min(offset, text.length);
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

function nextLine(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += 1;
  if (at >= text.length) return text.length;
  return text.startsWith("\r\n", at) ? at + 2 : at + 1;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function isBlank(code: number): boolean {
  return isLineEnd(code) || code === 32 || code === 9;
}

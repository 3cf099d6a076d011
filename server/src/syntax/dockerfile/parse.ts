import type { Span } from "../../text/span.ts";

/** One instruction of a Dockerfile, with the lines that continue it. */
export interface DockerInstruction {
  /** Upper case: `FROM`, `RUN`. */
  readonly keyword: string;
  readonly span: Span;
  /** What stands behind the keyword. */
  readonly argumentSpan: Span;
  /** Bodies of here-documents that belong to it. */
  readonly documents: readonly Span[];
}

/** The longest Dockerfile that is read, in UTF-16 units. */
const longestText = 1 << 20;
/** The most instructions that are read. */
const mostInstructions = 20_000;

/**
 * Splits a Dockerfile into its instructions.
 * Source: https://docs.docker.com/reference/dockerfile/ (format, parser directives, here-documents).
 */
export function parseDockerfile(text: string): readonly DockerInstruction[] {
  if (text.length > longestText) return [];
  const found: DockerInstruction[] = [];
  // The directive may choose the backtick, for paths of Windows.
  const continuation = /^(?:#[^\n]*\n){0,8}?#[ \t]*escape[ \t]*=[ \t]*`/i.test(text) ? "`" : "\\";
  let at = 0;
  while (at < text.length && found.length < mostInstructions) {
    const end = lineEnd(text, at);
    const match = /^[ \t]*([A-Za-z]+)(?:[ \t]+|$|(?=\r?$))/.exec(text.slice(at, Math.min(end, at + 200)));
    if (match === null) {
      at = end + 1;
      continue;
    }
    const start = at + (match[0].length - match[0].trimStart().length);
    const last = continuedEnd(text, at, continuation);
    const argumentStart = Math.min(at + match[0].length, last);
    const documents: Span[] = [];
    let next = last + 1;
    for (const mark of marksIn(text.slice(argumentStart, last))) {
      const body = bodyOf(text, next, mark);
      documents.push({ start: body.start, end: body.end });
      next = body.next;
    }
    found.push({
      keyword: (match[1] ?? "").toUpperCase(),
      span: { start, end: trimmed(text, start, last) },
      argumentSpan: { start: argumentStart, end: trimmed(text, argumentStart, last) },
      documents,
    });
    at = next;
  }
  return found;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

function trimmed(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last -= 1;
  return last;
}

/** The end of the last line that a line goes on in; comment and empty lines between do not end it. */
function continuedEnd(text: string, from: number, continuation: string): number {
  let end = lineEnd(text, from);
  while (end < text.length && continues(text, from, end, continuation)) {
    from = end + 1;
    end = lineEnd(text, from);
  }
  return end;
}

function continues(text: string, from: number, end: number, continuation: string): boolean {
  const line = text.slice(from, end).trimEnd();
  return line.endsWith(continuation) || line === "" || line.trimStart().startsWith("#");
}

function marksIn(line: string): readonly string[] {
  return [...line.matchAll(/<<-?[ \t]{0,4}(["']?)([A-Za-z_]\w{0,100})\1/g)].map((match) => match[2] ?? "");
}

function bodyOf(text: string, from: number, mark: string): { start: number; end: number; next: number } {
  let at = from;
  while (at < text.length) {
    const end = lineEnd(text, at);
    if (text.slice(at, end).trim() === mark) return { start: from, end: at, next: end + 1 };
    at = end + 1;
  }
  return { start: from, end: text.length, next: text.length };
}

/**
 * The text of a shell-form instruction, as long as it is written, with the comment lines between its
 * continued lines blanked: to the shell they would be words.
 */
export function shellTextOf(text: string, { argumentSpan }: DockerInstruction): string {
  return text
    .slice(argumentSpan.start, argumentSpan.end)
    .replace(/^[ \t]*#[^\n]*/gm, (line) => `${" ".repeat(Math.max(0, line.length - 1))}\\`);
}

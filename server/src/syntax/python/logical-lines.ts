/** One statement's first line as Python's tokenizer sees it: physical lines that brackets, strings and `\` join. */
export interface LogicalLine {
  readonly start: number;
  /** Before its line end. */
  readonly end: number;
  /** A bracket in it was taken as never closed. */
  readonly isOpen: boolean;
}

const statementStart =
  /(?:def|class|import|from|if|for|while|with|try|return|raise|assert|del|global|nonlocal|pass|break|continue|async|elif|else|except|finally|print)\b|@|[A-Za-z_][\w.]{0,200}(?:\[[^\]\n]{0,200}\])?\s{0,20}(?:=(?!=)|[-+*/%|&^]=|\(|:\s)/y;

/** A line that brackets make longer than this is cut, where they may be taken as never closed. */
const lengthLimit = 20_000;

/**
 * The logical line that begins at an offset.
 *
 * @param guess whether brackets may be taken as never closed: where a line that is indented no deeper
 * than the first looks like a statement, it is one
 */
export function logicalLineAt(text: string, start: number, guess: boolean): LogicalLine {
  const indentation = start - lineStartOf(text, start);
  let depth = 0;
  let at = start;
  const limit = guess ? Math.min(text.length, start + lengthLimit) : text.length;
  while (at < limit) {
    const unit = text.charCodeAt(at);
    if (isLineEnd(unit)) {
      if (depth === 0) return { start, end: at, isOpen: false };
      if (guess && startsAnew(text, at, indentation)) return { start, end: at, isOpen: true };
      at += 1;
    } else {
      depth = Math.max(0, depth + bracketStep(unit));
      at = behindToken(text, at, unit);
    }
  }
  return { start, end: Math.max(limit, Math.min(at, text.length)), isOpen: guess && depth > 0 };
}

function isLineEnd(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d;
}

function bracketStep(unit: number): number {
  if (unit === 0x28 || unit === 0x5b || unit === 0x7b) return 1;
  return unit === 0x29 || unit === 0x5d || unit === 0x7d ? -1 : 0;
}

/** The offset behind a comment, a string, a joined line end, or one character of anything else. */
function behindToken(text: string, at: number, unit: number): number {
  if (unit === 0x23) return lineEndOf(text, at);
  if (unit === 0x22 || unit === 0x27) return stringEnd(text, at);
  if (unit === 0x5c) return at + (text.startsWith("\r\n", at + 1) ? 3 : 2);
  return at + 1;
}

/** Every logical line between two offsets; blank lines and comments left out. */
export function logicalLines(text: string, start: number, end: number, most: number): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  let at = start;
  while (at < end && lines.length < most) {
    const unit = text.charCodeAt(at);
    if (unit === 0x23) at = lineEndOf(text, at);
    else if (isBlank(unit)) at += 1;
    else {
      const line = logicalLineAt(text, at, true);
      lines.push(line);
      at = Math.max(line.end, at + 1);
    }
  }
  return lines;
}

export function lineStartOf(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

function lineEndOf(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 0x0a && text.charCodeAt(at) !== 0x0d) at += 1;
  return at;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d || unit === 0x0c;
}

/** The offset behind a string literal; behind its line, where a short one is never closed. */
function stringEnd(text: string, start: number): number {
  const quote = text.charAt(start);
  const triple = quote.repeat(3);
  if (text.startsWith(triple, start)) {
    let at = start + 3;
    while (at < text.length && !text.startsWith(triple, at)) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
    return at + 3;
  }
  let at = start + 1;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (isLineEnd(unit)) return at;
    at += 1;
    if (unit === 0x5c) at += 1;
    else if (text.charAt(at - 1) === quote) return at;
  }
  return text.length;
}

/** Whether the next line that holds something is a statement of its own, by its looks. */
function startsAnew(text: string, lineEnd: number, indentation: number): boolean {
  let at = lineEnd;
  let lineStart = at;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (isLineEnd(unit)) lineStart = at + 1;
    else if (unit === 0x23) {
      at = lineEndOf(text, at);
      continue;
    } else if (!isBlank(unit)) break;
    at += 1;
  }
  if (at >= text.length) return true;
  if (at - lineStart > indentation) return false;
  statementStart.lastIndex = at;
  return statementStart.test(text);
}

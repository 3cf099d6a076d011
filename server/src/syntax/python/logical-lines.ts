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
  const indentation = guess ? start - lineStartOf(text, start) : 0;
  let depth = 0;
  let at = start;
  const limit = guess ? Math.min(text.length, start + lengthLimit) : text.length;
  while (at < limit) {
    const unit = text.charCodeAt(at);
    const kind = unit < kinds.length ? (kinds[unit] ?? plain) : plain;
    if (kind === plain) at += 1;
    else if (kind === lineEnd) {
      const ends = depth === 0 || (guess && startsAnew(text, at, indentation));
      if (ends) return { start, end: at, isOpen: depth > 0 };
      at += 1;
    } else {
      depth = depthBehind(depth, kind);
      at = behindToken(text, at, kind);
    }
  }
  return { start, end: Math.max(limit, Math.min(at, text.length)), isOpen: guess && depth > 0 };
}

/** What a character may mean for where a line ends. */
const [plain, lineEnd, opening, closing, comment, quote, backslash] = [0, 1, 2, 3, 4, 5, 6] as const;

const kinds = new Uint8Array(128);
for (const [kind, characters] of [
  [lineEnd, "\n\r"],
  [opening, "([{"],
  [closing, ")]}"],
  [comment, "#"],
  [quote, "'\""],
  [backslash, "\\"],
] as const) {
  for (const character of characters) kinds[character.charCodeAt(0)] = kind;
}

function isLineEnd(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d;
}

function depthBehind(depth: number, kind: number): number {
  if (kind === opening) return depth + 1;
  return kind === closing && depth > 0 ? depth - 1 : depth;
}

/** The offset behind a bracket, a comment, a string or a joined line end. */
function behindToken(text: string, at: number, kind: number): number {
  if (kind === opening || kind === closing) return at + 1;
  if (kind === comment) return lineEndOf(text, at);
  if (kind === quote) return stringEnd(text, at);
  return at + (text.startsWith("\r\n", at + 1) ? 3 : 2);
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
  const mark = text.charCodeAt(start);
  const isTriple = text.charCodeAt(start + 1) === mark && text.charCodeAt(start + 2) === mark;
  let at = start + (isTriple ? 3 : 1);
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5c) at += 2;
    else if (!isTriple && isLineEnd(unit)) return at;
    else if (unit !== mark) at += 1;
    else if (!isTriple) return at + 1;
    else if (text.charCodeAt(at + 1) === mark && text.charCodeAt(at + 2) === mark) return at + 3;
    else at += 1;
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

import type { Position, Range, Span } from "./span.ts";

/**
 * Offsets and positions of one text, both in UTF-16 code units.
 *
 * A line ends at `\n`, `\r\n` or a lone `\r`, as the Language Server Protocol says
 * (specification 3.17, "Text Documents").
 */
export class LineIndex {
  readonly #text: string;
  #known: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where each line begins: found when it is first asked for, since of most texts it never is. */
  get #starts(): readonly number[] {
    this.#known ??= lineStarts(this.#text);
    return this.#known;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The position of an offset; offsets outside the text are moved to its nearer end. */
  positionAt(offset: number): Position {
    const bounded = Math.min(Math.max(offset, 0), this.#text.length);
    const line = this.#lineOf(bounded);
    return { line, character: bounded - this.#startOf(line) };
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  /** The offset of a position; a column past the end of its line is moved to that end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#starts.length) return this.#text.length;
    const line = this.lineSpan(position.line);
    return Math.min(line.start + Math.max(position.character, 0), line.end);
  }

  spanOf(range: Range): Span {
    return { start: this.offsetAt(range.start), end: this.offsetAt(range.end) };
  }

  /** A line without its line end. */
  lineSpan(line: number): Span {
    const start = this.#startOf(line);
    let end = line + 1 < this.#starts.length ? this.#startOf(line + 1) : this.#text.length;
    while (end > start && isLineEnd(this.#text.charCodeAt(end - 1))) end -= 1;
    return { start, end };
  }

  lineText(line: number): string {
    const { start, end } = this.lineSpan(line);
    return this.#text.slice(start, end);
  }

  #startOf(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function lineStarts(text: string): readonly number[] {
  return text.includes("\r") ? lineStartsByCharacter(text) : lineStartsByFeed(text);
}

/** For texts whose lines end in line feeds alone: the search is native. */
function lineStartsByFeed(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function lineStartsByCharacter(text: string): readonly number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) starts.push(index + 1);
  }
  return starts;
}

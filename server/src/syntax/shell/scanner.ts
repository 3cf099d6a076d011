import type { Span } from "../../text/span.ts";

/** A place in a text, and what can be read from there on. Every reading moves on or answers that it cannot. */
export interface Scanner {
  readonly text: string;
  readonly end: number;
  offset: number;
  /** False once a quote or a here-document never ended. */
  complete: boolean;
  done(): boolean;
  peek(count?: number): string;
  at(text: string): boolean;
  skip(count: number): void;
  /** Blanks and continued line ends. Whether there were any. */
  skipBlanks(): boolean;
  atLineEnd(): boolean;
  skipLineEnd(): void;
  skipToLineEnd(): void;
  /** Whether a word could begin here: after a blank, a line end or an operator. */
  startsWord(): boolean;
  isRedirection(): boolean;
  readRedirection(): string;
  /** The body of a here-document, up to the line that is its mark. */
  readDocument(mark: string, strip: boolean): Span;
}

const redirection = /(?:\d{1,3}|&)?(?:<<<|<<-?|<>|<&|<|>>|>&|>\||>)/y;

export function scannerOf(text: string, start: number, end: number): Scanner {
  return new TextScanner(text, start, end);
}

class TextScanner implements Scanner {
  readonly text: string;
  readonly end: number;
  offset: number;
  complete = true;
  readonly #start: number;

  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.offset = start;
    this.end = end;
    this.#start = start;
  }

  done(): boolean {
    return this.offset >= this.end;
  }

  peek(count = 1): string {
    return this.text.slice(this.offset, Math.min(this.end, this.offset + count));
  }

  at(text: string): boolean {
    return this.offset + text.length <= this.end && this.text.startsWith(text, this.offset);
  }

  skip(count: number): void {
    this.offset = Math.min(this.end, this.offset + count);
  }

  skipBlanks(): boolean {
    const from = this.offset;
    for (;;) {
      const next = this.peek();
      if (next === " " || next === "\t") this.skip(1);
      else if (this.at("\\\n")) this.skip(2);
      else if (this.at("\\\r\n")) this.skip(3);
      else return this.offset > from;
    }
  }

  atLineEnd(): boolean {
    return this.at("\n") || this.at("\r");
  }

  skipLineEnd(): void {
    this.skip(this.at("\r\n") ? 2 : 1);
  }

  skipToLineEnd(): void {
    while (!this.done() && !this.atLineEnd()) this.skip(1);
  }

  startsWord(): boolean {
    return this.offset === this.#start || /[\s;&|()]/.test(this.text.charAt(this.offset - 1));
  }

  isRedirection(): boolean {
    // `<(…)` is a word that stands for a file.
    if (this.at("<(") || this.at(">(")) return false;
    redirection.lastIndex = this.offset;
    const found = redirection.exec(this.text);
    return found !== null && found.index + found[0].length <= this.end;
  }

  readRedirection(): string {
    redirection.lastIndex = this.offset;
    const operator = redirection.exec(this.text)?.[0] ?? this.peek();
    this.skip(operator.length);
    return operator;
  }

  readDocument(mark: string, strip: boolean): Span {
    const start = this.offset;
    while (!this.done()) {
      const from = this.offset;
      this.skipToLineEnd();
      const line = this.text.slice(from, this.offset);
      const end = this.offset;
      this.skipLineEnd();
      if ((strip ? line.replace(/^\t+/, "") : line) === mark) return { start, end: from };
      if (end >= this.end) break;
    }
    this.complete = false;
    return { start, end: this.end };
  }
}

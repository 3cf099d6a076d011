import type { Span } from "../../text/span.ts";

/** A stretch of a cell that IPython handles before Python sees it. */
export interface Escape {
  /** What to take out of the Python text: from the marker, or for `object?` from the start of the line, to the line's end. */
  readonly span: Span;
  /** The offset of the `%`, `!` or `?`. */
  readonly mark: number;
  /** It stands on the right of an assignment: `files = !ls`. */
  readonly assigned: boolean;
}

/**
 * Line magics that people write without the percent sign (IPython's `automagic` is on by default):
 * installers, and the shell commands of IPython/core/magics/osm.py and basic.py.
 */
const automagic =
  /(?:(?:pip3?|conda|mamba|micromamba|uv)[ \t]+(?:install|uninstall|update|upgrade|remove|list|show|freeze|pip|add|sync)\b(?![ \t]*[=.(,])|(?:cd|ls|ll|cat|cp|mv|rm|mkdir|rmdir)[ \t]+(?!(?:if|in|is|and|or|not|else|for|as)\b)(?:-[A-Za-z]|[\w./~$*]+(?:[ \t]|$)))/my;

/** Characters that start nothing. */
const plain = /[^"'#()[\]{}\\\r\n=?]*/y;

/** Whether a text may hold an escape at all: most cells hold none. */
export function mayHoldEscapes(text: string): boolean {
  return /[%!?]|^[ \t]*(?:pip|conda|mamba|micromamba|uv|cd|ls|ll|cat|cp|mv|rm|mkdir|rmdir)3?[ \t]/m.test(
    text,
  );
}

/**
 * Finds magics, shell lines and help requests in Python code.
 *
 * It follows strings, comments and brackets only as far as needed to tell the start of a logical line
 * from the inside of one: `% x` in brackets is arithmetic, and a `!` in a text is a letter.
 */
export class CodeScanner {
  readonly #text: string;
  #at: number;
  /** Where the brackets that are open were opened. */
  readonly #open: number[] = [];
  /** Where a string starts that the text ends in. */
  #openString: number | undefined;
  #lineStart: number;
  #atLineStart = true;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#at = start;
    this.#lineStart = start;
  }

  *escapes(): Generator<Escape> {
    while (this.#at < this.#text.length) {
      const atStart = this.#atLineStart ? this.#lineEscape() : undefined;
      const found = atStart ?? this.#token();
      if (found !== undefined) yield found;
    }
  }

  /** What a text leaves open at its end, once all of it was read. */
  unclosed(): { readonly brackets: readonly number[]; readonly string?: number } {
    return { brackets: this.#open, ...(this.#openString === undefined ? {} : { string: this.#openString }) };
  }

  /** An escape at the start of a logical line; else the offset moves to its first character. */
  #lineEscape(): Escape | undefined {
    const indent = /[ \t\f]*/y;
    indent.lastIndex = this.#at;
    this.#at += indent.exec(this.#text)?.[0].length ?? 0;
    this.#lineStart = this.#at;
    this.#atLineStart = false;
    const mark = this.#at;
    const code = this.#text.charAt(mark);
    const isMagic = code === "%" && /[\w%]/.test(this.#text.charAt(mark + 1));
    if (!isMagic && code !== "!" && code !== "?" && !this.#isAutomagic(mark)) return undefined;
    return this.#take(mark, mark, false);
  }

  /** `pip install x` without its percent sign: a name and what no Python has behind a name. */
  #isAutomagic(mark: number): boolean {
    automagic.lastIndex = mark;
    return automagic.test(this.#text);
  }

  /** One token, or an escape in the middle of a line. */
  #token(): Escape | undefined {
    const text = this.#text;
    plain.lastIndex = this.#at;
    this.#at += plain.exec(text)?.[0].length ?? 0;
    const at = this.#at;
    const code = text.charAt(at);
    this.#at += 1;
    if (code === "\n" || code === "\r") this.#atLineStart = this.#open.length === 0;
    else if (code === "\\") this.#at += text.startsWith("\r\n", this.#at) ? 2 : 1;
    else if (code === "#") this.#at = this.#physicalEnd(at);
    else if (code === '"' || code === "'") this.#at = this.#stringEnd(at);
    else if (code === "(" || code === "[" || code === "{") this.#open.push(at);
    else if (code === ")" || code === "]" || code === "}") this.#open.pop();
    else if (code === "=" && this.#open.length === 0) return this.#assigned(at);
    else if (code === "?" && this.#open.length === 0) return this.#take(this.#lineStart, at, false);
    return undefined;
  }

  #assigned(at: number): Escape | undefined {
    if ("=!<>+-*/%&|^:@~".includes(this.#text.charAt(at - 1))) return undefined;
    const right = /[ \t]*(?:!(?!=)|%(?=[A-Za-z_]))/y;
    right.lastIndex = at + 1;
    const found = right.exec(this.#text);
    return found === null ? undefined : this.#take(right.lastIndex - 1, right.lastIndex - 1, true);
  }

  #take(start: number, mark: number, assigned: boolean): Escape {
    const end = this.#continuedEnd(mark);
    this.#at = end;
    return { span: { start, end }, mark, assigned };
  }

  /** The end of a line that backslashes may continue. */
  #continuedEnd(from: number): number {
    let end = this.#physicalEnd(from);
    while (this.#text.charAt(end - 1) === "\\" && end < this.#text.length) {
      const next = this.#text.startsWith("\r\n", end) ? end + 2 : end + 1;
      end = this.#physicalEnd(next);
    }
    return end;
  }

  #physicalEnd(from: number): number {
    const end = /[\r\n]/g;
    end.lastIndex = from;
    return end.exec(this.#text)?.index ?? this.#text.length;
  }

  /** The offset after a string; one on a single line ends with its line at the latest. */
  #stringEnd(open: number): number {
    const quote = this.#text.charAt(open);
    const triple = quote.repeat(3);
    if (!this.#text.startsWith(triple, open)) return this.#closing(open + 1, quote, /["'\\\r\n]/g);
    const end = this.#closing(open + 3, triple, /["'\\]/g);
    if (end > this.#text.length) this.#openString = open;
    return Math.min(end, this.#text.length);
  }

  /**
   * The offset after the quotes that close a string, or of the line end that does.
   * Beyond the text where nothing does.
   */
  #closing(from: number, quotes: string, stops: RegExp): number {
    const text = this.#text;
    stops.lastIndex = from;
    for (let stop = stops.exec(text); stop !== null; stop = stops.exec(text)) {
      const at = stop.index;
      if (text.startsWith(quotes, at)) return at + quotes.length;
      const code = text.charAt(at);
      if (code === "\n" || code === "\r") return at;
      // A backslash keeps the quote behind it in raw strings too.
      if (code === "\\") stops.lastIndex = at + (text.startsWith("\r\n", at + 1) ? 3 : 2);
    }
    return text.length + 1;
  }
}

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
  #depth = 0;
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
    const at = this.#at;
    const code = text.charAt(at);
    this.#at += 1;
    if (code === "\n" || code === "\r") {
      this.#atLineStart = this.#depth === 0;
    } else if (code === "\\") {
      if (text.startsWith("\r\n", at + 1)) this.#at += 2;
      else if (this.#at < text.length) this.#at += 1;
    } else if (code === "#") this.#at = this.#physicalEnd(at);
    else if (code === '"' || code === "'") this.#at = this.#stringEnd(at);
    else if ("([{".includes(code)) this.#depth += 1;
    else if (")]}".includes(code)) this.#depth = Math.max(0, this.#depth - 1);
    else if (code === "=" && this.#depth === 0) return this.#assigned(at);
    else if (code === "?" && this.#depth === 0) return this.#take(this.#lineStart, at, false);
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
    const text = this.#text;
    const quote = text.charAt(open);
    const triple = quote.repeat(3);
    const isTriple = text.startsWith(triple, open);
    let at = open + (isTriple ? 3 : 1);
    while (at < text.length) {
      const code = text.charAt(at);
      // A backslash keeps the quote behind it in raw strings too.
      if (code === "\\") at += text.startsWith("\r\n", at + 1) ? 3 : 2;
      else if (!isTriple && (code === "\n" || code === "\r")) return at;
      else if (isTriple ? text.startsWith(triple, at) : code === quote) return at + (isTriple ? 3 : 1);
      else at += 1;
    }
    return Math.min(at, text.length);
  }
}

import type { Scanner } from "./scanner.ts";
import type { ShellCommand, ShellPart, ShellWord } from "./tree.ts";

/** A word, and the commands that run inside of it. */
export interface ReadWord {
  readonly word: ShellWord;
  readonly inner: readonly ShellCommand[];
}

/** Reads the commands of `$( … )` up to the bracket that closes it, which is left unread. */
export type SubstitutionReader = (scanner: Scanner) => readonly ShellCommand[];

/** Reads one word; undefined where none begins here. */
export function readWord(scanner: Scanner, substitution: SubstitutionReader): ReadWord | undefined {
  const reader = new WordReader(scanner, substitution);
  const start = scanner.offset;
  reader.read();
  if (scanner.offset === start) return undefined;
  return { word: { parts: reader.parts(), span: { start, end: scanner.offset } }, inner: reader.inner };
}

class WordReader {
  readonly inner: ShellCommand[] = [];
  readonly #parts: ShellPart[] = [];
  readonly #scanner: Scanner;
  readonly #substitute: SubstitutionReader;
  #text = "";
  #from = 0;
  #quoted = false;

  constructor(scanner: Scanner, substitution: SubstitutionReader) {
    this.#scanner = scanner;
    this.#substitute = substitution;
    this.#from = scanner.offset;
  }

  parts(): readonly ShellPart[] {
    this.#flush();
    return this.#parts;
  }

  read(): void {
    const scanner = this.#scanner;
    while (!scanner.done()) {
      const next = scanner.peek();
      if (/[\s;&|()<>]/.test(next) && !scanner.at("<(") && !scanner.at(">(")) return;
      if (next === "'") this.#single();
      else if (next === '"') this.#double();
      else if (next === "$" || next === "`" || scanner.at("<(") || scanner.at(">(")) this.#expansion();
      else if (next === "\\") {
        if (scanner.at("\\\n") || scanner.at("\\\r\n")) return;
        this.#take(scanner.peek(2).slice(1), 2);
      } else this.#take(next, 1);
    }
  }

  /** `$'…'` too: its escapes are left as they are written, which no name has. */
  #single(): void {
    const scanner = this.#scanner;
    const end = scanner.text.indexOf("'", scanner.offset + 1);
    if (end === -1 || end >= scanner.end) {
      this.#unclosed();
      return;
    }
    this.#open(1);
    this.#take(scanner.text.slice(scanner.offset, end), end - scanner.offset);
    this.#close();
  }

  #double(): void {
    const scanner = this.#scanner;
    this.#open(1);
    while (!scanner.done()) {
      const next = scanner.peek();
      if (next === '"') {
        this.#close();
        return;
      }
      if (next === "$" || next === "`") this.#expansion();
      else if (next === "\\" && /^\\["\\$`]/.test(scanner.peek(2))) this.#take(scanner.peek(2).slice(1), 2);
      else if (scanner.at("\\\n")) this.#take("", 2);
      else this.#take(next, 1);
    }
    scanner.complete = false;
  }

  #expansion(): void {
    const scanner = this.#scanner;
    const start = scanner.offset;
    const github = /^\$\{\{[^}\n]{0,500}\}\}/.exec(scanner.peek(520))?.[0];
    if (github !== undefined) this.#unknown(start, github.length);
    else if (scanner.at("$((")) this.#unknown(start, lengthTo(scanner, "))"));
    else if (scanner.at("$(") || scanner.at("<(") || scanner.at(">(")) this.#substitution(start);
    else if (scanner.at("`")) this.#backticks(start);
    else if (!this.#variable(start)) {
      if (scanner.at("${")) this.#unknown(start, lengthTo(scanner, "}"));
      else this.#take("$", 1);
    }
  }

  #backticks(start: number): void {
    const end = this.#scanner.text.indexOf("`", start + 1);
    if (end === -1 || end >= this.#scanner.end) this.#unclosed();
    else this.#unknown(start, end + 1 - start);
  }

  /** `$NAME`, `${NAME}`, `${NAME:-text}`. */
  #variable(start: number): boolean {
    const scanner = this.#scanner;
    const braced = /^\$\{([A-Za-z_]\w{0,200})(?::?[-=]([^{}$`"']{0,500}))?\}/.exec(scanner.peek(720));
    const plain = braced ?? /^\$([A-Za-z_]\w{0,200}|[0-9@*#?!$-])/.exec(scanner.peek(210));
    if (plain === null) return false;
    this.#flush();
    scanner.skip(plain[0].length);
    const fallback = plain[2] === undefined ? {} : { fallback: plain[2] };
    const span = { start, end: scanner.offset };
    this.#parts.push({ type: "variable", name: plain[1] ?? "", ...fallback, span });
    this.#from = scanner.offset;
    return true;
  }

  /** `$( … )`: its commands run as well, and what they answer is not known. */
  #substitution(start: number): void {
    const scanner = this.#scanner;
    this.#flush();
    scanner.skip(2);
    this.inner.push(...this.#substitute(scanner));
    if (scanner.at(")")) scanner.skip(1);
    else scanner.complete = false;
    this.#parts.push({ type: "unknown", span: { start, end: scanner.offset } });
    this.#from = scanner.offset;
  }

  #unknown(start: number, length: number): void {
    this.#flush();
    this.#scanner.skip(length);
    this.#parts.push({ type: "unknown", span: { start, end: this.#scanner.offset } });
    this.#from = this.#scanner.offset;
  }

  /** A quote without an end: it stands for itself, and the line goes on. */
  #unclosed(): void {
    this.#scanner.complete = false;
    this.#take(this.#scanner.peek(), 1);
  }

  #open(length: number): void {
    this.#flush();
    this.#scanner.skip(length);
    this.#from = this.#scanner.offset;
    this.#quoted = true;
  }

  #close(): void {
    this.#flush(true);
    this.#scanner.skip(1);
    this.#from = this.#scanner.offset;
    this.#quoted = false;
  }

  #take(text: string, length: number): void {
    if (this.#text === "") this.#from = this.#scanner.offset;
    this.#text += text;
    this.#scanner.skip(length);
  }

  #flush(evenEmpty = false): void {
    if (this.#text === "" && !evenEmpty) return;
    const span = { start: this.#from, end: this.#scanner.offset };
    this.#parts.push({ type: "text", text: this.#text, span, quoted: this.#quoted });
    this.#text = "";
  }
}

function lengthTo(scanner: Scanner, mark: string): number {
  const end = scanner.text.indexOf(mark, scanner.offset);
  return end === -1 || end >= scanner.end ? 1 : end + mark.length - scanner.offset;
}

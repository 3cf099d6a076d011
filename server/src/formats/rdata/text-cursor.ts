import type { ByteSource } from "../../host/byte-source.ts";
import { ByteSourceError } from "../../host/byte-source.ts";
import type { Problem } from "../../host/problem.ts";
import { longestVector, type RNumbers } from "./numbers.ts";

const windowBytes = 64 * 1024;
/** A number, or the beginning of a text. */
const longestKept = 4096;
const missing = "NA";

/**
 * The same as RCursor of a serialization that is text (`ascii = TRUE`): every number a word on a line of its own, and
 * every text a word in which blanks and all but ASCII are escaped.
 *
 * Source: R 4.4, src/main/serialize.c, OutInteger, OutReal, OutString and InWord.
 */
export class RTextCursor implements RNumbers {
  readonly problems: Problem[] = [];
  readonly #source: ByteSource;
  #window = new Uint8Array(0);
  /** Of the window in the file, and of the next byte in the window. */
  #start: number;
  #at = 0;

  constructor(source: ByteSource, offset: number) {
    this.#source = source;
    this.#start = offset;
  }

  get offset(): number {
    return this.#start + this.#at;
  }

  get isBroken(): boolean {
    return this.problems.length > 0;
  }

  problem(code: string, message: string, kind: Problem["kind"]): void {
    if (this.problems.length === 0) this.problems.push({ kind, code, message, offset: this.offset });
  }

  async int(): Promise<number> {
    const word = await this.#word();
    if (word === missing || this.isBroken) return 0;
    if (!/^[+-]?\d{1,10}$/.test(word)) {
      this.problem("bad-number", "a number is none", "malformed");
      return 0;
    }
    return Number(word) | 0;
  }

  async length(): Promise<number> {
    const short = await this.int();
    if (short >= 0) return short;
    const length = short === -1 ? (await this.int()) * 2 ** 32 + ((await this.int()) >>> 0) : -1;
    if (length >= 0 && length <= longestVector) return length;
    this.problem("bad-length", "a vector has a length that none can have", "malformed");
    return 0;
  }

  /** A text is one word, however much of it is wanted. */
  async text(length: number): Promise<string> {
    return length === 0 ? "" : unescaped(await this.#word()).slice(0, length);
  }

  async characters(length: number): Promise<void> {
    if (length > 0) await this.#word();
  }

  async elements(count: number, width: number): Promise<void> {
    // A complex number is two; an element of a raw vector is a word of two digits.
    const words = width === 16 ? 2 * count : count;
    for (let left = words; left > 0 && !this.isBroken; left -= 1) {
      if (!this.#skipInWindow()) await this.#word();
    }
  }

  /** A word that lies whole in what was read: most of a long vector's do. */
  #skipInWindow(): boolean {
    let at = this.#at;
    while (isBlank(this.#window[at])) at += 1;
    const start = at;
    while (at < this.#window.length && !isBlank(this.#window[at])) at += 1;
    if (at === start || at >= this.#window.length) return false;
    this.#at = at;
    return true;
  }

  async #word(): Promise<string> {
    let word = "";
    for (;;) {
      while (word === "" && isBlank(this.#window[this.#at])) this.#at += 1;
      const start = this.#at;
      while (this.#at < this.#window.length && !isBlank(this.#window[this.#at])) this.#at += 1;
      const piece = this.#window.subarray(start, this.#at);
      if (word.length < longestKept) word += String.fromCharCode(...piece.subarray(0, longestKept));
      if (this.#at < this.#window.length) return word;
      if (!(await this.#fill())) {
        if (word === "") this.problem("truncated", "the file ends inside of a value", "truncated");
        return word;
      }
    }
  }

  async #fill(): Promise<boolean> {
    if (this.isBroken) return false;
    this.#start += this.#window.length;
    this.#at = 0;
    try {
      this.#window = new Uint8Array(await this.#source.read(this.#start, windowBytes));
    } catch (error) {
      if (!(error instanceof ByteSourceError)) throw error;
      this.#window = new Uint8Array(0);
      this.problem("truncated", error.message, "truncated");
    }
    return this.#window.length > 0;
  }
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x09;
}

function unescaped(word: string): string {
  return word.replace(/\\([0-7]{1,3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}

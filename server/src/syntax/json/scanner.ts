import type { Problem, ProblemKind } from "../../host/problem.ts";
import { isHex } from "./strings.ts";
import type { JsonInvalid, JsonLiteral, JsonNumber, JsonString } from "./tree.ts";

/** So many problems are told; what is broken at more places is broken. */
const mostProblems = 100;

const literals: readonly (readonly [string, boolean | null])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
];

/** So many characters are looked at one by one; from there on a search is faster, which costs something to start. */
const shortString = 256;
/** A quote, a backslash, a control character (RFC 8259, 7: `unescaped`). */
const stops = /[^ !#-[\]-\uffff]/g;

/** The next character that may end a string or is not plain in it; the length of the text where there is none. */
function nextStop(text: string, at: number): number {
  stops.lastIndex = at;
  return stops.test(text) ? stops.lastIndex - 1 : text.length;
}

/** Reads the tokens of a JSON text, and what stands where a token should. */
export class JsonScanner {
  readonly text: string;
  readonly problems: Problem[] = [];
  /** The offset of what is read next. */
  at = 0;
  /** Whether the grammar allows what was read so far. */
  valid = true;

  constructor(text: string) {
    this.text = text;
  }

  readString(): JsonString {
    const start = this.at;
    const escaped = this.skipString();
    return { type: "string", start, end: this.at, escaped };
  }

  /**
   * Reads over a string, and says whether a backslash stands in it. Long strings are most of a
   * notebook: the loop over their characters does nothing but look for an end, and what goes on is searched.
   */
  skipString(): boolean {
    const text = this.text;
    const { length } = text;
    const start = this.at;
    let at = start + 1;
    let escaped = false;
    let searched = start + shortString;
    while (at < length) {
      if (at >= searched) {
        at = nextStop(text, at);
        searched = at + shortString;
        if (at >= length) break;
      }
      const code = text.charCodeAt(at);
      if (code === 0x22) {
        this.at = at + 1;
        return escaped;
      }
      if (code === 0x5c) {
        escaped = true;
        at = this.#escape(at);
      } else if (code >= 0x20) at += 1;
      else if (code === 0x0a || code === 0x0d) break;
      else {
        this.#faultAt("control-character", "a control character stands unescaped in a string", at, at + 1);
        at += 1;
      }
    }
    const kind = at >= length ? "truncated" : "malformed";
    this.fault("unterminated-string", "a string does not end on its line", at, kind);
    this.at = at;
    return escaped;
  }

  /** The offset after the escape at `at`. */
  #escape(at: number): number {
    const text = this.text;
    const letter = text.charCodeAt(at + 1);
    if (letter !== 0x75) {
      if (isSimpleEscape(letter)) return at + 2;
      this.#faultAt("bad-escape", "a backslash starts no escape that JSON has", at, at + 2);
      return letter < 0x20 || Number.isNaN(letter) ? at + 1 : at + 2;
    }
    if (!isHex(text, at + 2)) {
      this.#faultAt("bad-escape", "`\\u` needs four hexadecimal digits", at, at + 2);
      return at + 2;
    }
    const digits = text.charCodeAt(at + 2) | 0x20;
    return digits === 0x64 ? this.#surrogate(at) : at + 6;
  }

  #surrogate(at: number): number {
    const unit = Number.parseInt(this.text.slice(at + 2, at + 6), 16);
    if (unit < 0xd800 || unit > 0xdfff) return at + 6;
    const low =
      unit < 0xdc00 && this.text.startsWith("\\u", at + 6) && isHex(this.text, at + 8)
        ? Number.parseInt(this.text.slice(at + 8, at + 12), 16)
        : 0;
    if (low >= 0xdc00 && low <= 0xdfff) return at + 12;
    this.tell("malformed", "lone-surrogate", "half of a surrogate pair stands alone", at, at + 6);
    return at + 6;
  }

  readNumber(): JsonNumber | JsonInvalid {
    const start = this.at;
    if (this.text.startsWith("-Infinity", start)) return this.readInvalid("not-a-number", notFinite);
    const end = start + sticky(numberPattern, this.text, start).length;
    if (end > start && !/[\w.+-]/.test(this.text.charAt(end))) {
      this.at = end;
      return { type: "number", start, end };
    }
    const { end: tokenEnd } = this.readInvalid("bad-number", "this is no JSON number");
    return { type: "number", start, end: tokenEnd };
  }

  readLiteral(): JsonLiteral | JsonInvalid | undefined {
    const start = this.at;
    for (const [word, value] of literals) {
      if (this.text.startsWith(word, start) && !/\w/.test(this.text.charAt(start + word.length))) {
        this.at = start + word.length;
        return { type: "literal", start, end: this.at, value };
      }
    }
    if (/^(?:NaN|Infinity)\b/.test(this.text.slice(start, start + 9))) {
      return this.readInvalid("not-a-number", notFinite);
    }
    return undefined;
  }

  /** Reads over a token that JSON has not. */
  readInvalid(code: string, message: string): JsonInvalid {
    const start = this.at;
    const pattern = this.text.charAt(start) === "'" ? /'[^'\r\n]*'?/y : /[^\s,:{}[\]"]+|[\s\S]/y;
    const end = start + Math.max(1, sticky(pattern, this.text, start).length);
    this.fault(code, message, end);
    this.at = end;
    return { type: "invalid", start, end };
  }

  skipBlank(): void {
    const text = this.text;
    for (;;) {
      let at = this.at;
      let code = text.charCodeAt(at);
      while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
        at += 1;
        code = text.charCodeAt(at);
      }
      this.at = at;
      if (code > 0x20 && code < 0x7f && !this.#isAside(code)) return;
      if (Number.isNaN(code) || !this.#skipAside()) return;
    }
  }

  /** Whether a comment or the mark of a merge conflict may start with this character. */
  #isAside(code: number): boolean {
    return code === 0x2f || code === 0x23 || code === 0x3c || code === 0x3d || code === 0x3e || code === 0x7c;
  }

  /** What other dialects allow between tokens, and what a failed merge leaves there. */
  #skipAside(): boolean {
    const text = this.text;
    if (text.startsWith("/*", this.at)) {
      const close = text.indexOf("*/", this.at + 2);
      return this.#passOver("comment", "JSON has no comments", close === -1 ? text.length : close + 2);
    }
    const found = sticky(/\/\/|#|(?:<{7}|={7}|>{7}|\|{7})(?=\s)|[\s\ufeff]+/y, text, this.at);
    if (found === "") return false;
    const blank = this.at + found.length;
    if (/^\s|^\ufeff/.test(found))
      return this.#passOver("white-space", "JSON has no such white space", blank);
    const lineEnd = this.at + sticky(/[^\r\n]*/y, text, this.at).length;
    if (found.length === 7) {
      return this.#passOver("merge-conflict", "the mark of a merge conflict stands in the file", lineEnd);
    }
    return this.#passOver("comment", "JSON has no comments", lineEnd);
  }

  #passOver(code: string, message: string, end: number): true {
    this.fault(code, message, end);
    this.at = end;
    return true;
  }

  /** A fault of the grammar from here to `end`. */
  fault(code: string, message: string, end: number, kind: ProblemKind = "malformed"): void {
    this.valid = false;
    this.tell(kind, code, message, this.at, end);
  }

  #faultAt(code: string, message: string, start: number, end: number): void {
    this.valid = false;
    this.tell("malformed", code, message, start, end);
  }

  tell(kind: ProblemKind, code: string, message: string, start: number, end: number): void {
    if (this.problems.length >= mostProblems) return;
    this.problems.push({ kind, code, message, span: { start, end: Math.min(end, this.text.length) } });
  }
}

/** What a sticky pattern matches at an offset; empty where it does not. */
function sticky(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const notFinite = "`NaN` and infinities are no JSON";

/** `"`, `\`, `/`, `b`, `f`, `n`, `r`, `t`. */
function isSimpleEscape(code: number): boolean {
  return (
    code === 0x22 ||
    code === 0x5c ||
    code === 0x2f ||
    code === 0x62 ||
    code === 0x66 ||
    code === 0x6e ||
    code === 0x72 ||
    code === 0x74
  );
}

import type { Problem, ProblemKind } from "../../host/problem.ts";
import { decodeString, isHex } from "./strings.ts";
import type { JsonInvalid, JsonLiteral, JsonMember, JsonNode, JsonString } from "./tree.ts";

/** So many problems are told; what is broken at more places is broken. */
const mostProblems = 100;

interface ReaderOptions {
  readonly depth: number;
  readonly values: number;
  readonly opaque: (key: string, depth: number) => boolean;
}

/** An object or array that is open. */
interface Frame {
  readonly isObject: boolean;
  readonly start: number;
  /** Of an object that is kept. */
  readonly members: JsonMember[] | undefined;
  /** Of an array that is kept. */
  readonly items: JsonNode[] | undefined;
  /** What an object or array that is not kept is to its parent; undefined where the parent is not kept either. */
  readonly opaque: boolean;
  /** Keys so far, once there are more than a few. */
  keys: Set<string> | undefined;
  key: { readonly key: string; readonly keyNode: JsonString | JsonInvalid } | undefined;
  /** Whether a value, a comma, or neither came last. */
  last: "nothing" | "value" | "comma";
}

const literals: readonly (readonly [string, boolean | null])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
];

/** One pass over a text; see parse.ts. */
export class JsonReader {
  readonly problems: Problem[] = [];
  valid = true;

  readonly #text: string;
  readonly #options: ReaderOptions;
  readonly #stack: Frame[] = [];
  #at = 0;
  #root: JsonNode | undefined;
  #values = 0;
  /** How many open frames are not kept. */
  #unkept = 0;
  #toldDepth = false;

  constructor(text: string, options: ReaderOptions) {
    this.#text = text;
    this.#options = options;
  }

  read(): JsonNode | undefined {
    for (;;) {
      this.#skipBlank();
      if (this.#at >= this.#text.length) break;
      const frame = this.#stack.at(-1);
      if (frame !== undefined) this.#step(frame);
      else if (this.#root === undefined) this.#readValue();
      else {
        this.#fault("trailing-data", "something follows the end of the JSON value", this.#text.length);
        break;
      }
    }
    this.#finish();
    return this.#root;
  }

  #finish(): void {
    if (this.#stack.length > 0) {
      const open = this.#stack.at(-1)?.isObject === true ? "an object" : "an array";
      this.#fault("truncated", `the text ends inside ${open}`, this.#at, "truncated");
    } else if (this.#root === undefined) {
      this.#fault("no-value", "the text holds no JSON value", this.#at, "truncated");
    }
    while (this.#stack.length > 0) this.#close(this.#text.length);
  }

  /** One token inside an object or array. */
  #step(frame: Frame): void {
    const code = this.#text.charCodeAt(this.#at);
    if (code === 0x2c) this.#comma(frame);
    else if (code === 0x7d || code === 0x5d) this.#closing(frame, code === 0x7d);
    else {
      if (frame.last === "value") this.#fault("missing-comma", "a comma is missing", this.#at + 1);
      if (frame.isObject && frame.key === undefined) this.#readKey(frame);
      else this.#readValue();
    }
  }

  #comma(frame: Frame): void {
    if (frame.key !== undefined) this.#missingValue(frame);
    if (frame.last !== "value")
      this.#fault("missing-value", "a value is missing before the comma", this.#at + 1);
    frame.last = "comma";
    this.#at += 1;
  }

  #closing(frame: Frame, isObject: boolean): void {
    if (frame.isObject !== isObject) {
      this.#fault("mismatched-bracket", "a bracket closes what it did not open", this.#at + 1);
      const inner = this.#stack.findLastIndex((open) => open.isObject === isObject);
      if (inner === -1) {
        this.#at += 1;
        return;
      }
      while (this.#stack.length - 1 > inner) this.#close(this.#at);
      return;
    }
    if (frame.key !== undefined) this.#missingValue(frame);
    if (frame.last === "comma") {
      this.#fault("trailing-comma", "a comma stands before the closing bracket", this.#at + 1);
    }
    this.#at += 1;
    this.#close(this.#at);
  }

  #missingValue(frame: Frame): void {
    this.#fault("missing-value", "a key has no value", this.#at + 1);
    this.#attach({ type: "invalid", start: this.#at, end: this.#at }, frame);
  }

  #readKey(frame: Frame): void {
    const start = this.#at;
    let keyNode: JsonString | JsonInvalid;
    let key: string;
    if (this.#text.charCodeAt(start) === 0x22) {
      keyNode = this.#readString();
      key = frame.members === undefined ? "" : decodeString(this.#text, keyNode);
    } else {
      keyNode = this.#readInvalid("unquoted-key", "a key must be a string in double quotes");
      key = this.#text.slice(keyNode.start, keyNode.end).replace(/^'|'$/g, "");
    }
    this.#noteKey(frame, key, keyNode);
    this.#skipBlank();
    if (this.#text.charCodeAt(this.#at) === 0x3a) this.#at += 1;
    else this.#fault("missing-colon", "a colon is missing after the key", this.#at + 1);
    frame.key = { key, keyNode };
    frame.last = "nothing";
  }

  /** Small objects are searched through, larger ones get a set. */
  #noteKey(frame: Frame, key: string, node: JsonString | JsonInvalid): void {
    const { members } = frame;
    if (members === undefined) return;
    if (members.length >= 8) frame.keys ??= new Set(members.map((entry) => entry.key));
    const known = frame.keys?.has(key) ?? members.some((entry) => entry.key === key);
    frame.keys?.add(key);
    if (!known) return;
    const name = key.length > 60 ? `${key.slice(0, 60)}…` : key;
    this.#tell(
      "malformed",
      "duplicate-key",
      `the key \`${name}\` stands twice in one object`,
      node.start,
      node.end,
    );
  }

  #readValue(): void {
    const start = this.#at;
    const code = this.#text.charCodeAt(start);
    if (code === 0x22) this.#attach(this.#readString());
    else if (code === 0x7b || code === 0x5b) this.#open(code === 0x7b);
    else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) this.#attach(this.#readNumber());
    else this.#attach(this.#readLiteral() ?? this.#readInvalid("no-value", "this is no JSON value"));
  }

  #open(isObject: boolean): void {
    const parent = this.#stack.at(-1);
    const depth = this.#stack.length;
    const tooDeep = depth >= this.#options.depth || this.#values >= this.#options.values;
    if (tooDeep && !this.#toldDepth && this.#unkept === 0) this.#tellBound(depth >= this.#options.depth);
    const asked =
      parent?.key !== undefined && this.#unkept === 0 && this.#options.opaque(parent.key.key, depth);
    const keep = this.#unkept === 0 && !tooDeep && !asked;
    if (!keep) this.#unkept += 1;
    this.#stack.push({
      isObject,
      start: this.#at,
      members: keep && isObject ? [] : undefined,
      items: keep && !isObject ? [] : undefined,
      opaque: !keep,
      keys: undefined,
      key: undefined,
      last: "nothing",
    });
    this.#at += 1;
  }

  #tellBound(depth: boolean): void {
    this.#toldDepth = true;
    const message = depth
      ? `values are nested more than ${this.#options.depth} deep, and what lies deeper was left out`
      : `there are more than ${this.#options.values} values, and what follows was left out`;
    this.#tell("limit", depth ? "depth" : "values", message, this.#at, this.#at + 1);
  }

  #close(end: number): void {
    const frame = this.#stack.pop();
    if (frame === undefined) return;
    const { start, members, items } = frame;
    if (frame.opaque) this.#unkept -= 1;
    if (members !== undefined) this.#attach({ type: "object", start, end, members });
    else if (items !== undefined) this.#attach({ type: "array", start, end, items });
    else this.#attach({ type: "opaque", start, end });
  }

  /** Gives a value to what is open around it. */
  #attach(node: JsonNode, frame = this.#stack.at(-1)): void {
    if (frame === undefined) {
      this.#root ??= node;
      return;
    }
    frame.last = "value";
    const { key } = frame;
    frame.key = undefined;
    if (frame.opaque || this.#values >= this.#options.values) {
      if (!frame.opaque && !this.#toldDepth) this.#tellBound(false);
      return;
    }
    this.#values += 1;
    if (frame.items !== undefined) frame.items.push(node);
    else if (key !== undefined) frame.members?.push({ key: key.key, keyNode: key.keyNode, value: node });
  }

  /** Long strings are most of a notebook: the loop over their characters does nothing but look for an end. */
  #readString(): JsonString {
    const text = this.#text;
    const { length } = text;
    const start = this.#at;
    let at = start + 1;
    let escaped = false;
    while (at < length) {
      const code = text.charCodeAt(at);
      if (code === 0x22) {
        this.#at = at + 1;
        return { type: "string", start, end: at + 1, escaped };
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
    this.#at = start;
    const kind = at >= length ? "truncated" : "malformed";
    this.#fault("unterminated-string", "a string does not end on its line", at, kind);
    this.#at = at;
    return { type: "string", start, end: at, escaped };
  }

  /** The offset after the escape at `at`. */
  #escape(at: number): number {
    const text = this.#text;
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
    const unit = Number.parseInt(this.#text.slice(at + 2, at + 6), 16);
    if (unit < 0xd800 || unit > 0xdfff) return at + 6;
    const low =
      unit < 0xdc00 && this.#text.startsWith("\\u", at + 6) && isHex(this.#text, at + 8)
        ? Number.parseInt(this.#text.slice(at + 8, at + 12), 16)
        : 0;
    if (low >= 0xdc00 && low <= 0xdfff) return at + 12;
    this.#tell("malformed", "lone-surrogate", "half of a surrogate pair stands alone", at, at + 6);
    return at + 6;
  }

  #readNumber(): JsonNode {
    const start = this.#at;
    if (this.#text.startsWith("-Infinity", start)) return this.#readInvalid("not-a-number", notFinite);
    const end = start + sticky(numberPattern, this.#text, start).length;
    if (end > start && !/[\w.+-]/.test(this.#text.charAt(end))) {
      this.#at = end;
      return { type: "number", start, end };
    }
    const { end: tokenEnd } = this.#readInvalid("bad-number", "this is no JSON number");
    return { type: "number", start, end: tokenEnd };
  }

  #readLiteral(): JsonLiteral | JsonInvalid | undefined {
    const start = this.#at;
    for (const [word, value] of literals) {
      if (this.#text.startsWith(word, start) && !/\w/.test(this.#text.charAt(start + word.length))) {
        this.#at = start + word.length;
        return { type: "literal", start, end: this.#at, value };
      }
    }
    if (/^(?:NaN|Infinity)\b/.test(this.#text.slice(start, start + 9))) {
      return this.#readInvalid("not-a-number", notFinite);
    }
    return undefined;
  }

  /** Reads over a token that JSON has not. */
  #readInvalid(code: string, message: string): JsonInvalid {
    const start = this.#at;
    const pattern = this.#text.charAt(start) === "'" ? /'[^'\r\n]*'?/y : /[^\s,:{}[\]"]+|[\s\S]/y;
    const end = start + Math.max(1, sticky(pattern, this.#text, start).length);
    this.#fault(code, message, end);
    this.#at = end;
    return { type: "invalid", start, end };
  }

  #skipBlank(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) this.#at += 1;
      else if (code > 0x20 && code < 0x7f && !this.#isAside(code)) return;
      else if (Number.isNaN(code) || !this.#skipAside()) return;
    }
  }

  /** Whether a comment or the mark of a merge conflict may start with this character. */
  #isAside(code: number): boolean {
    return code === 0x2f || code === 0x23 || code === 0x3c || code === 0x3d || code === 0x3e || code === 0x7c;
  }

  /** What other dialects allow between tokens, and what a failed merge leaves there. */
  #skipAside(): boolean {
    const text = this.#text;
    if (text.startsWith("/*", this.#at)) {
      const close = text.indexOf("*/", this.#at + 2);
      return this.#passOver("comment", "JSON has no comments", close === -1 ? text.length : close + 2);
    }
    const found = sticky(/\/\/|#|(?:<{7}|={7}|>{7}|\|{7})(?=\s)|[\s\ufeff]+/y, text, this.#at);
    if (found === "") return false;
    const blank = this.#at + found.length;
    if (/^\s|^\ufeff/.test(found))
      return this.#passOver("white-space", "JSON has no such white space", blank);
    const lineEnd = this.#at + sticky(/[^\r\n]*/y, text, this.#at).length;
    if (found.length === 7) {
      return this.#passOver("merge-conflict", "the mark of a merge conflict stands in the file", lineEnd);
    }
    return this.#passOver("comment", "JSON has no comments", lineEnd);
  }

  #passOver(code: string, message: string, end: number): true {
    this.#fault(code, message, end);
    this.#at = end;
    return true;
  }

  /** A fault of the grammar from here to `end`. */
  #fault(code: string, message: string, end: number, kind: ProblemKind = "malformed"): void {
    this.valid = false;
    this.#tell(kind, code, message, this.#at, end);
  }

  #faultAt(code: string, message: string, start: number, end: number): void {
    this.valid = false;
    this.#tell("malformed", code, message, start, end);
  }

  #tell(kind: ProblemKind, code: string, message: string, start: number, end: number): void {
    if (this.problems.length >= mostProblems) return;
    this.problems.push({ kind, code, message, span: { start, end: Math.min(end, this.#text.length) } });
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

import type { Problem } from "../../host/problem.ts";
import { JsonScanner } from "./scanner.ts";
import { decodeString } from "./strings.ts";
import type { JsonInvalid, JsonMember, JsonNode, JsonString } from "./tree.ts";

interface ReaderOptions {
  readonly depth: number;
  readonly values: number;
  readonly opaque: (key: string, depth: number) => boolean;
  readonly take: ((key: string, depth: number, start: number) => number | undefined) | undefined;
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

/** One pass over a text; see parse.ts. */
export class JsonReader {
  readonly #scan: JsonScanner;
  readonly #options: ReaderOptions;
  readonly #stack: Frame[] = [];
  /** The last of the stack. */
  #top: Frame | undefined;
  #root: JsonNode | undefined;
  #values = 0;
  /** How many open frames are not kept. */
  #unkept = 0;
  #toldDepth = false;

  constructor(text: string, options: ReaderOptions) {
    this.#scan = new JsonScanner(text);
    this.#options = options;
  }

  get problems(): readonly Problem[] {
    return this.#scan.problems;
  }

  get valid(): boolean {
    return this.#scan.valid;
  }

  read(): JsonNode | undefined {
    for (;;) {
      this.#scan.skipBlank();
      if (this.#scan.at >= this.#scan.text.length) break;
      const frame = this.#top;
      if (frame !== undefined) this.#step(frame);
      else if (this.#root === undefined) this.#readValue();
      else {
        this.#scan.fault(
          "trailing-data",
          "something follows the end of the JSON value",
          this.#scan.text.length,
        );
        break;
      }
    }
    this.#finish();
    return this.#root;
  }

  #finish(): void {
    if (this.#stack.length > 0) {
      const open = this.#top?.isObject === true ? "an object" : "an array";
      this.#scan.fault("truncated", `the text ends inside ${open}`, this.#scan.at, "truncated");
    } else if (this.#root === undefined) {
      this.#scan.fault("no-value", "the text holds no JSON value", this.#scan.at, "truncated");
    }
    while (this.#stack.length > 0) this.#close(this.#scan.text.length);
  }

  /** One token inside an object or array. */
  #step(frame: Frame): void {
    const code = this.#scan.text.charCodeAt(this.#scan.at);
    if (code === 0x2c) this.#comma(frame);
    else if (code === 0x7d || code === 0x5d) this.#closing(frame, code === 0x7d);
    else {
      if (frame.last === "value") this.#scan.fault("missing-comma", "a comma is missing", this.#scan.at + 1);
      if (frame.isObject && frame.key === undefined) this.#readKey(frame);
      else this.#readValue();
    }
  }

  #comma(frame: Frame): void {
    if (frame.key !== undefined) this.#missingValue(frame);
    if (frame.last !== "value")
      this.#scan.fault("missing-value", "a value is missing before the comma", this.#scan.at + 1);
    frame.last = "comma";
    this.#scan.at += 1;
  }

  #closing(frame: Frame, isObject: boolean): void {
    if (frame.isObject !== isObject) {
      this.#scan.fault("mismatched-bracket", "a bracket closes what it did not open", this.#scan.at + 1);
      const inner = this.#stack.findLastIndex((open) => open.isObject === isObject);
      if (inner === -1) {
        this.#scan.at += 1;
        return;
      }
      while (this.#stack.length - 1 > inner) this.#close(this.#scan.at);
      return;
    }
    if (frame.key !== undefined) this.#missingValue(frame);
    if (frame.last === "comma") {
      this.#scan.fault("trailing-comma", "a comma stands before the closing bracket", this.#scan.at + 1);
    }
    this.#scan.at += 1;
    this.#close(this.#scan.at);
  }

  #missingValue(frame: Frame): void {
    this.#scan.fault("missing-value", "a key has no value", this.#scan.at + 1);
    this.#attach({ type: "invalid", start: this.#scan.at, end: this.#scan.at }, frame);
  }

  #readKey(frame: Frame): void {
    const start = this.#scan.at;
    let keyNode: JsonString | JsonInvalid;
    let key: string;
    if (this.#scan.text.charCodeAt(start) === 0x22) {
      keyNode = this.#scan.readString();
      key = frame.members === undefined ? "" : decodeString(this.#scan.text, keyNode);
    } else {
      keyNode = this.#scan.readInvalid("unquoted-key", "a key must be a string in double quotes");
      key = this.#scan.text.slice(keyNode.start, keyNode.end).replace(/^'|'$/g, "");
    }
    this.#noteKey(frame, key, keyNode);
    this.#scan.skipBlank();
    if (this.#scan.text.charCodeAt(this.#scan.at) === 0x3a) this.#scan.at += 1;
    else this.#scan.fault("missing-colon", "a colon is missing after the key", this.#scan.at + 1);
    frame.key = { key, keyNode };
    frame.last = "nothing";
  }

  /** Small objects are searched through, larger ones get a set. */
  #noteKey(frame: Frame, key: string, node: JsonString | JsonInvalid): void {
    const { members } = frame;
    if (members === undefined) return;
    if (members.length >= 8) frame.keys ??= new Set(members.map((entry) => entry.key));
    const { keys } = frame;
    if (keys === undefined) {
      if (!members.some((entry) => entry.key === key)) return;
    } else {
      const before = keys.size;
      keys.add(key);
      if (keys.size > before) return;
    }
    const name = key.length > 60 ? `${key.slice(0, 60)}…` : key;
    this.#scan.tell(
      "malformed",
      "duplicate-key",
      `the key \`${name}\` stands twice in one object`,
      node.start,
      node.end,
    );
  }

  #readValue(): void {
    const start = this.#scan.at;
    const code = this.#scan.text.charCodeAt(start);
    if (code === 0x22) this.#stringValue();
    else if (code === 0x7b || code === 0x5b) {
      if (!this.#takeWhole(start)) this.#open(code === 0x7b);
    } else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) this.#attach(this.#scan.readNumber());
    else
      this.#attach(this.#scan.readLiteral() ?? this.#scan.readInvalid("no-value", "this is no JSON value"));
  }

  #stringValue(): void {
    const frame = this.#top;
    if (frame?.opaque !== true) {
      this.#attach(this.#scan.readString(), frame);
      return;
    }
    // Most of a large notebook is read here: what is not kept is not made.
    this.#scan.skipString();
    frame.last = "value";
    frame.key = undefined;
  }

  /** Whether the caller has read the value that starts here. */
  #takeWhole(start: number): boolean {
    const { take, depth, values } = this.#options;
    const frame = this.#top;
    if (take === undefined || frame?.key === undefined || this.#unkept > 0) return false;
    if (this.#stack.length >= depth || this.#values >= values) return false;
    const end = take(frame.key.key, this.#stack.length, start);
    if (end === undefined) return false;
    this.#scan.at = end;
    this.#attach({ type: "opaque", start, end }, frame);
    return true;
  }

  #open(isObject: boolean): void {
    const parent = this.#top;
    const depth = this.#stack.length;
    const tooDeep = depth >= this.#options.depth || this.#values >= this.#options.values;
    if (tooDeep && !this.#toldDepth && this.#unkept === 0) this.#tellBound(depth >= this.#options.depth);
    const asked =
      parent?.key !== undefined && this.#unkept === 0 && this.#options.opaque(parent.key.key, depth);
    const keep = this.#unkept === 0 && !tooDeep && !asked;
    if (!keep) this.#unkept += 1;
    this.#top = {
      isObject,
      start: this.#scan.at,
      members: keep && isObject ? [] : undefined,
      items: keep && !isObject ? [] : undefined,
      opaque: !keep,
      keys: undefined,
      key: undefined,
      last: "nothing",
    };
    this.#stack.push(this.#top);
    this.#scan.at += 1;
  }

  #tellBound(depth: boolean): void {
    this.#toldDepth = true;
    const message = depth
      ? `values are nested more than ${this.#options.depth} deep, and what lies deeper was left out`
      : `there are more than ${this.#options.values} values, and what follows was left out`;
    this.#scan.tell("limit", depth ? "depth" : "values", message, this.#scan.at, this.#scan.at + 1);
  }

  #close(end: number): void {
    const frame = this.#stack.pop();
    if (frame === undefined) return;
    this.#top = this.#stack.at(-1);
    const { start, members, items } = frame;
    if (frame.opaque) this.#unkept -= 1;
    if (members !== undefined) this.#attach({ type: "object", start, end, members });
    else if (items !== undefined) this.#attach({ type: "array", start, end, items });
    else this.#attach({ type: "opaque", start, end });
  }

  /** Gives a value to what is open around it. */
  #attach(node: JsonNode, frame = this.#top): void {
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
}

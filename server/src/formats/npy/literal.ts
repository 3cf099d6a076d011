/** A Python literal of the kinds that an .npy header has. `source` is its text. */
export type Literal = { readonly source: string } & (
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "constant"; readonly value: boolean | null }
  | { readonly type: "list" | "tuple"; readonly items: readonly Literal[] }
  | { readonly type: "dict"; readonly entries: readonly (readonly [Literal, Literal])[] }
);

const deepest = 64;

/** Reads a text that is one Python literal: texts, numbers, True, False, None, lists, tuples, dicts. Undefined for all else. */
export function readLiteral(text: string): Literal | undefined {
  const reader = new LiteralReader(text);
  const value = reader.value(0);
  reader.space();
  return value !== undefined && reader.atEnd ? value : undefined;
}

const tokens = {
  /** With comments, which ast.literal_eval passes over. */
  space: /(?:[\s\0]|#[^\n]*)*/y,
  number: /[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?L?/y,
  constant: /True|False|None/y,
  text: /[bu]?'((?:[^'\\\n]|\\.)*)'|[bu]?"((?:[^"\\\n]|\\.)*)"/iy,
};

class LiteralReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#at === this.#text.length;
  }

  space(): void {
    this.#match(tokens.space);
  }

  #match(token: RegExp): RegExpExecArray | undefined {
    token.lastIndex = this.#at;
    const found = token.exec(this.#text);
    if (found === null) return undefined;
    this.#at += found[0].length;
    return found;
  }

  #accept(character: string): boolean {
    this.space();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  value(depth: number): Literal | undefined {
    if (depth > deepest) return undefined;
    this.space();
    const start = this.#at;
    const scalar = this.#scalar();
    if (scalar !== undefined) return scalar;
    const cut = () => this.#text.slice(start, this.#at);
    if (this.#accept("[")) {
      const items = this.#items("]", depth);
      return items && { type: "list", items: items.values, source: cut() };
    }
    if (this.#accept("(")) {
      const items = this.#items(")", depth);
      if (items === undefined) return undefined;
      const [only] = items.values;
      if (items.values.length === 1 && !items.comma && only !== undefined) return only;
      return { type: "tuple", items: items.values, source: cut() };
    }
    return this.#accept("{") ? this.#dict(depth, cut) : undefined;
  }

  #scalar(): Literal | undefined {
    const text = this.#texts();
    if (text !== undefined) return text;
    const number = this.#match(tokens.number);
    if (number !== undefined) {
      return { type: "number", value: Number(number[0].replace("L", "")), source: number[0] };
    }
    const constant = this.#match(tokens.constant);
    if (constant === undefined) return undefined;
    const value = constant[0] === "None" ? null : constant[0] === "True";
    return { type: "constant", value, source: constant[0] };
  }

  /** Texts that stand one after another are one. */
  #texts(): Literal | undefined {
    const start = this.#at;
    let value: string | undefined;
    let end = start;
    for (let part = this.#match(tokens.text); part !== undefined; part = this.#match(tokens.text)) {
      value = (value ?? "") + (part[1] ?? part[2] ?? "").replace(/\\(.)/g, "$1");
      end = this.#at;
      this.space();
    }
    if (value === undefined) return undefined;
    this.#at = end;
    return { type: "text", value, source: this.#text.slice(start, end) };
  }

  #items(close: string, depth: number): { values: Literal[]; comma: boolean } | undefined {
    const values: Literal[] = [];
    let comma = false;
    while (!this.#accept(close)) {
      if (values.length > 0 && !comma) return undefined;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      values.push(value);
      comma = this.#accept(",");
    }
    return { values, comma };
  }

  #dict(depth: number, cut: () => string): Literal | undefined {
    const entries: (readonly [Literal, Literal])[] = [];
    let comma = true;
    while (!this.#accept("}")) {
      if (!comma) return undefined;
      const key = this.value(depth + 1);
      if (key === undefined || !this.#accept(":")) return undefined;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      entries.push([key, value]);
      comma = this.#accept(",");
    }
    return { type: "dict", entries, source: cut() };
  }
}

const encoder = new TextEncoder();
const escapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  "?": 63,
  "\\": 92,
  "'": 39,
  '"': 34,
};

/** The tokens of protobuf's text format, one by one: names, numbers, signs; of a string its quote, then `string`. */
export class TextTokens {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** In UTF-16 units from the start of the text. */
  get at(): number {
    return this.#at;
  }

  /** Undefined at the end. */
  next(): string | undefined {
    this.#skipBlanks();
    const start = this.#at;
    const first = this.#text.charCodeAt(start);
    if (Number.isNaN(first)) return undefined;
    this.#at += 1;
    if (isWord(first)) while (isWord(this.#text.charCodeAt(this.#at))) this.#at += 1;
    return this.#text.slice(start, this.#at);
  }

  #skipBlanks(): void {
    const text = this.#text;
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (code === 0x23) {
        const end = text.indexOf("\n", this.#at);
        this.#at = end < 0 ? text.length : end;
      } else if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) this.#at += 1;
      else return;
    }
  }

  /**
   * The string behind its first quote, and those that follow it, which belong to it.
   *
   * @param keep whether its bytes are wanted
   * @returns undefined where one does not end
   */
  string(quote: string, keep: boolean): Uint8Array | undefined {
    const bytes: number[] = [];
    let open: string | undefined = quote;
    while (open !== undefined) {
      if (!this.#one(open.charCodeAt(0), keep ? bytes : undefined)) return undefined;
      this.#skipBlanks();
      const next = this.#text[this.#at];
      open = next === '"' || next === "'" ? next : undefined;
      if (open !== undefined) this.#at += 1;
    }
    return Uint8Array.from(bytes);
  }

  #one(quote: number, into: number[] | undefined): boolean {
    const text = this.#text;
    while (this.#at < text.length) {
      const code = text.charCodeAt(this.#at);
      if (code === quote) {
        this.#at += 1;
        return true;
      }
      if (code === 0x5c) this.#escape(into);
      else this.#character(into);
    }
    return false;
  }

  #character(into: number[] | undefined): void {
    const code = this.#text.codePointAt(this.#at) ?? 0;
    this.#at += code > 0xffff ? 2 : 1;
    if (into === undefined) return;
    if (code < 0x80) into.push(code);
    else for (const byte of encoder.encode(String.fromCodePoint(code))) into.push(byte);
  }

  /** `\n`, `\101`, `\x41`, `\u0041`, `\U00000041`. */
  #escape(into: number[] | undefined): void {
    const rest = this.#text.slice(this.#at + 1, this.#at + 10);
    const number = /^(?:([0-7]{1,3})|[xX]([\dA-Fa-f]{1,2})|u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8}))/.exec(rest);
    this.#at += 1 + (number?.[0].length ?? 1);
    if (into === undefined) return;
    const point = number?.[3] ?? number?.[4];
    if (point !== undefined) {
      const code = Number.parseInt(point, 16);
      for (const byte of encoder.encode(code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD"))
        into.push(byte);
    } else if (number?.[1] !== undefined) into.push(Number.parseInt(number[1], 8) & 0xff);
    else if (number?.[2] !== undefined) into.push(Number.parseInt(number[2], 16));
    else into.push(escapes[rest[0] ?? ""] ?? rest.charCodeAt(0) & 0xff);
  }
}

/** Names, extensions (`[a.b]` comes as its signs), and numbers. */
function isWord(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x5f ||
    code === 0x2e
  );
}

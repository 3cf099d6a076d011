// Our own lexer: @huggingface/jinja's tree has no places, and it gives a template up at the first tag that it does not
// know, which is just where one that was made to attack begins.

/** A token inside a tag. Offsets are UTF-16 units of the template. */
export interface JinjaToken {
  readonly kind: "name" | "string" | "number" | "operator";
  /** Of a string: its value, escapes resolved as Jinja does. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A stretch of a template. Text and comments have no tokens. */
export interface JinjaSegment {
  readonly kind: "text" | "output" | "statement" | "comment";
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly JinjaToken[];
}

/** A template as a list of its stretches, and what of it could not be read. */
export interface JinjaTemplate {
  readonly segments: readonly JinjaSegment[];
  readonly problems: readonly { readonly message: string; readonly start: number }[];
}

/** Templates of models have a few thousand tokens. */
const mostTokens = 100_000;

const opening = /\{[{%#]/g;

/**
 * Reads a Jinja template with the default delimiters (https://jinja.palletsprojects.com/en/stable/templates/, "Synopsis";
 * jinja2/lexer.py). Nothing is evaluated.
 */
export function readTemplate(text: string): JinjaTemplate {
  return new Reader(text).read();
}

class Reader {
  readonly #text: string;
  readonly #segments: JinjaSegment[] = [];
  readonly #problems: { message: string; start: number }[] = [];
  #tokens = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): JinjaTemplate {
    let at = 0;
    while (at < this.#text.length) {
      opening.lastIndex = at;
      const start = opening.exec(this.#text)?.index ?? this.#text.length;
      if (start > at) this.#add("text", at, start);
      if (start >= this.#text.length) break;
      at = this.#tag(start);
      if (this.#tokens > mostTokens) {
        this.#problems.push({ message: `it has more than ${mostTokens} parts`, start: at });
        break;
      }
    }
    return { segments: this.#segments, problems: this.#problems };
  }

  #add(kind: JinjaSegment["kind"], start: number, end: number, tokens: readonly JinjaToken[] = []): void {
    this.#segments.push({ kind, start, end, tokens });
  }

  /** @returns the offset behind the tag that opens at `start` */
  #tag(start: number): number {
    const mark = this.#text.charAt(start + 1);
    if (mark === "#") return this.#comment(start);
    const { tokens, end, closed } = readTokens(this.#text, start + 2, mark === "%" ? "%}" : "}}");
    this.#tokens += tokens.length;
    if (!closed) this.#problems.push({ message: "one of its tags is not closed", start });
    this.#add(mark === "%" ? "statement" : "output", start, end, tokens);
    const isRaw = mark === "%" && tokens.length === 1 && tokens[0]?.text === "raw";
    return isRaw ? this.#raw(end) : end;
  }

  #comment(start: number): number {
    const close = this.#text.indexOf("#}", start + 2);
    if (close === -1) this.#problems.push({ message: "one of its comments is not closed", start });
    const end = close === -1 ? this.#text.length : close + 2;
    this.#add("comment", start, end);
    return end;
  }

  /** `{% raw %}` … `{% endraw %}`: text, whatever stands in it. */
  #raw(start: number): number {
    const close = /\{%[-+]?\s{0,100}endraw\b/g;
    close.lastIndex = start;
    const end = close.exec(this.#text)?.index ?? this.#text.length;
    if (end > start) this.#add("text", start, end);
    return end;
  }
}

interface Tokens {
  readonly tokens: readonly JinjaToken[];
  readonly end: number;
  readonly closed: boolean;
}

const token =
  /\s+|(?<name>[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}]*)|(?<number>\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?|0[xob][\da-fA-F_]+)|(?<operator>\*\*|\/\/|[=!<>]=|[\s\S])/uy;

function readTokens(text: string, from: number, close: string): Tokens {
  const tokens: JinjaToken[] = [];
  let depth = 0;
  let unended = 0;
  for (let at = from; at < text.length && tokens.length <= mostTokens; ) {
    // A brace of a dictionary is none of a tag: `{{ {'a': {}} }}`.
    if (text.startsWith(close, at) && (close === "%}" || depth === 0)) {
      return { tokens, end: at + close.length, closed: true };
    }
    const quoted = stringEnd(text, at);
    // Each costs a look at all that follows.
    if (quoted < 0) unended += 1;
    if (unended > mostUnended) break;
    const next = quoted > at ? stringAt(text, at, quoted) : tokenAt(text, at);
    if (next.kind === "operator" && next.text === "{") depth += 1;
    if (next.kind === "operator" && next.text === "}") depth = Math.max(0, depth - 1);
    if (next.kind !== "blank") tokens.push({ ...next, kind: next.kind });
    at = next.end;
  }
  return { tokens, end: text.length, closed: false };
}

type TokenOrBlank = Omit<JinjaToken, "kind"> & { readonly kind: JinjaToken["kind"] | "blank" };

function stringAt(text: string, start: number, end: number): TokenOrBlank {
  return { kind: "string", text: unescaped(text.slice(start, end)), start, end };
}

function tokenAt(text: string, start: number): TokenOrBlank {
  token.lastIndex = start;
  const match = token.exec(text);
  const end = start + (match?.[0].length ?? 1);
  const { name, number, operator } = match?.groups ?? {};
  // Python takes a name for the same that looks the same (PEP 3131).
  if (name !== undefined) return { kind: "name", text: name.normalize("NFKC"), start, end };
  if (number !== undefined) return { kind: "number", text: number, start, end };
  return { kind: operator === undefined ? "blank" : "operator", text: operator ?? "", start, end };
}

/** So many quotes that nothing closes end a tag. */
const mostUnended = 50;

/** The offset behind the string that begins here; 0 where none does, -1 where it has no end. */
function stringEnd(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  if (quote !== 0x22 && quote !== 0x27) return 0;
  for (let index = at + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x5c) index += 1;
    else if (code === quote) return index + 1;
  }
  return -1;
}

const simple: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\u0007",
  b: "\b",
  f: "\f",
  v: "\v",
  "\n": "",
};

/** Jinja resolves the escapes of Python's strings (jinja2/lexer.py, wrap(): "unicode-escape"). */
function unescaped(literal: string): string {
  const body = literal.slice(1, -1);
  if (!body.includes("\\")) return body;
  return body.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|N\{([^}]{1,80})\}|([0-7]{1,3})|([\s\S]))/g,
    (_, hex?: string, short?: string, long?: string, named?: string, octal?: string, letter?: string) => {
      const digits = hex ?? short ?? long;
      if (digits !== undefined) return character(Number.parseInt(digits, 16));
      if (octal !== undefined) return character(Number.parseInt(octal, 8));
      if (named !== undefined) return named.toUpperCase() === "LOW LINE" ? "_" : "\uFFFD";
      return simple[letter ?? ""] ?? letter ?? "";
    },
  );
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
}

import { concatenate } from "../../host/byte-source.ts";
import type { Parsed, Problem } from "../../host/problem.ts";
import { TextTokens } from "./text-tokens.ts";
import { varint } from "./wire.ts";

/**
 * How a field that is named in a text is numbered and written: a string, a whole number or a truth value, an
 * enumeration by its names, or a message. All other fields are passed over.
 */
export type TextRule = {
  readonly number: number;
  readonly as: "text" | "integer" | TextSchema | ReadonlyMap<string, number>;
};

/** The fields of a message that matter, by their names. */
export interface TextSchema {
  readonly fields: Readonly<Record<string, TextRule>>;
}

const deepest = 100;
const mostValues = 20_000_000;

/**
 * A message in protobuf's text format as bytes of its binary one, so that one reader serves both
 * (protobuf.dev, "Text Format Language Specification"). Fields that the schema does not name are left out.
 *
 * @returns the bytes, and where the text is none: everything before that place is in them
 */
export function encodeTextMessage(text: string, schema: TextSchema): Parsed<Uint8Array> {
  const encoder = new TextEncoding(text);
  return { value: encoder.message(schema), problems: encoder.problems };
}

class TextEncoding {
  readonly #tokens: TextTokens;
  readonly problems: Problem[] = [];
  #values = 0;

  constructor(text: string) {
    this.#tokens = new TextTokens(text);
  }

  message(schema: TextSchema): Uint8Array {
    return this.#fields(schema, undefined, 0);
  }

  /** The fields up to `end`, or to the end of the text. */
  #fields(schema: TextSchema | undefined, end: string | undefined, depth: number): Uint8Array {
    const parts: Uint8Array[] = [];
    const tokens = this.#tokens;
    if (depth > deepest) this.#fail(`more than ${deepest} messages lie in each other`, "too-deep");
    while (this.problems.length === 0) {
      const token = tokens.next();
      if (token === undefined || token === end) {
        if (token === undefined && end !== undefined)
          this.#fail("the text ends inside a message", "truncated");
        break;
      }
      if (token === ";" || token === ",") continue;
      if (!/^[A-Za-z_[]/.test(token)) this.#fail("a field has no name", "bad-encoding");
      else
        this.#field(
          Object.hasOwn(schema?.fields ?? {}, token) ? schema?.fields[token] : undefined,
          parts,
          depth,
        );
    }
    return schema === undefined ? new Uint8Array(0) : concatenate(parts);
  }

  #field(rule: TextRule | undefined, parts: Uint8Array[], depth: number): void {
    const tokens = this.#tokens;
    let token = tokens.next();
    if (token === ":") token = tokens.next();
    if (token !== "[") {
      this.#value(token, rule, parts, depth);
      return;
    }
    for (token = tokens.next(); token !== "]" && this.problems.length === 0; token = tokens.next()) {
      if (token !== ",") this.#value(token, rule, parts, depth);
    }
  }

  #value(token: string | undefined, rule: TextRule | undefined, parts: Uint8Array[], depth: number): void {
    this.#values += 1;
    if (this.#values > mostValues)
      this.#fail(`more than ${mostValues} values are not read`, "too-many-fields");
    if (token === undefined || token === "}" || token === ">" || token === ":")
      this.#fail("a field has no value", token === undefined ? "truncated" : "bad-encoding");
    else if (token === "{" || token === "<") this.#inner(token === "{" ? "}" : ">", rule, parts, depth);
    else if (token === '"' || token === "'") this.#string(token, rule, parts);
    else this.#scalar(token === "-" ? `-${this.#tokens.next() ?? ""}` : token, rule, parts);
  }

  #inner(end: string, rule: TextRule | undefined, parts: Uint8Array[], depth: number): void {
    const schema =
      rule !== undefined && typeof rule.as === "object" && "fields" in rule.as ? rule.as : undefined;
    const bytes = this.#fields(schema, end, depth + 1);
    if (rule !== undefined && schema !== undefined) pushBytes(parts, rule.number, bytes);
  }

  #string(quote: string, rule: TextRule | undefined, parts: Uint8Array[]): void {
    const bytes = this.#tokens.string(quote, rule?.as === "text");
    if (bytes === undefined) this.#fail("a string does not end", "truncated");
    else if (rule?.as === "text") pushBytes(parts, rule.number, bytes);
  }

  #scalar(token: string, rule: TextRule | undefined, parts: Uint8Array[]): void {
    if (rule === undefined || rule.as === "text") return;
    const named = rule.as instanceof Map ? rule.as.get(token) : undefined;
    const value = named ?? (token === "true" ? 1 : integerOf(token));
    if (value !== undefined)
      parts.push(varint(BigInt(rule.number) * 8n), varint(BigInt.asUintN(64, BigInt(value))));
  }

  #fail(message: string, code: string): void {
    if (this.problems.length === 0)
      this.problems.push({ kind: "malformed", code, message, offset: this.#tokens.at });
  }
}

function integerOf(token: string): bigint | undefined {
  return /^-?(?:0[xX][\dA-Fa-f]{1,16}|\d{1,20})$/.test(token)
    ? token.startsWith("-")
      ? -BigInt(token.slice(1))
      : BigInt(token)
    : undefined;
}

function pushBytes(parts: Uint8Array[], number: number, bytes: Uint8Array): void {
  parts.push(varint(BigInt(number) * 8n + 2n), varint(BigInt(bytes.length)), bytes);
}

import type { Span } from "../../text/span.ts";

/**
 * A value of a JSON text with its place. `start` and `end` are UTF-16 offsets of the text; those of a
 * string hold its quotes. Strings and numbers are decoded only when asked for (see navigate.ts).
 */
export type JsonNode =
  | JsonObject
  | JsonArray
  | JsonString
  | JsonNumber
  | JsonLiteral
  | JsonOpaque
  | JsonInvalid;

export interface JsonObject extends Span {
  readonly type: "object";
  /** In the order of the text; duplicates stay. */
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly key: string;
  readonly keyNode: JsonString | JsonInvalid;
  readonly value: JsonNode;
}

export interface JsonArray extends Span {
  readonly type: "array";
  readonly items: readonly JsonNode[];
}

export interface JsonString extends Span {
  readonly type: "string";
  /** Whether a backslash stands in it. Without one its value is its text between the quotes. */
  readonly escaped: boolean;
}

export interface JsonNumber extends Span {
  readonly type: "number";
}

export interface JsonLiteral extends Span {
  readonly type: "literal";
  readonly value: boolean | null;
}

/** An object or array that was read over without being kept: as asked for, or nested too deep. */
export interface JsonOpaque extends Span {
  readonly type: "opaque";
}

/** Something that stands where a value should, and is none: `NaN`, `undefined`, nothing. */
export interface JsonInvalid extends Span {
  readonly type: "invalid";
}

/** A JSON text and what it holds. */
export interface JsonText {
  readonly text: string;
  /** Absent where the text holds no value at all. */
  readonly root: JsonNode | undefined;
  /** Whether a strict reader accepts the text: RFC 8259, and what JSON.parse takes. Duplicate keys are accepted. */
  readonly valid: boolean;
}

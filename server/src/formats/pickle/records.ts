import type { Call, PickleImport, Value } from "./values.ts";

/** A call that the pickle makes: of an import, or of what one returned. */
export interface PickleCall {
  /** The result, or the instance that BUILD hands a state to. */
  readonly value: Call;
  readonly form: Call["form"] | "BUILD";
  /** The import at the root of the callee. */
  readonly root: PickleImport | undefined;
  readonly offset: number;
}

/** A constant that may hold a pickle, an archive, compressed bytes or code: to be looked into. */
export interface EmbeddedConstant {
  /** Of its first byte, and its length, in the encoded form. */
  readonly offset: number;
  readonly length: number;
  /** text: UTF-8 that stands for bytes (Latin-1, base64 or hexadecimal digits). */
  readonly encoding: "bytes" | "text";
  /** The bytes of a constant that stood escaped in the file, whose offset and length say nothing of it. */
  readonly decoded?: Uint8Array;
}

/** `into[key] = value`, or `into.key = value`. */
export interface NamedValue {
  readonly into: Value;
  readonly key: string;
  readonly value: Value;
}

import type { Parsed } from "../../host/problem.ts";
import { JsonReader } from "./reader.ts";
import type { JsonText } from "./tree.ts";

export interface JsonOptions {
  /** Values nested deeper are checked, but not kept. */
  readonly depth?: number;
  /** The most values that are kept; what follows is checked only. */
  readonly values?: number;
  /** Whether the value of a key is checked, but not kept. `depth` counts the objects and arrays around it. */
  readonly opaque?: (key: string, depth: number) => boolean;
  /**
   * Reads the object or array of a key in the reader's stead, for a caller that knows how most are written: answers
   * where it ends, and only of one that is valid and holds no key twice. Undefined for any other. What it takes is kept
   * as an opaque value. `start`: of its bracket, in UTF-16 units.
   */
  readonly take?: (key: string, depth: number, start: number) => number | undefined;
}

/**
 * Reads a JSON text (RFC 8259) with the place of every value.
 *
 * After a fault it goes on where the structure can be taken up again, so a broken file still gives
 * most of its content. Duplicate keys and lone surrogates, which the grammar allows, are problems too.
 * It uses no recursion: no nesting exhausts the stack.
 */
export function parseJson(text: string, options: JsonOptions = {}): Parsed<JsonText> {
  const reader = new JsonReader(text, {
    depth: options.depth ?? 200,
    values: options.values ?? 4_000_000,
    opaque: options.opaque ?? (() => false),
    take: options.take,
  });
  const root = reader.read();
  return { value: { text, root, valid: reader.valid }, problems: reader.problems };
}

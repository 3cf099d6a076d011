import * as builders from "./builders.ts";

/**
 * Evaluates the expression of a `builder` block with the byte builders in scope.
 *
 * The pages are this repository's own source: nothing from outside is evaluated.
 */
export function buildBytes(expression: string): Uint8Array {
  const names = Object.keys(builders);
  const values = Object.values(builders);
  const source = expression
    .replace(/^\s*\/\/.*$/gm, "")
    .trim()
    .replace(/;$/, "");
  const make = new Function(...names, `"use strict"; return (${source});`) as (...args: unknown[]) => unknown;
  const bytes = make(...values);
  if (!(bytes instanceof Uint8Array)) throw new Error(`not bytes: ${source}`);
  return bytes;
}

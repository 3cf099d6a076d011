import type { Span } from "../../text/span.ts";
import { holds, membership } from "./alphabets.ts";
import { decodeBase64url, startsReadable } from "./base64url.ts";
import type { KeyHit } from "./format.ts";
import { valueName } from "./name-before.ts";

const base64 = membership("base64");
const shortest = 24;
const longest = 700;
const printable = /^[\x20-\x7e\r\n\t]+$/;

/**
 * A key in base64: `data` of a Kubernetes Secret, `base64.b64decode("…")`, the header of a basic login. `find` looks for keys
 * in what was encoded, given to the name that the text has. Nearly every other run is no base64 of readable text.
 *
 * @param span the run as `spanOfBare` has it
 */
export function findEncoded(
  text: string,
  run: Span,
  span: Span,
  find: (text: string) => readonly KeyHit[],
): KeyHit | undefined {
  const length = span.end - span.start;
  if (length < shortest || length > longest) return undefined;
  if (!startsReadable(text, span.start)) return undefined;
  for (let at = span.start; at < run.end; at += 1) if (!holds(base64, text, at)) return undefined;
  const decoded = decodeBase64url(text.slice(span.start, run.end)).trim();
  if (!printable.test(decoded)) return undefined;
  const name = valueName(text, span.start)?.name ?? "value";
  const before = text.slice(Math.max(0, span.start - 300), span.start).replace(/["'=:]/g, " ");
  const lead = `${before}\n${name} = "`;
  const hit = find(`${lead}${decoded}"`).find(({ span: found }) => found.end > lead.length);
  return hit && { ...hit, span, prefixLength: 0 };
}

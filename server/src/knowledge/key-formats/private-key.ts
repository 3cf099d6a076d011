import type { Span } from "../../text/span.ts";
import { holds, tableOf } from "./alphabets.ts";
import type { KeyHit } from "./format.ts";
import { privateKeyFormat } from "./formats.ts";

/** The longest private key that is masked whole, in characters: an RSA key of 16,384 bits with room to spare. */
const longest = 16_384;
const marker = "PRIVATE KEY-----";
const between = tableOf(" \t\r\n\\\"'+");

/**
 * A private key in PEM (RFC 7468), found from the first line of its body: what stands before the line is
 * `-----BEGIN … PRIVATE KEY-----`. A header without a body is not a key.
 */
export function privateKeyBefore(text: string, run: Span): KeyHit | undefined {
  if (run.end - run.start < 40) return undefined;
  let at = run.start;
  const floor = Math.max(0, at - 12);
  // Line ends, as they are or escaped, and what a program puts before its next line.
  while (at > floor && holds(between, text, at - 1)) at -= 1;
  if (!text.startsWith(marker, at - marker.length)) return undefined;
  const begin = text.lastIndexOf("-----BEGIN ", at);
  if (begin < 0 || at - begin > 64) return undefined;
  const end = endOfKey(text, at);
  if (isShortened(text.slice(run.start, end ?? run.end + 8))) return undefined;
  return {
    format: privateKeyFormat,
    span: { start: begin, end: end ?? run.end },
    prefixLength: at - begin,
    confidence: "high",
  };
}

/** Whether a person left something out: `MIIEvQIBADAN...`. */
function isShortened(body: string): boolean {
  return body.includes("...") || body.includes("\u2026") || body.includes("xxxx");
}

/** The end of the line `-----END … PRIVATE KEY-----`: the next line of hyphens, or there is none. */
function endOfKey(text: string, at: number): number | undefined {
  const hyphens = text.slice(at, at + longest).indexOf("-----");
  if (hyphens < 0 || !text.startsWith("-----END ", at + hyphens)) return undefined;
  const close = text.slice(at + hyphens, at + hyphens + 64).indexOf(marker);
  return close < 0 ? at + hyphens : at + hyphens + close + marker.length;
}

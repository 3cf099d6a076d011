import type { Limits } from "../../host/limits.ts";
import { readFrontMatter } from "../../syntax/front-matter/front-matter.ts";
import type { Span } from "../../text/span.ts";

/** Where in a front matter somebody is typing, or points. */
export interface CardPosition {
  /** The top-level key that a value stands under; absent where a key itself stands there. */
  readonly key?: string;
  /** What stands there so far, without quotes; what an answer replaces is `span`. */
  readonly text: string;
  readonly span: Span;
  /** Top-level keys of the block. */
  readonly keys: readonly string[];
}

/** Lines above that are looked through for the key of a list. */
const mostLines = 2_000;

/**
 * Reads the line at an offset of a card, and the lines above it as far as its key. A front matter in
 * the middle of an edit is broken more often than not, so no parser is asked.
 */
export function cardPosition(text: string, offset: number, limits: Limits): CardPosition | undefined {
  const { value: block } = readFrontMatter(text, limits);
  if (block === undefined || offset < block.content.start || offset > block.content.end) return undefined;
  const content = text.slice(block.content.start, block.content.end);
  const keys = [...content.matchAll(/^([A-Za-z_][\w-]*)[ \t]*:/gm)].map((match) => match[1] ?? "");
  const start = Math.max(text.lastIndexOf("\n", offset - 1) + 1, block.content.start);
  const stop = text.indexOf("\n", offset);
  const line = text.slice(start, stop === -1 ? text.length : stop).replace(/\r$/, "");
  const at = offset - start;
  return { ...(inList(line, at, start, text) ?? inEntry(line, at, start) ?? inKey(line, start)), keys };
}

type Place = Omit<CardPosition, "keys">;

/** `- value` below a key. */
function inList(line: string, at: number, start: number, text: string): Place | undefined {
  const item = /^([ \t]*-[ \t]+)(.*)$/.exec(line);
  const head = item?.[1] ?? "";
  if (item === null || at < head.length || /^[\w-]+:(\s|$)/.test(item[2] ?? "")) return undefined;
  const key = keyAbove(text, start);
  return key === undefined ? undefined : { key, ...valueAt(item[2] ?? "", start + head.length) };
}

function keyAbove(text: string, start: number): string | undefined {
  let end = start - 1;
  for (let count = 0; count < mostLines && end > 0; count += 1) {
    const from = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(from, end);
    const key = /^([A-Za-z_][\w-]*)[ \t]*:/.exec(line)?.[1];
    if (key !== undefined) return key;
    if (/^(---|\S(?!.*:))/.test(line) && !/^-[ \t]/.test(line)) return undefined;
    end = from - 1;
  }
  return undefined;
}

/** `key: value`, and one of `key: [a, b]`. */
function inEntry(line: string, at: number, start: number): Place | undefined {
  const entry = /^([A-Za-z_][\w-]*)([ \t]*:[ \t]*)(.*)$/.exec(line);
  const [, key = "", colon = "", value = ""] = entry ?? [];
  const head = key.length + colon.length;
  if (entry === null || at < key.length + colon.trimEnd().length) return undefined;
  if (!value.startsWith("[")) return { key, ...valueAt(value, start + head) };
  const before = value.slice(0, Math.max(0, at - head));
  const from = Math.max(before.lastIndexOf(","), before.lastIndexOf("[")) + 1;
  const rest = /^[^,\]]*/.exec(value.slice(from))?.[0] ?? "";
  const blanks = rest.length - rest.trimStart().length;
  return { key, ...valueAt(rest.slice(blanks), start + head + from + blanks) };
}

/** A value without its comment and its quotes. */
function valueAt(value: string, start: number): Pick<Place, "text" | "span"> {
  const plain = value.replace(/(^|[ \t])#.*$/, "").trimEnd();
  return { text: plain.replace(/^["']|["']$/g, ""), span: { start, end: start + plain.length } };
}

function inKey(line: string, start: number): Place {
  const word = /^[\w-]*/.exec(line)?.[0] ?? "";
  return { text: word, span: { start, end: start + word.length } };
}

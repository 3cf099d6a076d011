import type { Span } from "../../../text/span.ts";
import type { SecretWay } from "../../facts.ts";

/**
 * `${NAME:?}`: the variable's value, or an end with its name where it is not set (POSIX 2.6.2). None where the shell would
 * not put it in: in a comment, in a here-document with a quoted word; nor in a Makefile, but for `NAME ?=`.
 */
export function shellWays(path: string, text: string, key: Span, variable: string): readonly SecretWay[] {
  const lineStart = text.lastIndexOf("\n", key.start - 1) + 1;
  const before = text.slice(lineStart, key.start);
  if (/(?:^|\s)#/.test(before)) return [];
  if (isMakefile(path)) return makeWays(text, key, before, variable);
  const document = hereDocumentAt(text, key.start);
  if (isFish(path) || document === "quoted") return [];
  const reads = `\${${variable}:?}`;
  // What stands between the words of a here-document is no word of the shell: a quote would be written down too.
  if (document === "plain") return [{ source: "reference", reads, edits: [{ span: key, newText: reads }] }];
  const fallback = /\$\{[A-Za-z_]\w*:?-$/.test(before) && text.charAt(key.end) === "}";
  const edit = fallback
    ? { span: { start: key.start - (before.endsWith(":-") ? 2 : 1), end: key.end }, newText: ":?" }
    : isWholeLiteral(text, key)
      ? { span: { start: key.start - 1, end: key.end + 1 }, newText: `"${reads}"` }
      : { span: key, newText: quotedFor(before, reads) };
  return [{ source: "reference", reads, edits: [edit] }];
}

/** What stands for the key, by the quotes that are open before it; between single ones they end and begin again. */
function quotedFor(before: string, reads: string): string {
  switch (openQuote(before)) {
    case '"':
      return reads;
    case "'":
      return `'"${reads}"'`;
    default:
      return `"${reads}"`;
  }
}

function openQuote(before: string): string | undefined {
  let open: string | undefined;
  for (let at = 0; at < before.length; at += 1) {
    const character = before.charAt(at);
    if (character === "\\" && open !== "'") at += 1;
    else if (character === open) open = undefined;
    else if (open === undefined && (character === '"' || character === "'")) open = character;
  }
  return open;
}

/** `'key'`: the quotes go too. */
function isWholeLiteral(text: string, { start, end }: Span): boolean {
  return text.charAt(start - 1) === "'" && text.charAt(end) === "'";
}

/** Whether a place lies in a here-document; a quoted word keeps the shell from putting variables into it. */
function hereDocumentAt(text: string, at: number): "plain" | "quoted" | undefined {
  const opened = [...text.slice(0, at).matchAll(/<<-?[ \t]*(["'\\]?)([A-Za-z_]\w*)\1/g)].at(-1);
  if (opened === undefined) return undefined;
  const [, ...body] = text.slice(opened.index + opened[0].length, at).split("\n");
  if (body.length === 0 || body.some((line) => line.trim() === opened[2])) return undefined;
  return opened[1] === "" ? "plain" : "quoted";
}

function isMakefile(path: string): boolean {
  return /(?:^|[/\\])(?:gnu|bsd)?makefile$|\.mk$/i.test(path);
}

function isFish(path: string): boolean {
  return path.endsWith(".fish");
}

/** `NAME ?= key`: without the key, the environment's value counts where there is one. */
function makeWays(text: string, key: Span, before: string, variable: string): readonly SecretWay[] {
  const name = /^(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*\?=[ \t]*$/.exec(before)?.[1];
  if (name === undefined || !/^[ \t]*(?:\r?\n|$)/.test(text.slice(key.end, key.end + 200))) return [];
  return [{ source: "removed", reads: `${name ?? variable} ?=`, edits: [{ span: key, newText: "" }] }];
}

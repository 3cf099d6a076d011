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
  if (isFish(path) || isInHereDocument(text, key.start)) return [];
  const reads = `\${${variable}:?}`;
  const fallback = /\$\{[A-Za-z_]\w*:?-$/.test(before) && text.charAt(key.end) === "}";
  const edit = fallback
    ? { span: { start: key.start - (before.endsWith(":-") ? 2 : 1), end: key.end }, newText: ":?" }
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

/** A quoted word keeps the shell from putting variables into what follows. */
function isInHereDocument(text: string, at: number): boolean {
  const opened = [...text.slice(0, at).matchAll(/<<-?[ \t]*(["'\\]?)([A-Za-z_]\w*)\1/g)].at(-1);
  if (opened === undefined || opened[1] === "") return false;
  const body = text.slice(opened.index + opened[0].length, at);
  return !body.split("\n").some((line) => line.trim() === opened[2]);
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

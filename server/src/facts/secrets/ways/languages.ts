import type { Span } from "../../../text/span.ts";
import type { SecretWay } from "../../facts.ts";

/** How programs in other languages read a variable of the environment, and what a statement that sets one begins with. */
const languages: Readonly<
  Record<string, { readonly reads: (name: string) => string; readonly sets: RegExp }>
> = {
  // R's documentation, ?Sys.getenv
  r: { reads: (name) => `Sys.getenv("${name}")`, sets: /^\s*Sys\.setenv\s*\(/ },
  // docs.julialang.org, "Base.ENV"
  julia: { reads: (name) => `ENV["${name}"]`, sets: /^\s*ENV\s*\[/ },
  // nodejs.org/api/process.html#processenv
  javascript: { reads: (name) => `process.env.${name}`, sets: /^\s*process\.env\s*[.[]/ },
};

/** By the ending of a file's name, and by what a notebook calls the language of a cell. */
const names: ReadonlyMap<string, string> = new Map([
  ["r", "r"],
  ["rprofile", "r"],
  ["jl", "julia"],
  ["julia", "julia"],
  ["js", "javascript"],
  ["mjs", "javascript"],
  ["cjs", "javascript"],
  ["javascript", "javascript"],
  ["jsx", "javascript"],
  ["ts", "javascript"],
  ["mts", "javascript"],
  ["tsx", "javascript"],
]);

/** `"key"` in R, Julia and JavaScript becomes a read of the environment; a line that sets the variable itself goes. */
export function languageWays(
  language: string,
  text: string,
  key: Span,
  variable: string,
): readonly SecretWay[] {
  const known = languages[names.get(language.toLowerCase()) ?? ""];
  const quote = text.charAt(key.start - 1);
  if (known === undefined || !/["'`]/.test(quote) || text.charAt(key.end) !== quote) return [];
  const start = text.lastIndexOf("\n", key.start - 1) + 1;
  const next = text.indexOf("\n", key.end);
  const end = next < 0 ? text.length : next;
  const line = text.slice(start, end);
  // A comment is no code, and behind an escape the quote is a character of a longer text.
  if (
    /(?:^|\s)(?:#|\/\/)/.test(text.slice(start, key.start)) ||
    /\\["'`]$/.test(text.slice(start, key.start))
  ) {
    return [];
  }
  const reads = known.reads(variable);
  if (!known.sets.test(line)) {
    return [
      {
        source: "environment",
        reads,
        edits: [{ span: { start: key.start - 1, end: key.end + 1 }, newText: reads }],
      },
    ];
  }
  // Only where the statement is the whole line, and sets this variable alone.
  if (
    !/^\s*\)?\s*;?\s*$/.test(text.slice(key.end + 1, end)) ||
    line.slice(0, key.start - start).includes(",")
  )
    return [];
  return [
    { source: "removed", reads, edits: [{ span: { start, end: next < 0 ? end : next + 1 }, newText: "" }] },
  ];
}

/** `a/run.R`: `r`. */
export function languageOf(path: string): string {
  return /\.([A-Za-z]+)$/.exec(path)?.[1] ?? "";
}

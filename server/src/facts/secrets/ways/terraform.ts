import type { Span } from "../../../text/span.ts";
import type { SecretWay } from "../../facts.ts";

const variableBlock = /(?:^|\n)[ \t]*variable[ \t]+"([A-Za-z_][\w-]*)"[ \t]*\{/g;

/**
 * The default of a variable goes, and the variable is marked `sensitive`: Terraform then takes its value from
 * `TF_VAR_NAME` or asks for it (developer.hashicorp.com, "Input variables"). In a file of values the line goes. A key in a
 * resource or a provider has to become a variable, which may stand in any file of the module: there is no edit for that.
 */
export function terraformWays(path: string, text: string, key: Span): readonly SecretWay[] {
  const line = lineOf(text, key);
  const written = text.slice(line.start, line.end);
  if (/\.tfvars$/.test(path)) {
    const name = /^[ \t]*([A-Za-z_][\w-]*)[ \t]*=[ \t]*"[^"]*"[ \t]*\r?\n?$/.exec(written)?.[1];
    return name === undefined ? [] : [way(name, line, "")];
  }
  if (!/\.tf$/.test(path)) return [];
  const block = [...text.slice(0, key.start).matchAll(variableBlock)].at(-1);
  const indent = /^([ \t]*)default[ \t]*=[ \t]*"[^"]*"[ \t]*\r?\n?$/.exec(written)?.[1];
  if (block === undefined || indent === undefined) return [];
  const open = block.index + block[0].length;
  const end = text.indexOf("}", key.end);
  // Between them a block of its own (`validation {`) would be closed first.
  if (end < 0 || text.slice(open, line.start).includes("{")) return [];
  const isSensitive = /\bsensitive[ \t]*=/.test(text.slice(open, end));
  const lineEnd = /\r?\n$/.exec(written)?.[0] ?? "";
  return [way(block[1] ?? "", line, isSensitive ? "" : `${indent}sensitive = true${lineEnd}`)];
}

function way(name: string, span: Span, newText: string): SecretWay {
  return { source: "removed", reads: `TF_VAR_${name}`, edits: [{ span, newText }] };
}

/** The line of a key, with its end. */
function lineOf(text: string, key: Span): Span {
  const next = text.indexOf("\n", key.end);
  return { start: text.lastIndexOf("\n", key.start - 1) + 1, end: next < 0 ? text.length : next + 1 };
}

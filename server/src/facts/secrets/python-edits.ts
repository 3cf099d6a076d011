import type { PythonModule, PythonString } from "../../documents/python/module.ts";
import { maskSecrets } from "../../knowledge/key-formats/mask.ts";
import type { TextEdit } from "../../text/edits.ts";
import { contains, type Span } from "../../text/span.ts";

/** Calls that read the environment and take a default: a key as the default is taken out, not replaced. */
const environmentReads = new Set(["os.getenv", "os.environ.get", "os.environ.pop"]);

/** The string literal that a span lies in. */
export function stringAround(module: PythonModule, span: Span): PythonString | undefined {
  return module.strings.find((string) => contains(string.span, span));
}

/**
 * Edits after which a program reads the key from the environment: the literal, the part of a plain literal, or the
 * default of a read. None where the program itself writes the environment.
 */
export function environmentEdits(
  text: string,
  module: PythonModule,
  key: Span,
  variable: string,
): readonly TextEdit[] | undefined {
  const literal = stringAround(module, key);
  if (literal === undefined || writesEnvironment(literal)) return undefined;
  const fallback = defaultOfRead(module, literal.span);
  if (fallback !== undefined) return [{ span: fallback, newText: "" }];
  const newText = replacement(text, literal, key, variable);
  if (newText === undefined) return undefined;
  return [...importEdits(text, module, key.start), { span: literal.span, newText }];
}

function writesEnvironment({ owner }: PythonString): boolean {
  if (owner === undefined) return false;
  const target = `${owner.callee ?? ""} ${owner.name ?? ""}`;
  return owner.kind === "subscript" || /\b(?:environ|putenv|setenv)\b/.test(target);
}

/** The default of `os.getenv("X", "…")` with the comma before it. */
function defaultOfRead(module: PythonModule, literal: Span): Span | undefined {
  for (const call of module.calls) {
    if (!environmentReads.has(call.name) || !contains(call.span, literal)) continue;
    const at = call.arguments.findIndex((argument) => contains(argument.valueSpan, literal));
    const before = call.arguments[at - 1];
    const found = call.arguments[at];
    if (before !== undefined && found !== undefined) return { start: before.span.end, end: found.span.end };
  }
  return undefined;
}

function replacement(text: string, literal: PythonString, key: Span, variable: string): string | undefined {
  const content = literal.contentSpan;
  if (content === undefined || !contains(content, key)) return undefined;
  if (content.start === key.start && content.end === key.end) return `os.environ["${variable}"]`;
  // A longer literal becomes an f-string, where nothing in it would change its meaning there.
  const quote = text.charAt(literal.span.start);
  const isPlain = (quote === '"' || quote === "'") && content.start === literal.span.start + 1;
  const before = text.slice(content.start, key.start);
  const after = text.slice(key.end, content.end);
  if (!isPlain || literal.interpolated || /[{}\\]/.test(before + after)) return undefined;
  // The edit holds the rest of the literal: another key in it must not travel along.
  if (maskSecrets(before) !== before || maskSecrets(after) !== after) return undefined;
  const inner = quote === '"' ? "'" : '"';
  return `f${quote}${before}{os.environ[${inner}${variable}${inner}]}${after}${quote}`;
}

function importEdits(text: string, module: PythonModule, use: number): readonly TextEdit[] {
  const known = module.imports.some(
    (entry) =>
      entry.module === "os" &&
      entry.form === "import" &&
      entry.alias === undefined &&
      !entry.nested &&
      entry.span.start < use,
  );
  if (known) return [];
  const lineEnd = text.slice(0, 4_000).includes("\r\n") ? "\r\n" : "\n";
  const at = module.importOffset;
  return [{ span: { start: at, end: at }, newText: `import os${lineEnd}` }];
}

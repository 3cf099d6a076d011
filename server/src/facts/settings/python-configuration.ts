import type { Span } from "../../text/span.ts";
import { bracketsAround } from "../code/beside.ts";
import type { OptionFact } from "../facts.ts";
import { isRepository } from "../references/repository-name.ts";
import { modelKey, revisionKey } from "./keys.ts";

/**
 * Lines at the margin that a configuration written as Python may have: mmengine, XTuner and OpenCompass read such files
 * (mmengine/config/config.py: assignments, and `with read_base():` around imports). A few compute with their own names.
 */
const configurationLine =
  /^(?:[\s#)\]}"']|$|from\b|import\b|with read_base\(\)|(?:el)?if (?!__name__)|else[ \t]*:|[A-Za-z_][\w.]*(?:\[[^\]\n]{1,80}\])?[ \t]*(?::[^=\n]{1,60})?(?:[-+*/|%]|\/\/|\*\*)?=(?!=))/;
/** A text over several lines, as at the top of a module. */
const longText = /("""|''')[\s\S]*?\1/g;
const assigned = /^[A-Za-z_]\w*[ \t]*(?::[^=\n]{1,60})?=[ \t]*[\w.]*[ \t]*(?:dict[ \t]*\(|[[{(])/m;

/** So many lines are looked at. */
const mostLines = 20_000;
/** So many brackets around the switch may name the model: `path="org/net", model_kwargs=dict(trust_remote_code=True)`. */
const levels = 2;

/** The switches in a module that only assigns: a program that loads something says so in its calls. */
export function pythonConfiguration(text: string): readonly OptionFact[] {
  if (!text.includes("trust_remote_code") || !isConfiguration(text)) return [];
  const found: OptionFact[] = [];
  for (const match of text.matchAll(/(["']?)\btrust_remote_code\1[ \t]*[=:][ \t]*True\b/g)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const around = bracketsAround(text, span).slice(0, levels);
    const [inner] = around;
    if (inner === undefined || isInComment(text, span.start) || !isMapping(text, inner)) continue;
    const beside = besideSwitch(text, around);
    // Options alone are for a call elsewhere, where the switch is told.
    if (beside.repository === undefined && !around.some((mapping) => namesType(text, mapping))) continue;
    found.push({
      kind: "option",
      name: "trust_remote_code",
      where: "configuration",
      span,
      ...beside,
      edits: [{ span: { start: span.end - "True".length, end: span.end }, newText: "False" }],
    });
  }
  return found;
}

function isConfiguration(text: string): boolean {
  const lines = text.replace(longText, "").split("\n", mostLines);
  return assigned.test(text) && lines.every((line) => configurationLine.test(line));
}

function isInComment(text: string, at: number): boolean {
  return text.slice(text.lastIndexOf("\n", at) + 1, at).includes("#");
}

/** `dict(…)` or `{…}`. */
function isMapping(text: string, { start }: Span): boolean {
  if (text.charAt(start) === "{") return true;
  return (
    text.charAt(start) === "(" && /(?:^|[^\w.])dict[ \t]*$/.test(text.slice(Math.max(0, start - 20), start))
  );
}

/** mmengine: `dict(type="AutoModelForCausalLM", …)` says what is built from the rest. */
function namesType(text: string, { start, end }: Span): boolean {
  return /(["']?)\btype\1[ \t]*[=:]/.test(text.slice(start, end));
}

/** The model that the mapping, or the one around it, names, and its revision. */
function besideSwitch(text: string, around: readonly Span[]): Pick<OptionFact, "repository" | "revision"> {
  for (const mapping of around.filter((span) => isMapping(text, span))) {
    const entries = entriesIn(text, mapping);
    const repository = entries.find(([key, value]) => modelKey.test(key) && isRepository(value))?.[1];
    const revision = entries.find(([key]) => revisionKey.test(key))?.[1];
    if (repository !== undefined) return { repository, ...(revision === undefined ? {} : { revision }) };
  }
  return {};
}

/** Names and texts of a mapping; a name that the module assigns once stands for its text. */
function entriesIn(text: string, { start, end }: Span): readonly (readonly [string, string])[] {
  const entry =
    /(["']?)\b([A-Za-z_]\w{0,60})\1[ \t]*[=:][ \t]*(?:(["'])([^"'\\\n]{1,200})\3|([A-Za-z_]\w{0,60})\b)/g;
  return [...text.slice(start, end).matchAll(entry)].flatMap(([, , key = "", , written, name]) => {
    const value = written ?? (name === undefined ? undefined : assignedText(text, name));
    return value === undefined ? [] : [[key, value] as const];
  });
}

function assignedText(text: string, name: string): string | undefined {
  const lines = [...text.matchAll(new RegExp(`^${name}[ \\t]*=[ \\t]*(["'])([^"'\\\\\\n]{1,200})\\1`, "gm"))];
  return lines.length === 1 ? lines[0]?.[2] : undefined;
}

import type { ExposureFact } from "../../facts.ts";
import { argumentsIn } from "./arguments.ts";
import { closingOf } from "./blanked.ts";
import { isMeasured } from "./shown.ts";
import type { Sink } from "./sinks.ts";

/** A function of the file itself that shows what it is given. */
export interface DisplayingFunction {
  readonly name: string;
  readonly shown: readonly {
    /** Of the parameter, among the positional ones. */
    readonly index: number;
    readonly parameter: string;
    readonly into: ExposureFact["into"];
  }[];
}

const definition = /(^|\n)([ \t]*)(?:async[ \t]+)?def[ \t]+([A-Za-z_]\w*)[ \t]*\(/g;
/** So many functions of one file are looked at. */
const mostFunctions = 300;
/** So many that show something are followed. */
const mostFound = 50;
/** So many lines belong to one. */
const longestBody = 8_000;

/** The functions whose body gives a parameter to a sink, as it is. */
export function displayingFunctions(code: string, sinks: readonly Sink[]): readonly DisplayingFunction[] {
  const found: DisplayingFunction[] = [];
  let looked = 0;
  for (const match of code.matchAll(definition)) {
    looked += 1;
    if (looked > mostFunctions) break;
    const open = match.index + match[0].length - 1;
    const close = closingOf(code, open);
    if (close === undefined) continue;
    const end = endOfBody(code, close, (match[2] ?? "").length);
    const inside = sinks.filter(({ span }) => span.start >= close && span.end <= end);
    if (inside.length === 0) continue;
    const parameters = parametersIn(code.slice(open + 1, close - 1));
    const shown = parameters.flatMap((parameter, index) => {
      const into = inside.find((sink) => shows(code, sink, parameter))?.into;
      return into === undefined ? [] : [{ index, parameter, into }];
    });
    if (shown.length > 0) found.push({ name: match[3] ?? "", shown });
    if (found.length === mostFound) break;
  }
  return found;
}

/** The names of parameters in order; `self` is none that a call gives. */
function parametersIn(written: string): readonly string[] {
  return argumentsIn(written, { start: 0, end: written.length }).flatMap(({ name, span }) => {
    const own = name ?? /^\s*([A-Za-z_]\w*)/.exec(written.slice(span.start, span.end))?.[1];
    return own === undefined || own === "self" || own === "cls" ? [] : [own];
  });
}

function shows(code: string, { inside }: Sink, parameter: string): boolean {
  const named = new RegExp(`(?<![\\w.])${parameter}(?!\\w)`, "g");
  for (const match of code.slice(inside.start, inside.end).matchAll(named)) {
    const start = inside.start + match.index;
    if (!isMeasured(code, start, start + parameter.length)) return true;
  }
  return false;
}

/** Up to the first line that stands no further in than the definition. */
function endOfBody(code: string, from: number, indent: number): number {
  const limit = Math.min(code.length, from + longestBody);
  let at = code.indexOf("\n", from);
  while (at >= 0 && at < limit) {
    const next = code.indexOf("\n", at + 1);
    const line = code.slice(at + 1, next < 0 ? code.length : next);
    const own = line.length - line.trimStart().length;
    if (line.trim() !== "" && own <= indent) return at;
    if (next < 0) return code.length;
    at = next;
  }
  return limit;
}

import type { CallSite, OwnerSite, StringSite } from "./collected.ts";
import { spanAt } from "./containers.ts";
import type { Evaluator } from "./evaluator.ts";
import type { PythonString, StringOwner } from "./module.ts";
import { alternatives } from "./values.ts";

/** The longest callee that is told as it is written. */
const writtenLimit = 100;

/** Every string literal, with what it is the value of, in the order of the text. */
export function emitStrings(evaluator: Evaluator, text: string): readonly PythonString[] {
  const callees = new Map<CallSite, string>();
  const calleeName = (site: CallSite): string => {
    const known = callees.get(site);
    if (known !== undefined) return known;
    const made = nameOf(evaluator, site, text);
    callees.set(site, made);
    return made;
  };
  return evaluator.collected.strings
    .map((site) => stringOf(site, calleeName))
    .sort((left, right) => left.span.start - right.span.start);
}

function stringOf(
  { string, place, owner }: StringSite,
  calleeName: (site: CallSite) => string,
): PythonString {
  const content = string.content;
  return {
    span: spanAt(string, place),
    value: string.value,
    interpolated: string.parts !== undefined,
    ...(content ? { contentSpan: { start: place.base + content.start, end: place.base + content.end } } : {}),
    ...(owner ? { owner: ownerOf(owner, calleeName) } : {}),
  };
}

function ownerOf({ kind, name, call }: OwnerSite, calleeName: (site: CallSite) => string): StringOwner {
  return {
    kind,
    ...(name === undefined ? {} : { name }),
    ...(call === undefined ? {} : { callee: calleeName(call) }),
  };
}

function nameOf(evaluator: Evaluator, { call, place }: CallSite, text: string): string {
  for (const value of alternatives(evaluator.value(call.callee, place))) {
    if (value.type === "reference") return value.name;
  }
  const { start, end } = spanAt(call.callee, place);
  return text.slice(start, Math.min(end, start + writtenLimit));
}

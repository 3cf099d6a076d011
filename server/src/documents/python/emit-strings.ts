import type { Span } from "../../text/span.ts";
import type { CallSite, Unit } from "./collected.ts";
import { spanAt } from "./containers.ts";
import type { Evaluator } from "./evaluator.ts";
import type { PythonString, StringOwner } from "./module.ts";
import { siteOfCall } from "./site-index.ts";
import { type StringEntry, stringsOf } from "./summaries.ts";
import { alternatives } from "./values.ts";

/** The longest callee that is told as it is written. */
const writtenLimit = 100;

/** Every string literal, with what it is the value of, in the order of the text. */
export function emitStrings(evaluator: Evaluator, text: string): readonly PythonString[] {
  const made: PythonString[] = [];
  for (const unit of evaluator.collected.units) {
    for (const entry of stringsOf(unit)) made.push(new StringLiteral(evaluator, unit, entry, text));
  }
  return made.sort((left, right) => left.span.start - right.span.start);
}

/** A string as facts see it. The callee that it is an argument of is looked up when it is asked for. */
class StringLiteral implements PythonString {
  readonly span: Span;
  readonly #evaluator: Evaluator;
  readonly #unit: Unit;
  readonly #entry: StringEntry;
  readonly #text: string;

  constructor(evaluator: Evaluator, unit: Unit, entry: StringEntry, text: string) {
    this.#evaluator = evaluator;
    this.#unit = unit;
    this.#entry = entry;
    this.#text = text;
    const base = unit.start + entry.base;
    this.span = { start: base + entry.string.start, end: base + entry.string.end };
  }

  get value(): string {
    return this.#entry.string.value;
  }

  get interpolated(): boolean {
    return this.#entry.string.parts !== undefined;
  }

  get contentSpan(): Span | undefined {
    const { content } = this.#entry.string;
    const base = this.#unit.start + this.#entry.base;
    return content && { start: base + content.start, end: base + content.end };
  }

  get owner(): StringOwner | undefined {
    const { owner } = this.#entry;
    if (owner === undefined) return undefined;
    const { kind, name, call } = owner;
    const site = call && siteOfCall(this.#unit, call);
    return {
      kind,
      ...(name === undefined ? {} : { name }),
      ...(site === undefined ? {} : { callee: calleeName(this.#evaluator, site, this.#text) }),
    };
  }
}

function calleeName(evaluator: Evaluator, { call, place }: CallSite, text: string): string {
  for (const value of alternatives(evaluator.value(call.callee, place))) {
    if (value.type === "reference") return value.name;
  }
  const { start, end } = spanAt(call.callee, place);
  return text.slice(start, Math.min(end, start + writtenLimit));
}

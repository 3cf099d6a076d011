import {
  commandMethods,
  internalAttributes,
  pythonFunctions,
  pythonOwnName,
  pythonOwnNameIn,
} from "../../knowledge/templates/escapes.ts";
import type { JinjaSegment, JinjaTemplate, JinjaToken } from "../../syntax/jinja/template.ts";
import type { TemplateDanger, TemplateDangerFamily } from "../kinds/model-folder.ts";
import { type Folded, fold, isOperator } from "./fold.ts";
import { Loops } from "./template-loops.ts";

/** The most dangers that are told of one template. */
const mostDangers = 50;
/** Templates draw lines of a hundred dashes. */
const mostRepeated = 10_000_000;
/** A number of so many digits takes Python a moment. */
const mostDigits = 1_000_000;

/** What tags of a template do that no template of a model needs. */
export function dangersInTags({ segments }: JinjaTemplate): readonly TemplateDanger[] {
  const scan = new Scan(segments);
  return scan.dangers;
}

class Scan {
  readonly dangers: TemplateDanger[] = [];
  readonly #known = new Map<string, Folded>();
  readonly #own: ReadonlySet<string>;
  readonly #loops: Loops;

  constructor(segments: readonly JinjaSegment[]) {
    this.#own = ownNames(segments);
    this.#loops = new Loops((name, at) => this.#add("exhausts", name, at));
    for (const { kind, tokens } of segments) {
      if (kind !== "output" && kind !== "statement") continue;
      for (let index = 0; index < tokens.length && this.dangers.length < mostDangers; index += 1) {
        this.#token(tokens, index);
      }
      if (kind === "statement") this.#statement(tokens);
      this.#loops.segment(kind, tokens, this.#known);
    }
  }

  #add(family: TemplateDangerFamily, name: string, { start, end }: Pick<JinjaToken, "start" | "end">): void {
    if (this.dangers.length >= mostDangers) return;
    if (this.dangers.some((danger) => danger.start === start && danger.family === family)) return;
    this.dangers.push({ family, name: shown(name), start, end });
  }

  #statement(tokens: readonly JinjaToken[]): void {
    const [first, second, third] = tokens;
    if (first === undefined) return;
    const readsFiles = /^(?:import|from|include|extends)$/.test(first.text) && second?.kind !== "operator";
    if (readsFiles) this.#add("reads-files", first.text, first);
    if (first.text !== "set" || second?.kind !== "name" || !isOperator(third, "=")) return;
    const { value } = fold(tokens, 3, this.#known);
    if (value === undefined) this.#known.delete(second.text);
    else this.#known.set(second.text, value);
  }

  #token(tokens: readonly JinjaToken[], index: number): void {
    const token = tokens[index];
    const before = tokens[index - 1];
    if (token === undefined) return;
    if (token.kind === "string") this.#string(tokens, index, token);
    else if (token.kind === "name") this.#name(tokens, index, token);
    else if (token.text === "[" && isSubject(before)) this.#computed(tokens, index + 1, false);
    else if (token.text === "*" && (before?.kind === "string" || isOperator(before, ")", "]")))
      this.#repeated(tokens, index);
    else if (token.text === "**" && index > 0) this.#power(tokens, index);
  }

  /** `9 ** 9 ** 9` has more digits than anybody waits for. */
  #power(tokens: readonly JinjaToken[], at: number): void {
    const [base, exponent] = [
      fold(tokens.slice(0, at), at - 1, this.#known),
      fold(tokens, at + 1, this.#known),
    ];
    const token = tokens[at];
    if (typeof base.value !== "number" || typeof exponent.value !== "number" || token === undefined) return;
    if (exponent.value * Math.log10(Math.abs(base.value)) > mostDigits)
      this.#add("exhausts", `** ${exponent.value}`, token);
  }

  /** `'a' * 10 ** 10` takes as much memory as it says. */
  #repeated(tokens: readonly JinjaToken[], at: number): void {
    const times = fold(tokens, at + 1, this.#known).value;
    const token = tokens[at];
    if (typeof times === "number" && times > mostRepeated && token !== undefined)
      this.#add("exhausts", `* ${times}`, token);
  }

  /** A string names an attribute in many places: `['__class__']`, `map(attribute='__class__')`, `'{0.__class__}'`. */
  #string(tokens: readonly JinjaToken[], index: number, token: JinjaToken): void {
    const found = pythonOwnNameIn.exec(token.text);
    if (found !== null) this.#add("escapes", found[0], token);
    else if (goesOn(tokens[index + 1]) && !isOperator(tokens[index - 1], "~", "+")) {
      const { value } = fold(tokens, index, this.#known);
      const made = typeof value === "string" ? pythonOwnNameIn.exec(value) : null;
      if (made !== null) this.#add("escapes", made[0], token);
    }
  }

  #name(tokens: readonly JinjaToken[], index: number, token: JinjaToken): void {
    const before = tokens[index - 1];
    const isCalled = isOperator(tokens[index + 1], "(");
    const isAttribute = isOperator(before, ".");
    const { text } = token;
    if (pythonOwnName.test(text)) this.#add("escapes", text, token);
    else if (isAttribute) {
      const leadsOut = internalAttributes.has(text) || text.startsWith("_") || (isCalled && isCommand(text));
      if (leadsOut) this.#add("escapes", text, token);
    } else if (isOperator(before, "|")) {
      if (text === "attr" && isCalled) this.#computed(tokens, index + 2, true);
    } else if (isCalled && pythonFunctions.has(text) && !this.#own.has(text))
      this.#add("escapes", `${text}(…)`, token);
  }

  /** `x[…]` and `x|attr(…)`: the name of an attribute, which may be put together. */
  #computed(tokens: readonly JinjaToken[], at: number, isFilter: boolean): void {
    const first = tokens[at];
    if (first === undefined) return;
    const { value: folded, next } = fold(tokens, at, this.#known);
    // What an operator that is not known here goes on with may be any name.
    const value = isFilter && !isOperator(tokens[next], ")", ",") ? undefined : folded;
    const end = tokens[next - 1]?.end ?? first.end;
    const place = { start: first.start, end: Math.max(end, first.end) };
    if (typeof value === "string") {
      const leadsOut =
        pythonOwnName.test(value) || internalAttributes.has(value) || (isFilter && value.startsWith("_"));
      if (leadsOut) this.#add("escapes", value, place);
    } else if (isFilter && value === undefined) this.#add("computes-name", "attr(…)", place);
  }
}

/** Whether a text is the first of several that make one. */
function goesOn(next: JinjaToken | undefined): boolean {
  return next?.kind === "string" || isOperator(next, "~", "+", "[");
}

function isCommand(name: string): boolean {
  return commandMethods.has(name) || name === "mro" || name === "format_map";
}

/** What an index can be applied to: else `[` begins a list. */
function isSubject(token: JinjaToken | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === "operator") return token.text === ")" || token.text === "]";
  return (
    token.kind === "string" ||
    (token.kind === "name" && !/^(?:in|is|not|and|or|if|else|set|for)$/.test(token.text))
  );
}

/** Macros and names that the template gives itself: a macro `open` is none of Python's. */
function ownNames(segments: readonly JinjaSegment[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { kind, tokens } of segments) {
    const [first, second] = tokens;
    if (kind === "statement" && second?.kind === "name" && /^(?:macro|set|for)$/.test(first?.text ?? "")) {
      names.add(second.text);
    }
  }
  return names;
}

/** What a template says may hold anything: control and invisible characters would confuse a terminal, length a reader. */
export function shown(text: string): string {
  const printable = text.replace(/[`\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu, "\uFFFD");
  return printable.length > 60 ? `${printable.slice(0, 59)}…` : printable;
}

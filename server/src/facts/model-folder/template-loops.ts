import type { JinjaSegment, JinjaToken } from "../../syntax/jinja/template.ts";
import { fold, isOperator, type Known, numberOf } from "./fold.ts";

/** No template of a model runs a loop so often; Jinja's own sandbox stops a single `range` at 100,000 (MAX_RANGE). */
const mostRounds = 1_000_000;
/** Widths, powers and counts from here on make texts that fill the memory. */
const hugeNumber = 100_000_000;
const largestPower = 10_000;

/** Filters that make a text as long as they are told. */
const wideFilters = /^(?:center|indent|ljust|rjust|zfill|wordwrap|format|lipsum|range|repeat)$/;

/** Deeper nesting is not followed. */
const deepest = 200;

interface Open {
  readonly what: "for" | "if" | "macro" | "call" | "filter" | "block";
  readonly rounds: number;
  readonly name?: string;
}

/** Follows the statements of a template that are open, for loops that multiply and macros that call themselves. */
export class Loops {
  readonly #open: Open[] = [];
  readonly #found: (name: string, token: JinjaToken) => void;

  constructor(found: (name: string, token: JinjaToken) => void) {
    this.#found = found;
  }

  segment(kind: JinjaSegment["kind"], tokens: readonly JinjaToken[], known: Known): void {
    const [first] = tokens;
    if (first === undefined) return;
    this.#numbers(tokens, known);
    this.#selfCalls(tokens);
    if (kind === "statement") this.#statement(first, tokens, known);
  }

  #statement(first: JinjaToken, tokens: readonly JinjaToken[], known: Known): void {
    const { text } = first;
    if (this.#open.length >= deepest && !text.startsWith("end")) return;
    if (/^end(?:for|if|macro|call|filter|block)$/.test(text)) {
      const last = this.#open.findLastIndex(({ what }) => `end${what}` === text);
      if (last >= 0) this.#open.length = last;
    } else if (text === "for") this.#for(first, tokens, known);
    else if (text === "macro") this.#open.push({ what: "macro", rounds: 1, name: tokens[1]?.text ?? "" });
    else if (text === "if" || text === "call" || text === "filter" || text === "block") {
      this.#open.push({ what: text, rounds: 1 });
    }
  }

  #for(first: JinjaToken, tokens: readonly JinjaToken[], known: Known): void {
    const rounds = roundsOf(tokens, known);
    this.#open.push({ what: "for", rounds });
    const all = this.#open.reduce((product, { rounds: count }) => product * count, 1);
    if (rounds > 1 && all >= mostRounds) {
      this.#found(all >= 1e15 ? "a loop without end" : `a loop of ${all.toLocaleString("en")} rounds`, first);
    }
  }

  #numbers(tokens: readonly JinjaToken[], known: Known): void {
    tokens.forEach((token, index) => {
      if (isOperator(token, "**") && tokens[index + 1]?.kind === "number") {
        const power = numberOf(tokens[index + 1]?.text ?? "");
        if (power >= largestPower) this.#found(`** ${tokens[index + 1]?.text}`, token);
      } else if (isOperator(token, "*")) this.#repetition(tokens, index, known);
      else if (token.kind === "number" && numberOf(token.text) >= hugeNumber) this.#found(token.text, token);
      else if (token.kind === "name" && wideFilters.test(token.text) && isOperator(tokens[index + 1], "(")) {
        const { value } = fold(tokens, index + 2, known);
        if (typeof value === "number" && value >= mostRounds && token.text !== "range") {
          this.#found(`${token.text}(${value})`, token);
        }
      }
    });
  }

  /** `'a' * 1000000`. */
  #repetition(tokens: readonly JinjaToken[], index: number, known: Known): void {
    const [left, right] = [tokens[index - 1], tokens[index + 1]];
    const count = [left, right].find((token) => token?.kind === "number");
    const text = [left, right].find(
      (token) => token?.kind === "string" || typeof known.get(token?.text ?? "") === "string",
    );
    if (count === undefined || text === undefined) return;
    if (numberOf(count.text) >= mostRounds) this.#found(`* ${count.text}`, count);
  }

  /** A macro that calls itself in any case, whatever it was given. */
  #selfCalls(tokens: readonly JinjaToken[]): void {
    const macro = this.#open.findLastIndex(({ what }) => what === "macro");
    const name = this.#open[macro]?.name;
    if (name === undefined || this.#open.slice(macro + 1).some(({ what }) => what === "if" || what === "for"))
      return;
    tokens.forEach((token, index) => {
      const isCall = token.kind === "name" && token.text === name && isOperator(tokens[index + 1], "(");
      if (!isCall || isOperator(tokens[index - 1], ".") || tokens.some(({ text }) => text === "if")) return;
      this.#found(`a call of ${name} by itself`, token);
    });
  }
}

/** How often a loop over `range(…)` goes round; 1 where that depends on what is rendered. */
function roundsOf(tokens: readonly JinjaToken[], known: Known): number {
  const at = tokens.findIndex(({ text }, index) => text === "range" && isOperator(tokens[index + 1], "("));
  if (at < 0) return 1;
  const numbers: number[] = [];
  for (let next = at + 2; numbers.length < 3; next += 1) {
    const item = fold(tokens, next, known);
    if (typeof item.value !== "number") return 1;
    numbers.push(item.value);
    next = item.next;
    if (!isOperator(tokens[next], ",")) break;
  }
  const [first = 0, second, step = 1] = numbers;
  const length = second === undefined ? first : (second - first) / (step === 0 ? 1 : step);
  return Math.max(1, Math.floor(length));
}

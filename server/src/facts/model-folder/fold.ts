import type { JinjaToken } from "../../syntax/jinja/template.ts";

/** What an expression is known to be without running it. */
export type Folded = string | number | readonly Folded[];

/** What `set` gives names, as far as it is known. */
export type Known = ReadonlyMap<string, Folded>;

const longest = 2_000;
const deepest = 12;

export interface FoldedAt {
  readonly value: Folded | undefined;
  /** The index of the first token behind the expression. */
  readonly next: number;
}

/**
 * Puts the constants of an expression together: `'__cla' ~ 'ss__'`, `['a', 'b']|join`, `'sys'[::-1]`. Beyond that its
 * value is undefined, and its end is where a constant could go on no longer.
 */
export function fold(tokens: readonly JinjaToken[], at: number, known: Known, depth = 0): FoldedAt {
  let left = product(tokens, at, known, depth);
  while (left.value !== undefined && isOperator(tokens[left.next], "~", "+")) {
    const operator = tokens[left.next]?.text;
    const right = product(tokens, left.next + 1, known, depth);
    left = { value: joined(left.value, right.value, operator === "~"), next: right.next };
  }
  return left;
}

function joined(left: Folded, right: Folded | undefined, asText: boolean): Folded | undefined {
  if (right === undefined) return undefined;
  if (!asText && typeof left === "number" && typeof right === "number") return left + right;
  if (Array.isArray(left) && Array.isArray(right)) return bounded([...left, ...right]);
  if (typeof left === "object" || typeof right === "object") return undefined;
  return bounded(`${left}${right}`);
}

function bounded<T extends string | readonly Folded[]>(value: T): T | undefined {
  return value.length > longest ? undefined : value;
}

function product(tokens: readonly JinjaToken[], at: number, known: Known, depth: number): FoldedAt {
  let left = filtered(tokens, at, known, depth);
  while (left.value !== undefined && isOperator(tokens[left.next], "*", "**", "%")) {
    const operator = tokens[left.next]?.text;
    const right = filtered(tokens, left.next + 1, known, depth);
    const value =
      operator === "%"
        ? remainder(left.value, right.value)
        : multiplied(left.value, right.value, operator === "**");
    left = { value, next: right.next };
  }
  return left;
}

/** Of numbers; of a text it is Python's formatting. */
function remainder(left: Folded, right: Folded | undefined): Folded | undefined {
  if (right === undefined) return undefined;
  if (typeof left === "number") return typeof right === "number" && right !== 0 ? left % right : undefined;
  if (typeof left !== "string") return undefined;
  return formatted(left, typeof right === "object" ? right : [right]);
}

/** `'%c%cclass' % (95, 95)`: conversions without widths. */
function formatted(text: string, values: readonly (Folded | undefined)[]): string | undefined {
  if (values.some((value) => value === undefined)) return undefined;
  let next = 0;
  const made = text.replace(/%([%scdri])/g, (_, kind: string) => {
    if (kind === "%") return "%";
    const value = values[next] ?? "";
    next += 1;
    return kind === "c" && typeof value === "number" && value >= 0 && value <= 0x10ffff
      ? String.fromCodePoint(Math.floor(value))
      : String(value);
  });
  return bounded(made);
}

function multiplied(left: Folded, right: Folded | undefined, isPower: boolean): Folded | undefined {
  if (typeof left === "number" && typeof right === "number") return isPower ? left ** right : left * right;
  const [text, count] = typeof left === "string" ? [left, right] : [right, left];
  if (isPower || typeof text !== "string" || typeof count !== "number") return undefined;
  return text.length * count > longest ? undefined : text.repeat(Math.max(0, Math.floor(count)));
}

function filtered(tokens: readonly JinjaToken[], at: number, known: Known, depth: number): FoldedAt {
  let current = primary(tokens, at, known, depth);
  while (current.value !== undefined) {
    const next = tokens[current.next];
    if (isOperator(next, "|")) current = filter(tokens, current.next + 1, current.value, { known, depth });
    else if (isReversal(tokens, current.next)) {
      current = { value: reversed(current.value), next: current.next + 6 };
    } else if (isOperator(next, ".") && tokens[current.next + 1]?.text === "join") {
      const given = call(tokens, current.next + 2, known, depth);
      current = { value: joinedBy(given.values[0], current.value), next: given.next };
    } else break;
  }
  return current;
}

/** `[::-1]`, five tokens and the digit. */
function isReversal(tokens: readonly JinjaToken[], at: number): boolean {
  const written = tokens.slice(at, at + 6).map(({ text }) => text);
  return written.join("") === "[::-1]";
}

function primary(tokens: readonly JinjaToken[], at: number, known: Known, depth: number): FoldedAt {
  const token = tokens[at];
  const unknown: FoldedAt = { value: undefined, next: at + 1 };
  if (token === undefined || depth > deepest) return unknown;
  if (token.kind === "string") return texts(tokens, at);
  if (token.kind === "number") return { value: numberOf(token.text), next: at + 1 };
  if (token.kind === "name") return { value: known.get(token.text), next: at + 1 };
  if (token.text === "(" || token.text === "[") {
    const { values, next } = items(tokens, at + 1, { known, depth });
    if (token.text === "(" && values.length === 1) return { value: values[0], next };
    const all = values.every((value) => value !== undefined) ? values : undefined;
    return { value: all, next };
  }
  return unknown;
}

/** Texts beside each other are one (jinja2/parser.py, parse_primary). */
function texts(tokens: readonly JinjaToken[], at: number): FoldedAt {
  let next = at;
  let value = "";
  for (; tokens[next]?.kind === "string" && value.length <= longest; next += 1)
    value += tokens[next]?.text ?? "";
  return { value: bounded(value), next };
}

interface Context {
  readonly known: Known;
  readonly depth: number;
}

/** The expressions up to the bracket that closes. */
function items(
  tokens: readonly JinjaToken[],
  from: number,
  { known, depth }: Context,
): { readonly values: readonly (Folded | undefined)[]; readonly next: number } {
  const values: (Folded | undefined)[] = [];
  let at = from;
  while (at < tokens.length && !isOperator(tokens[at], ")", "]")) {
    const item = fold(tokens, at, known, depth + 1);
    if (isOperator(tokens[item.next], ",", ")", "]")) values.push(item.value);
    else return { values: [undefined], next: item.next };
    at = item.next;
    if (isOperator(tokens[at], ",")) at += 1;
  }
  return { values, next: at + 1 };
}

function call(tokens: readonly JinjaToken[], at: number, known: Known, depth: number) {
  return isOperator(tokens[at], "(")
    ? items(tokens, at + 1, { known, depth })
    : { values: [] as readonly (Folded | undefined)[], next: at };
}

function filter(
  tokens: readonly JinjaToken[],
  at: number,
  value: Folded,
  { known, depth }: Context,
): FoldedAt {
  const name = tokens[at]?.text;
  const { values, next } = call(tokens, at + 1, known, depth);
  const made =
    name === "format" && typeof value === "string" ? formatted(value, values) : applied(name, value, values);
  return { value: made, next };
}

function applied(
  name: string | undefined,
  value: Folded,
  [first, second]: readonly (Folded | undefined)[],
): Folded | undefined {
  switch (name) {
    case "join":
      return joinedBy(value, first ?? "");
    case "reverse":
      return reversed(value);
    case "lower":
      return typeof value === "string" ? value.toLowerCase() : undefined;
    case "upper":
      return typeof value === "string" ? value.toUpperCase() : undefined;
    case "trim":
      return typeof value === "string" ? value.trim() : undefined;
    case "string":
    case "safe":
    case "e":
    case "escape":
      return typeof value === "object" ? undefined : String(value);
    case "list":
      return typeof value === "string" ? [...value] : value;
    case "first":
      return typeof value === "number" ? undefined : value[0];
    case "last":
      return typeof value === "number" ? undefined : value.at(-1);
    case "replace":
      return typeof value === "string" && typeof first === "string" && typeof second === "string"
        ? bounded(value.split(first).join(second))
        : undefined;
    default:
      return undefined;
  }
}

/** The items with a separator between them. */
function joinedBy(items: Folded | undefined, separator: Folded | undefined): Folded | undefined {
  if (items === undefined || typeof items === "number" || typeof separator !== "string") return undefined;
  return bounded([...items].map(String).join(separator));
}

function reversed(value: Folded): Folded | undefined {
  if (typeof value === "number") return undefined;
  return typeof value === "string" ? [...value].reverse().join("") : [...value].reverse();
}

export function isOperator(token: JinjaToken | undefined, ...texts: readonly string[]): boolean {
  return token?.kind === "operator" && texts.includes(token.text);
}

export function numberOf(text: string): number {
  return Number(text.replaceAll("_", ""));
}

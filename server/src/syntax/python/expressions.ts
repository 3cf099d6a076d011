import { comprehension, lambda } from "./inner-scopes.ts";
import type {
  Argument,
  BinaryExpression,
  BooleanExpression,
  CallExpression,
  DictionaryEntry,
  Expression,
  Ranged,
  WalrusExpression,
} from "./ir.ts";
import { decodeNumber } from "./literals.ts";
import { code } from "./node-codes.ts";
import { concatenatedString, stringLiteral } from "./strings.ts";
import type { Walk } from "./walk.ts";

/**
 * Lowers the expression that the cursor stands on. The cursor is there again afterwards.
 *
 * @param here the code of its node
 *
 * Chains that lean left (`a.b(c).d`, `a + b + c`) are followed with a loop, however long they are;
 * other nesting is followed to the walk's limit.
 */
export function expression(walk: Walk, here: number): Expression {
  if (!leansLeft(here)) return simple(walk, here);
  const start = walk.start() - walk.base;
  if (!walk.enter()) return { kind: "other", children: [], start, end: walk.end() - walk.base };
  const spine: number[] = [];
  let at = here;
  while (leansLeft(at) && walk.cursor.firstChild()) {
    spine.push(at);
    at = walk.code();
  }
  let left = simple(walk, at);
  if (at === code.parenthesized_expression) {
    left = { ...left, start, end: walk.end() - walk.base };
  }
  for (let index = spine.length - 1; index >= 0; index -= 1) {
    left = joined(walk, spine[index] ?? code.unknown, left, start);
    walk.cursor.parent();
  }
  walk.leave();
  return left;
}

function leansLeft(at: number): boolean {
  return (
    at === code.attribute ||
    at === code.call ||
    at === code.subscript ||
    at === code.binary_operator ||
    at === code.boolean_operator
  );
}

/** Makes a node of its first child, which the cursor stands on, and the siblings that follow. */
function joined(walk: Walk, at: number, left: Expression, start: number): Expression {
  switch (at) {
    case code.attribute:
      return attribute(walk, left, start);
    case code.call:
      return call(walk, left, start);
    case code.subscript: {
      const indices: Expression[] = [];
      walk.eachFollowing((child) => indices.push(expression(walk, child)));
      return { kind: "subscript", object: left, indices, start, end: walk.end() - walk.base };
    }
    default:
      return operation(walk, at, left, start);
  }
}

function attribute(walk: Walk, object: Expression, start: number): Expression {
  let name = "";
  walk.eachFollowing((child) => {
    if (child === code.identifier) name = walk.slice(walk.start(), walk.end());
    else unexpected(walk, child);
  });
  if (name === "") walk.broken = true;
  return { kind: "attribute", object, name, start, end: walk.end() - walk.base };
}

function call(walk: Walk, callee: Expression, start: number): CallExpression {
  let list: readonly Argument[] = [];
  let argumentsStart = callee.end;
  walk.eachFollowing((child) => {
    if (child === code.argument_list) {
      argumentsStart = walk.start() - walk.base;
      list = argumentList(walk);
    } else if (child === code.generator_expression) {
      argumentsStart = walk.start() - walk.base;
      const value = expression(walk, child);
      list = [{ form: "positional", value, start: value.start, end: value.end }];
    } else unexpected(walk, child);
  });
  return { kind: "call", callee, arguments: list, argumentsStart, start, end: walk.end() - walk.base };
}

/** The arguments inside parentheses: of a call or a class. */
export function argumentList(walk: Walk): readonly Argument[] {
  const list: Argument[] = [];
  walk.each((child) => {
    const start = walk.start() - walk.base;
    const end = walk.end() - walk.base;
    if (child === code.keyword_argument) {
      const { name, value } = keyword(walk);
      list.push({ form: "keyword", name, value, start, end });
    } else if (child === code.dictionary_splat) {
      list.push({ form: "dict-splat", value: only(walk), start, end });
    } else if (child === code.list_splat) {
      list.push({ form: "list-splat", value: only(walk), start, end });
    } else {
      if (child === code.ERROR) walk.broken = true;
      list.push({ form: "positional", value: expression(walk, child), start, end });
    }
  });
  return list;
}

function keyword(walk: Walk): { readonly name: string; readonly value: Expression } {
  let name: string | undefined;
  let value: Expression | undefined;
  walk.each((child) => {
    if (child === code["="]) return;
    if (name === undefined && child === code.identifier) name = walk.slice(walk.start(), walk.end());
    else value = expression(walk, child);
  });
  return { name: name ?? "", value: value ?? nothing(walk) };
}

function operation(walk: Walk, at: number, left: Expression, start: number): Expression {
  // The sign is looked for between the operands: asking the tree for each token costs more.
  let right: Expression | undefined;
  const more: Expression[] = [];
  walk.eachFollowing((child) => {
    if (child === code.and || child === code.or) return;
    if (right !== undefined) more.push(right);
    right = expression(walk, child);
  });
  const end = walk.end() - walk.base;
  if (right === undefined || more.length > 0) {
    // Still leaning left, so that a long broken chain is not a deep one.
    walk.broken = true;
    const rest = right === undefined ? more : [...more, right];
    const pieces: Expression = { kind: "other", children: rest, start: rest[0]?.start ?? end, end };
    return { kind: "binary", operator: "", left, right: pieces, start, end };
  }
  const sign = operatorBetween(walk, left.end, right.start);
  if (at === code.boolean_operator) return booleanOperation(sign, left, right, { start, end });
  return { kind: "binary", operator: sign, left, right, start, end } satisfies BinaryExpression;
}

function operatorBetween(walk: Walk, start: number, end: number): string {
  const between = walk.text.slice(walk.base + start, walk.base + end);
  return /and|or|\*\*|\/\/|<<|>>|[-+*/%@|&^]/.exec(between.replace(/#.*|[()\\]/g, ""))?.[0] ?? "";
}

function booleanOperation(
  sign: string,
  left: Expression,
  right: Expression,
  range: Ranged,
): BooleanExpression {
  const operator = sign === "and" ? "and" : "or";
  // Flat for `a or b or c`: a long chain of copies would cost its square, so only short ones are.
  if (left.kind === "boolean" && left.operator === operator && left.operands.length < 16) {
    return { kind: "boolean", operator, operands: [...left.operands, right], ...range };
  }
  return { kind: "boolean", operator, operands: [left, right], ...range };
}

function simple(walk: Walk, at: number): Expression {
  const start = walk.start() - walk.base;
  const end = walk.end() - walk.base;
  switch (at) {
    case code.identifier: {
      const name = walk.slice(walk.base + start, walk.base + end);
      if (name === "") walk.broken = true;
      return { kind: "name", name, start, end };
    }
    case code.string:
      return stringLiteral(walk, expression);
    case code.integer:
    case code.float:
      return {
        kind: "number",
        value: decodeNumber(walk.text.slice(walk.base + start, walk.base + end)),
        start,
        end,
      };
    case code.true:
    case code.false:
      return { kind: "constant", value: at === code.true, start, end };
    case code.none:
      return { kind: "constant", value: null, start, end };
    default:
      break;
  }
  if (!walk.enter()) return { kind: "other", children: [], start, end };
  const made = nested(walk, at, { start, end });
  walk.leave();
  return made;
}

function nested(walk: Walk, at: number, range: Ranged): Expression {
  switch (at) {
    case code.concatenated_string:
      return concatenatedString(walk, expression);
    case code.list:
    case code.list_pattern:
      return { kind: "list", items: children(walk), ...range };
    case code.tuple:
    case code.expression_list:
    case code.pattern_list:
    case code.tuple_pattern:
      return { kind: "tuple", items: children(walk), ...range };
    case code.set:
      return { kind: "set", items: children(walk), ...range };
    case code.dictionary:
      return { kind: "dictionary", entries: dictionaryEntries(walk), ...range };
    case code.parenthesized_expression:
    case code.await:
    case code.type:
    case code.as_pattern_target:
    case code.case_pattern:
      return only(walk);
    case code.list_splat:
    case code.list_splat_pattern:
    case code.splat_pattern:
      return { kind: "starred", value: only(walk), ...range };
    case code.conditional_expression:
      return conditional(walk, range);
    case code.not_operator:
      return { kind: "not", value: only(walk), ...range };
    case code.unary_operator:
      return unary(walk, range);
    case code.named_expression:
      return walrus(walk, range);
    case code.lambda:
      return lambda(walk, expression, range);
    case code.list_comprehension:
    case code.set_comprehension:
    case code.dictionary_comprehension:
    case code.generator_expression:
      return comprehension(walk, expression, range);
    default:
      return typeOrOther(walk, at, range);
  }
}

function typeOrOther(walk: Walk, at: number, range: Ranged): Expression {
  switch (at) {
    case code.generic_type: {
      const [object, ...indices] = children(walk);
      if (object !== undefined) return { kind: "subscript", object, indices, ...range };
      break;
    }
    case code.union_type: {
      const [left, right] = children(walk);
      if (left && right) return { kind: "binary", operator: "|", left, right, ...range };
      break;
    }
    case code.member_type: {
      const [object, member] = children(walk);
      if (object && member?.kind === "name") {
        return { kind: "attribute", object, name: member.name, ...range };
      }
      break;
    }
    case code.dotted_name:
      return dottedName(walk, range);
    case code.ERROR:
      walk.broken = true;
      break;
    default:
      break;
  }
  return { kind: "other", children: children(walk), ...range };
}

/** The children as expressions; a `type_parameter` stands for its own children. */
export function children(walk: Walk): readonly Expression[] {
  const list: Expression[] = [];
  walk.each((child) => {
    if (child === code.ERROR) walk.broken = true;
    if (child === code.type_parameter) list.push(...children(walk));
    else if (!isMark(child)) list.push(expression(walk, child));
  });
  return list;
}

/** The one child that counts, as of parentheses. */
function only(walk: Walk): Expression {
  const list = children(walk);
  const [first] = list;
  if (first !== undefined && list.length === 1) return first;
  const start = walk.start() - walk.base;
  return { kind: "other", children: list, start, end: walk.end() - walk.base };
}

function dottedName(walk: Walk, range: Ranged): Expression {
  const [first, ...rest] = children(walk);
  let whole = first ?? nothing(walk);
  for (const part of rest) {
    const name = part.kind === "name" ? part.name : "";
    whole = { kind: "attribute", object: whole, name, start: range.start, end: part.end };
  }
  return whole;
}

function dictionaryEntries(walk: Walk): readonly DictionaryEntry[] {
  const entries: DictionaryEntry[] = [];
  walk.each((child) => {
    const start = walk.start() - walk.base;
    const end = walk.end() - walk.base;
    if (child === code.pair) {
      const [key, value] = children(walk);
      if (key && value) entries.push({ key, value, start, end });
      else walk.broken = true;
    } else if (child === code.dictionary_splat) entries.push({ value: only(walk), start, end });
    else entries.push({ value: { kind: "other", children: children(walk), start, end }, start, end });
  });
  return entries;
}

function conditional(walk: Walk, range: Ranged): Expression {
  const [whenTrue, test, whenFalse, ...rest] = children(walk);
  if (whenTrue && test && whenFalse && rest.length === 0) {
    return { kind: "conditional", test, whenTrue, whenFalse, ...range };
  }
  walk.broken = true;
  return {
    kind: "other",
    children: [whenTrue, test, whenFalse, ...rest].filter((part) => part !== undefined),
    ...range,
  };
}

function unary(walk: Walk, range: Ranged): Expression {
  const value = only(walk);
  const negative = walk.text.charAt(walk.base + range.start) === "-";
  if (negative && value.kind === "number") return { kind: "number", value: -value.value, ...range };
  return { kind: "other", children: [value], ...range };
}

function walrus(walk: Walk, range: Ranged): Expression {
  const [target, value] = children(walk);
  if (target?.kind === "name" && value) {
    const made: WalrusExpression = { kind: "walrus", target, value, ...range };
    walk.walruses.push(made);
    return made;
  }
  walk.broken = true;
  return { kind: "other", children: value ? [value] : [], ...range };
}

/** A child that a node of its kind does not have: an error inside it. */
function unexpected(walk: Walk, child: number): void {
  if (child === code.ERROR) walk.broken = true;
}

function isMark(child: number): boolean {
  return child >= code["="];
}

function nothing(walk: Walk): Expression {
  walk.broken = true;
  const at = walk.start() - walk.base;
  return { kind: "other", children: [], start: at, end: at };
}

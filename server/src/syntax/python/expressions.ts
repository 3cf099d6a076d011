import { addChildrenOf, childrenOf, nothing, onlyChildOf } from "./children.ts";
import type {
  Argument,
  BinaryExpression,
  BooleanExpression,
  CallExpression,
  Expression,
  NameExpression,
  Ranged,
} from "./ir.ts";
import { decodeNumber } from "./literals.ts";
import { nested } from "./nested-expressions.ts";
import { code } from "./node-codes.ts";
import { operatorBetween } from "./operators.ts";
import { stringLiteral } from "./strings.ts";
import { none, type Walk } from "./walk.ts";

/**
 * Lowers the expression that the cursor stands on. The cursor is there again afterwards.
 *
 * @param here the code of its node
 *
 * Chains that lean left (`a.b(c).d`, `a + b + c`) are followed with a loop, however long they are;
 * other nesting is followed to the walk's limit.
 */
export function expression(walk: Walk, here: number): Expression {
  if (here === code.identifier) return nameExpression(walk);
  return leansLeft(here) ? chain(walk, here) : simple(walk, here);
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

function chain(walk: Walk, here: number): Expression {
  const start = walk.from();
  if (!walk.enter()) return { kind: "other", children: [], start, end: walk.to() };
  const { spine, cursor } = walk;
  const outside = spine.length;
  let at = here;
  while (leansLeft(at) && cursor.firstChild()) {
    spine.push(at);
    at = cursor.code;
  }
  let left = at === code.identifier ? nameExpression(walk) : simple(walk, at);
  if (at === code.parenthesized_expression) left = { ...left, start, end: walk.to() };
  while (spine.length > outside) left = joined(walk, spine.pop() ?? code.unknown, left, start);
  walk.leave();
  return left;
}

/**
 * Makes a node of its first child, which the cursor stands on, and the siblings that follow. The cursor
 * is on the node afterwards.
 */
function joined(walk: Walk, at: number, left: Expression, start: number): Expression {
  switch (at) {
    case code.attribute:
      return attribute(walk, left, start);
    case code.call:
      return call(walk, left, start);
    case code.subscript:
      return subscript(walk, left, start);
    default:
      return operation(walk, at, left, start);
  }
}

function attribute(walk: Walk, object: Expression, start: number): Expression {
  let name = "";
  for (let child = walk.along(); child !== none; child = walk.along()) {
    if (child === code.identifier) name = walk.name();
    else unexpected(walk, child);
  }
  if (name === "") walk.broken = true;
  return { kind: "attribute", object, name, start, end: walk.to() };
}

function call(walk: Walk, callee: Expression, start: number): CallExpression {
  let list: readonly Argument[] = [];
  let argumentsStart = callee.end;
  for (let child = walk.along(); child !== none; child = walk.along()) {
    if (child === code.argument_list) {
      argumentsStart = walk.from();
      list = argumentList(walk);
    } else if (child === code.generator_expression) {
      argumentsStart = walk.from();
      const value = expression(walk, child);
      list = [{ form: "positional", value, start: value.start, end: value.end }];
    } else unexpected(walk, child);
  }
  return { kind: "call", callee, arguments: list, argumentsStart, start, end: walk.to() };
}

function subscript(walk: Walk, object: Expression, start: number): Expression {
  const { expressions } = walk;
  const outside = expressions.height;
  for (let child = walk.along(); child !== none; child = walk.along()) {
    expressions.add(expression(walk, child));
  }
  const indices = expressions.takeFrom(outside);
  return { kind: "subscript", object, indices, start, end: walk.to() };
}

/** The arguments inside parentheses: of a call or a class. */
export function argumentList(walk: Walk): readonly Argument[] {
  const outside = walk.arguments.height;
  for (let child = walk.down(); child !== none; child = walk.along()) {
    walk.arguments.add(argument(walk, child));
  }
  return walk.arguments.takeFrom(outside);
}

function argument(walk: Walk, child: number): Argument {
  const start = walk.from();
  const end = walk.to();
  if (child === code.keyword_argument) return keyword(walk, start, end);
  if (child === code.dictionary_splat)
    return { form: "dict-splat", value: onlyChildOf(walk, expression), start, end };
  if (child === code.list_splat)
    return { form: "list-splat", value: onlyChildOf(walk, expression), start, end };
  if (child === code.ERROR) walk.broken = true;
  return { form: "positional", value: expression(walk, child), start, end };
}

function keyword(walk: Walk, start: number, end: number): Argument {
  let name: string | undefined;
  let value: Expression | undefined;
  for (let child = walk.down(); child !== none; child = walk.along()) {
    if (child === code["="]) continue;
    if (name === undefined && child === code.identifier) name = walk.name();
    else value = expression(walk, child);
  }
  return { form: "keyword", name: name ?? "", value: value ?? nothing(walk), start, end };
}

function operation(walk: Walk, at: number, left: Expression, start: number): Expression {
  let right: Expression | undefined;
  let more: Expression[] | undefined;
  let isAnd = false;
  for (let child = walk.along(); child !== none; child = walk.along()) {
    if (child === code.and || child === code.or) {
      isAnd = child === code.and;
      continue;
    }
    if (right !== undefined) {
      more ??= [];
      more.push(right);
    }
    right = expression(walk, child);
  }
  const end = walk.to();
  if (right === undefined || more !== undefined) {
    // Still leaning left, so that a long broken chain is not a deep one.
    walk.broken = true;
    const rest = right === undefined ? [] : [...(more ?? []), right];
    const pieces: Expression = { kind: "other", children: rest, start: rest[0]?.start ?? end, end };
    return { kind: "binary", operator: "", left, right: pieces, start, end };
  }
  if (at === code.boolean_operator)
    return booleanOperation(isAnd ? "and" : "or", left, right, { start, end });
  const operator = operatorBetween(walk.text, walk.base + left.end, walk.base + right.start);
  return { kind: "binary", operator, left, right, start, end } satisfies BinaryExpression;
}

function booleanOperation(
  operator: "and" | "or",
  left: Expression,
  right: Expression,
  { start, end }: Ranged,
): BooleanExpression {
  // Flat for `a or b or c`: a long chain of copies would cost its square, so only short ones are.
  if (left.kind === "boolean" && left.operator === operator && left.operands.length < 16) {
    return { kind: "boolean", operator, operands: [...left.operands, right], start, end };
  }
  return { kind: "boolean", operator, operands: [left, right], start, end };
}

function nameExpression(walk: Walk): NameExpression {
  const name = walk.name();
  if (name === "") walk.broken = true;
  return { kind: "name", name, start: walk.from(), end: walk.to() };
}

function simple(walk: Walk, at: number): Expression {
  switch (at) {
    case code.identifier:
      return nameExpression(walk);
    case code.string:
      return stringLiteral(walk, expression);
    case code.integer:
    case code.float: {
      const value = decodeNumber(walk.text.slice(walk.start(), walk.end()));
      return { kind: "number", value, start: walk.from(), end: walk.to() };
    }
    case code.true:
    case code.false:
      return { kind: "constant", value: at === code.true, start: walk.from(), end: walk.to() };
    case code.none:
      return { kind: "constant", value: null, start: walk.from(), end: walk.to() };
    default:
      break;
  }
  const start = walk.from();
  const end = walk.to();
  if (!walk.enter()) return { kind: "other", children: [], start, end };
  const made = nested(walk, at, { start, end }, expression);
  walk.leave();
  return made;
}

/** The children as expressions; a `type_parameter` stands for its own children. */
export function children(walk: Walk): readonly Expression[] {
  return childrenOf(walk, expression);
}

/** Adds them to the walk's expressions. */
export function addChildren(walk: Walk): void {
  addChildrenOf(walk, expression);
}

/** A child that a node of its kind does not have: an error inside it. */
function unexpected(walk: Walk, child: number): void {
  if (child === code.ERROR) walk.broken = true;
}

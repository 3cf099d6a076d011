import type {
  ComprehensionClause,
  ComprehensionExpression,
  Expression,
  LambdaExpression,
  Parameter,
  Ranged,
} from "./ir.ts";
import { code } from "./node-codes.ts";
import type { Walk } from "./walk.ts";

type LowerExpression = (walk: Walk, here: number) => Expression;

/** Parameters of the function or lambda whose list the cursor stands on. */
export function parameters(walk: Walk, lower: LowerExpression): readonly Parameter[] {
  const list: Parameter[] = [];
  walk.each((child) => {
    const found = parameter(walk, child, lower);
    if (found !== undefined) list.push(found);
  });
  return list;
}

function parameter(walk: Walk, at: number, lower: LowerExpression): Parameter | undefined {
  const range = { start: walk.start() - walk.base, end: walk.end() - walk.base };
  switch (at) {
    case code.identifier:
      return { form: "plain", name: walk.slice(walk.start(), walk.end()), ...range };
    case code.list_splat_pattern:
    case code.dictionary_splat_pattern:
      return { form: splatForm(at), name: innerName(walk), ...range };
    case code.default_parameter:
    case code.typed_parameter:
    case code.typed_default_parameter:
      return describedParameter(walk, lower, range);
    case code.ERROR:
      walk.broken = true;
      return undefined;
    default:
      return undefined;
  }
}

function describedParameter(walk: Walk, lower: LowerExpression, range: Ranged): Parameter {
  let form: Parameter["form"] = "plain";
  let name: string | undefined;
  let annotation: Expression | undefined;
  let value: Expression | undefined;
  let behindEquals = false;
  walk.each((child) => {
    if (child === code["="]) behindEquals = true;
    else if (child === code.type && !behindEquals) annotation = lower(walk, child);
    else if (name === undefined) {
      if (child === code.list_splat_pattern || child === code.dictionary_splat_pattern) {
        form = splatForm(child);
        name = innerName(walk);
      } else name = walk.slice(walk.start(), walk.end());
    } else if (behindEquals) value = lower(walk, child);
  });
  return {
    form,
    name: name ?? "",
    ...(annotation ? { annotation } : {}),
    ...(value ? { default: value } : {}),
    ...range,
  };
}

function splatForm(at: number): "list-splat" | "dict-splat" {
  return at === code.list_splat_pattern ? "list-splat" : "dict-splat";
}

function innerName(walk: Walk): string {
  let name = "";
  walk.each((child) => {
    if (child === code.identifier) name = walk.slice(walk.start(), walk.end());
  });
  return name;
}

export function lambda(walk: Walk, lower: LowerExpression, range: Ranged): LambdaExpression {
  let list: readonly Parameter[] = [];
  let body: Expression | undefined;
  walk.each((child) => {
    if (child === code.lambda_parameters) list = parameters(walk, lower);
    else if (child !== code[":"]) body = lower(walk, child);
  });
  return { kind: "lambda", parameters: list, body: body ?? empty(range), ...range };
}

export function comprehension(walk: Walk, lower: LowerExpression, range: Ranged): ComprehensionExpression {
  const elements: Expression[] = [];
  const clauses: ComprehensionClause[] = [];
  walk.each((child) => {
    if (child === code.for_in_clause) clauses.push(forClause(walk, lower));
    else if (child === code.if_clause) {
      walk.each((inner) => clauses.push({ value: lower(walk, inner) }));
    } else if (child === code.pair) {
      walk.each((inner) => {
        if (inner !== code[":"]) elements.push(lower(walk, inner));
      });
    } else elements.push(lower(walk, child));
  });
  return { kind: "comprehension", elements, clauses, ...range };
}

function forClause(walk: Walk, lower: LowerExpression): ComprehensionClause {
  let target: Expression | undefined;
  const values: Expression[] = [];
  walk.each((child) => {
    if (target === undefined) target = lower(walk, child);
    else values.push(lower(walk, child));
  });
  const [first] = values;
  const start = walk.start() - walk.base;
  const whole = { start, end: walk.end() - walk.base };
  const value: Expression =
    first !== undefined && values.length === 1 ? first : { kind: "tuple", items: values, ...whole };
  return { ...(target ? { target } : {}), value };
}

function empty(range: Ranged): Expression {
  return { kind: "other", children: [], start: range.end, end: range.end };
}
